import type { SharedStore } from '../calls/nodes.ts';
import type { Now } from '../calls/ports.ts';
import { MAX_SKEW_SEC } from './signature.ts';

/** Remembers the ids of accepted signed requests, so that a captured request is useless. */
export interface UsedIds {
  /** True the first time; false when this sender has already used the id. */
  use(crm: string, id: string): Promise<boolean>;
}

/** With several nodes the ids are in the database, because a copy may be sent to another node. */
export const createSharedIds = (shared: Pick<SharedStore, 'useId'>, now: Now): UsedIds => ({
  use: (crm, id) => shared.useId(crm, id, now()),
});

/** Only senders with a valid signature fill it; beyond this number the oldest id is forgotten early. */
const MOST = 100_000;

/** After this time the signature is too old anyway, whichever way the clock is off. */
const REMEMBER_MS = 2 * MAX_SKEW_SEC * 1000;

/**
 * In memory: after a restart an id could be used again within the minutes for which its signature is valid. Uses a clock that
 * nobody can set. Dialling does not rely on this but on its idempotency key, which is on disk.
 */
export const createUsedIds = (steady: Now): UsedIds => {
  const used = new Map<string, number>();
  /** The map keeps insertion order, so the oldest come first. */
  const forgetOld = (nowMs: number): void => {
    for (const [key, atMs] of used) {
      if (nowMs - atMs <= REMEMBER_MS) return;
      used.delete(key);
    }
  };
  return {
    use: (crm, id) => {
      const nowMs = steady();
      forgetOld(nowMs);
      const key = `${crm}\n${id}`;
      if (used.has(key)) return Promise.resolve(false);
      used.set(key, nowMs);
      if (used.size > MOST) used.delete(used.keys().next().value ?? key);
      return Promise.resolve(true);
    },
  };
};
