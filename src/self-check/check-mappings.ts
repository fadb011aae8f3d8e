import type { Runtime } from '../app/runtime.ts';
import type { CheckLine } from '../calls/connector.ts';
import type { MorGateway } from '../calls/mor-gateway.ts';
import { mappingPages } from '../mapping/agents/all-mappings.ts';
import { sourcesOf } from '../mapping/agents/mapping.ts';
import type { Mapping } from '../mapping/agents/mapping.ts';
import { createSourceFault } from '../mapping/rules/source.ts';
import { at, good, wrong } from '../vocabulary/findings.ts';
import type { Finding } from '../vocabulary/findings.ts';
import type { CheckDepth } from './self-check.ts';

/** Devices are checked one by one; without `all` a large site is sampled so that the check ends in reasonable time. */
const SAMPLE = 500;
const PROGRESS_EVERY = 100;

/** This MOR, or its status user, cannot be asked about devices; that says nothing about the mapping. */
const NOT_ASKABLE = Symbol('cannot be asked about devices');

/** Does the device exist, and does it belong to the mapped MOR user? Undefined: it does. */
const deviceFault = async (
  gateway: MorGateway,
  row: Mapping,
  userIds: Map<string, Promise<string | undefined>>,
): Promise<Finding | typeof NOT_ASKABLE | undefined> => {
  const device = await gateway.device(row.device);
  if (!device.ok && device.code === 'unrecognised') return NOT_ASKABLE;
  if (!device.ok) return wrong('device_refused', { device: row.device, text: device.text });
  const { username } = row;
  const key = JSON.stringify([row.mor, username]);
  let owner = userIds.get(key);
  if (!owner) {
    owner = gateway.userDetails({ username }).then((user) => (user.ok ? user.value.id : undefined));
    userIds.set(key, owner);
  }
  const ownerId = await owner;
  if (ownerId === undefined) return wrong('user_not_seen', { username });
  return device.value.userId === undefined || device.value.userId === ownerId
    ? undefined
    : wrong('device_of_another', { device: row.device, username });
};

/** What the devices of the mappings have shown so far. */
interface Asked {
  readonly userIds: Map<string, Promise<string | undefined>>;
  /** MOR servers that can be asked about devices. */
  readonly askable: Set<string>;
  count: number;
  good: number;
}

/** Asks MOR about the device of one row. */
const checkDevice = async (gateway: MorGateway, row: Mapping, asked: Asked): Promise<CheckLine[]> => {
  const fault = await deviceFault(gateway, row, asked.userIds);
  if (fault === NOT_ASKABLE) {
    asked.askable.delete(row.mor);
    return [at('mappings_of', { mor: row.mor }, good('devices_not_compared'))];
  }
  asked.count += 1;
  if (fault === undefined) {
    asked.good += 1;
    return [];
  }
  return [at('mapping', { crm: row.crm, user: row.user }, fault)];
};

const devicesLine = (
  { good: fine, count }: Asked,
  { total, isSample }: { total: number; isSample: boolean },
) =>
  at(
    'mappings',
    {},
    isSample
      ? good('devices_sampled', { good: fine, count, total })
      : good('devices_compared', { good: fine, count }),
  );

/** Checks the device and the source of each mapping. */
export async function* checkMappings(
  runtime: Runtime,
  usable: ReadonlySet<string>,
  { nowMs, all = false, onProgress }: CheckDepth & { readonly nowMs: number },
): AsyncGenerator<CheckLine> {
  const sourceFault = createSourceFault({ crms: runtime.crms, rules: runtime.rules, now: () => nowMs });
  const asked: Asked = { userIds: new Map(), askable: new Set(usable), count: 0, good: 0 };
  const { mappings } = runtime.store;
  const total = await mappings.count({});
  let isSample = false;
  let seen = 0;
  for await (const page of mappingPages(mappings)) {
    for (const row of page) {
      seen += 1;
      if (seen % PROGRESS_EVERY === 0) onProgress?.(seen, total);
      const where = { crm: row.crm, user: row.user };
      const gateway = runtime.mors.get(row.mor)?.gateway;
      const faults = sourcesOf(row).map((text) => sourceFault({ text, changed: false }, row));
      const fault = faults.find((one) => one !== undefined);
      if (fault !== undefined) yield at('mapping', where, wrong('source_refused', { text: fault }));
      if (!gateway) {
        yield at('mapping', where, wrong('unknown_mor', { mor: row.mor }));
      } else if (asked.askable.has(row.mor) && row.device !== '') {
        if (all || asked.count < SAMPLE) yield* await checkDevice(gateway, row, asked);
        else isSample = true;
      }
    }
  }
  if (asked.count > 0) yield devicesLine(asked, { total, isSample });
}
