import type { Runtime } from '../app/runtime.ts';
import type { CheckLine } from '../calls/connector.ts';
import type { MorGateway } from '../calls/mor-gateway.ts';
import { defined } from '../defined.ts';
import { sourcesOf } from '../mapping/agents/mapping.ts';
import type { Mapping } from '../mapping/agents/mapping.ts';
import { createSourceFault } from '../mapping/rules/source.ts';
import { counted } from '../mapping/counted.ts';
import { ok } from './line.ts';
import type { CheckDepth } from './self-check.ts';

const PAGE = 200;
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
): Promise<string | typeof NOT_ASKABLE | undefined> => {
  const device = await gateway.device(row.device);
  if (!device.ok && device.code === 'unrecognised') return NOT_ASKABLE;
  if (!device.ok) return `device ${row.device}: ${device.text}`;
  const key = JSON.stringify([row.mor, row.username]);
  let owner = userIds.get(key);
  if (!owner) {
    owner = gateway
      .userDetails({ username: row.username })
      .then((user) => (user.ok ? user.value.id : undefined));
    userIds.set(key, owner);
  }
  const ownerId = await owner;
  if (ownerId === undefined) return `MOR user ${row.username}: not found, or not visible to the status user`;
  return device.value.userId === undefined || device.value.userId === ownerId
    ? undefined
    : `device ${row.device} belongs to another MOR user than ${row.username}`;
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
  const wrong = await deviceFault(gateway, row, asked.userIds);
  if (wrong === NOT_ASKABLE) {
    asked.askable.delete(row.mor);
    return [ok(`mappings of ${row.mor}`, 'not compared: this MOR has no device_details_get')];
  }
  asked.count += 1;
  if (wrong === undefined) {
    asked.good += 1;
    return [];
  }
  const cure = 'Enter the id (ACC) of a device that exists and belongs to the mapped MOR user.';
  return [{ link: `mapping ${row.crm}/${row.user}`, ok: false, detail: wrong, cure }];
};

const devicesLine = ({ good, count }: Asked, { total, isSample }: { total: number; isSample: boolean }) => {
  const found = `${good} of ${count} devices exist in MOR and belong to their user`;
  const sample = `a sample: ${counted(total, 'agent')} are mapped; check --all, or Check all on the page, asks about every one`;
  return ok('mappings', isSample ? `${found}; ${sample}` : found);
};

/** Checks the device and the source of each mapping. */
export async function* checkMappings(
  runtime: Runtime,
  usable: ReadonlySet<string>,
  { nowMs, all = false, onProgress }: CheckDepth & { readonly nowMs: number },
): AsyncGenerator<CheckLine> {
  const sourceFault = createSourceFault({ crms: runtime.crms, rules: runtime.rules, now: () => nowMs });
  const asked: Asked = { userIds: new Map(), askable: new Set(usable), count: 0, good: 0 };
  let cursor: string | undefined;
  let isSample = false;
  let seen = 0;
  let total = 0;
  do {
    const page = await runtime.store.mappings.list({ limit: PAGE, ...defined({ cursor }) });
    ({ total } = page);
    for (const row of page.items) {
      seen += 1;
      if (seen % PROGRESS_EVERY === 0) onProgress?.(seen, total);
      const link = `mapping ${row.crm}/${row.user}`;
      const gateway = runtime.mors.get(row.mor)?.gateway;
      const faults = sourcesOf(row).map((text) => sourceFault({ text, changed: false }, row));
      const fault = faults.find((one) => one !== undefined);
      if (fault !== undefined) {
        yield {
          link,
          ok: false,
          detail: `this agent cannot call: the source ${fault}`,
          cure: 'Correct the column source: an extension of up to 6 digits, or a number that the dial rules allow.',
        };
      }
      if (!gateway) {
        yield {
          link,
          ok: false,
          detail: `MOR server "${row.mor}" is not in the configuration`,
          cure: 'Correct the column mor.',
        };
      } else if (asked.askable.has(row.mor) && row.device !== '') {
        if (all || asked.count < SAMPLE) yield* await checkDevice(gateway, row, asked);
        else isSample = true;
      }
    }
    cursor = page.next;
  } while (cursor !== undefined);
  if (asked.count > 0) yield devicesLine(asked, { total, isSample });
}
