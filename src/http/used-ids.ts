import type { SharedStore } from '../calls/nodes.ts';
import type { Now } from '../calls/ports.ts';
import { MAX_SKEW_SEC } from './signature.ts';

/** Ids of signed requests that were taken, so that a captured one is good for nothing. */
export interface UsedIds {
  /** True the first time; false when this sender has used the id before. */
  use(crm: string, id: string): Promise<boolean>;
}

/** Where there are nodes: the database knows them, as the copy may be sent to another node. */
export const createSharedIds = (shared: Pick<SharedStore, 'useId'>, now: Now): UsedIds => ({
  use: (crm, id) => shared.useId(crm, id, now()),
});

/** Only senders with a right signature fill it; beyond this the oldest is forgotten before its time. */
const MOST = 100_000;

/** A signature stops being accepted on its own after this time, in both directions of the clock. */
const REMEMBER_MS = 2 * MAX_SKEW_SEC * 1000;

/**
 * In memory: after a restart an id could be used once more, within the minutes for which its signature is good.
 * The clock is one that nobody sets. What dials is not protected by this but by its idempotency key, which is on disk.
 */
export const createUsedIds = (steady: Now): UsedIds => {
  const used = new Map<string, number>();
  /** The map keeps the order of insertion, so the oldest come first. */
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
