import { LRUCache } from 'lru-cache';
import type { Now } from '../../calls/ports.ts';
import { Problem } from '../../calls/problems.ts';

/** Attempts that cost nothing: people mistype. */
const FREE_FAILURES = 3;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15 * 60_000;
const FORGET_MS = 60 * 60_000;
const MAX_ADDRESSES = 10_000;
/** From all addresses together, so that many addresses do not make guessing faster. */
const PER_MINUTE = 30;
const MINUTE_MS = 60_000;

/** Slows guessing down: each failure of an address doubles its waiting time. */
export interface Throttle {
  /** Counts an attempt as failed until `succeeded` is called. Throws Problem `sign_in_throttled`. */
  attempt(address: string): void;
  succeeded(address: string): void;
}

/** `now`: a clock that nobody sets. */
export const createThrottle = (now: Now): Throttle => {
  const addresses = new LRUCache<string, { failures: number; lastMs: number }>({ max: MAX_ADDRESSES });
  let recent: number[] = [];

  const refuse = (waitMs: number): never => {
    const retryAfterSec = Math.max(1, Math.ceil(waitMs / 1000));
    throw new Problem('sign_in_throttled', `Too many attempts; try again in ${retryAfterSec} s.`, {
      retryAfterSec,
    });
  };

  return {
    attempt(address) {
      const nowMs = now();
      const known = addresses.get(address);
      const entry = known && nowMs - known.lastMs < FORGET_MS ? known : { failures: 0, lastMs: 0 };
      const over = entry.failures - FREE_FAILURES;
      const delayMs = over < 0 ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(over, 20));
      if (nowMs < entry.lastMs + delayMs) refuse(entry.lastMs + delayMs - nowMs);
      recent = recent.filter((ms) => ms > nowMs - MINUTE_MS);
      const oldest = recent[0];
      if (recent.length >= PER_MINUTE && oldest !== undefined) refuse(oldest + MINUTE_MS - nowMs);
      addresses.set(address, { failures: entry.failures + 1, lastMs: nowMs });
      recent.push(nowMs);
    },
    succeeded(address) {
      addresses.delete(address);
      recent.pop();
    },
  };
};
