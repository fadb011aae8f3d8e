import { randomFillSync } from 'node:crypto';
import { v7 as uuidV7 } from 'uuid';

const BYTES = 16;
/** Random bytes are drawn in batches; one draw per call would dominate its cost. */
const pool = new Uint8Array(256 * BYTES);
let used = pool.length;

const random = (): Uint8Array => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += BYTES;
  return pool.subarray(used - BYTES, used);
};

/**
 * A new call's id. Ids sort by time (UUID version 7, RFC 9562, 5.7), so that a new call goes to the end of the store's
 * index rather than to a random page.
 */
export const newCallId = (nowMs: number): string => uuidV7({ msecs: nowMs, random: random() });
