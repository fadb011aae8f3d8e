import type { Runtime } from '../app/runtime.ts';
import type { CheckLine } from '../calls/connector.ts';
import type { MorConfig } from '../config/mor-schema.ts';
import { at, good, unwise, wrong } from '../vocabulary/findings.ts';

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
  if (placed.length < CALLS_THAT_TELL) return [];
  const where = { mor: mor.id };
  const { username } = mor.status;
  const calls = placed.length;
  const inLists = placed.filter(({ following }) => following.activeCallId ?? following.legBSeen).length;
  if (inLists > 0) return [at('mor_sight', where, good('mor_saw_calls', { seen: inLists, calls }))];
  const inCdrs = placed.filter(({ following }) => following.legA ?? following.legB).length;
  if (inCdrs > 0)
    return [at('mor_sight', where, unwise('mor_saw_cdrs_only', { seen: inCdrs, calls, username }))];
  return [at('mor_sight', where, wrong('mor_saw_nothing', { calls, username }))];
};
