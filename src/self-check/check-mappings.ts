import type { Runtime } from '../app/runtime.ts';
import type { CheckLine } from '../calls/connector.ts';
import type { MorGateway } from '../calls/mor-gateway.ts';
import { defined } from '../defined.ts';
import { sourcesOf } from '../mapping/agents/mapping.ts';
import type { Mapping } from '../mapping/agents/mapping.ts';
import { createSourceFault } from '../mapping/rules/source.ts';
import { ok } from './line.ts';

const PAGE = 200;
/** Devices are checked one by one; a large site is sampled so that the check ends in reasonable time. */
const MAX_DEVICES = 500;

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

/** Checks the device and the source of each mapping. */
export const checkMappings = async (
  runtime: Runtime,
  usable: ReadonlySet<string>,
  nowMs: number,
): Promise<CheckLine[]> => {
  const sourceFault = createSourceFault({ crms: runtime.crms, rules: runtime.rules, now: () => nowMs });
  const lines: CheckLine[] = [];
  let cursor: string | undefined;
  let asked = 0;
  let good = 0;
  const userIds = new Map<string, Promise<string | undefined>>();
  const askable = new Set(usable);
  do {
    const page = await runtime.store.mappings.list({
      limit: PAGE,
      ...defined({ cursor }),
    });
    for (const row of page.items) {
      const link = `mapping ${row.crm}/${row.user}`;
      const gateway = runtime.mors.get(row.mor)?.gateway;
      const faults = sourcesOf(row).map((text) => sourceFault({ text, changed: false }, row));
      const fault = faults.find((one) => one !== undefined);
      if (fault !== undefined) {
        lines.push({
          link,
          ok: false,
          detail: `this agent cannot call: the source ${fault}`,
          cure: 'Correct the column source: an extension of up to 6 digits, or a number that the dial rules allow.',
        });
      }
      if (!gateway) {
        lines.push({
          link,
          ok: false,
          detail: `MOR server "${row.mor}" is not in the configuration`,
          cure: 'Correct the column mor.',
        });
      } else if (askable.has(row.mor) && row.device !== '' && asked < MAX_DEVICES) {
        const wrong = await deviceFault(gateway, row, userIds);
        if (wrong === NOT_ASKABLE) {
          askable.delete(row.mor);
          lines.push(ok(`mappings of ${row.mor}`, 'not compared: this MOR has no device_details_get'));
          continue;
        }
        asked += 1;
        if (wrong === undefined) good += 1;
        else {
          lines.push({
            link,
            ok: false,
            detail: wrong,
            cure: 'Enter the id (ACC) of a device that exists and belongs to the mapped MOR user.',
          });
        }
      }
    }
    cursor = page.next;
    if (page.total === 0) {
      return [
        {
          link: 'mappings',
          ok: false,
          detail: 'no agent is mapped',
          cure: 'Import a CSV with "users import FILE", or use the mapping page.',
        },
      ];
    }
  } while (cursor !== undefined);
  return asked > 0
    ? [...lines, ok('mappings', `${good} of ${asked} devices exist in MOR and belong to their user`)]
    : lines;
};
