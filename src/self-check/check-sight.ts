import type { Runtime } from '../app/runtime.ts';
import type { CheckLine } from '../calls/connector.ts';
import type { MorConfig } from '../config/mor-schema.ts';
import { ok, seesTooLittle } from './line.ts';

const RECENT_MS = 7 * 86_400_000;
/** With fewer calls, all of them may simply have failed before MOR could show any. */
const CALLS_THAT_TELL = 3;
const PAGE = 200;

/** The MOR user of an agent of this MOR, other than the status user where there is one; undefined: nobody is mapped. */
export const someMorUser = async (runtime: Runtime, mor: MorConfig): Promise<string | undefined> => {
  const { items } = await runtime.store.mappings.list({ enabled: true, limit: PAGE });
  const defaults = [...runtime.crms.values()].map((crm) => crm.defaults);
  const names = [...items, ...defaults]
    .filter((row) => row.mor === mor.id)
    .flatMap(({ username = '' }) => (username === '' ? [] : [username]));
  return names.find((name) => name !== mor.status?.username) ?? names[0];
};

/** A status user without the necessary rights gets empty lists, which look like a quiet MOR. */
export const checkSight = async (runtime: Runtime, mor: MorConfig, nowMs: number): Promise<CheckLine[]> => {
  if (mor.status === undefined) return [];
  const { items } = await runtime.store.calls.list({ fromMs: nowMs - RECENT_MS, limit: PAGE });
  const placed = items.filter((call) => call.mor.server === mor.id && call.acceptedAt !== undefined);
  const link = `mor ${mor.id}: what the status user sees`;
  if (placed.length < CALLS_THAT_TELL) return [];
  const { username } = mor.status;
  const inLists = placed.filter(({ following }) => following.activeCallId ?? following.legBSeen).length;
  if (inLists > 0) return [ok(link, `${inLists} of the last ${placed.length} calls`)];
  const inCdrs = placed.filter(({ following }) => following.legA ?? following.legB).length;
  if (inCdrs > 0) {
    const detail = `CDRs of ${inCdrs} of the last ${placed.length} calls, but none of them in the list of active calls: it leaves callbacks out, or "${username}" may not see them; states come late`;
    return [{ ...ok(link, detail), warn: true }];
  }
  const detail = `MOR took ${placed.length} calls in the last days and showed "${username}" none of them`;
  return [seesTooLittle(link, detail)];
};
