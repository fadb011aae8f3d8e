import { LRUCache } from 'lru-cache';
import type { Now } from '../../calls/ports.ts';
import { Problem } from '../../calls/problems.ts';
import { isWithin } from '../doors/within.ts';

/** Attempts without a penalty, because people mistype. */
const FREE_FAILURES = 3;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15 * 60_000;
const FORGET_MS = 60 * 60_000;
const MAX_ALLOWANCES = 10_000;
/** The limit for repeated attempts of all strangers together, so that many addresses do not make guessing faster. */
const PER_MINUTE = 30;
const MINUTE_MS = 60_000;

/** Who makes an attempt; each has an allowance of their own. */
export type Attempter =
  /** Anybody at this address; `untrustedProxy`: everybody who comes through that proxy. */
  | { readonly kind: 'address'; readonly address: string; readonly untrustedProxy?: string }
  /** A browser in which an administrator has signed in before. */
  | { readonly kind: 'browser'; readonly id: string }
  /** A signed-in person who has to enter the password again. */
  | { readonly kind: 'session'; readonly id: string };

/**
 * Slows guessing down: each failure doubles the wait of the one who failed. Strangers cannot lock an administrator out: a browser
 * that has signed in before and an address that has not failed never wait for the failures of others.
 */
export interface Throttle {
  /** Counts an attempt as failed until it is taken back. Throws Problem `sign_in_throttled`. */
  attempt(by: Attempter): Attempt;
}

/** What one node tells the others about an attempt, so that switching nodes does not make guessing faster. */
export interface ThrottleNews {
  readonly key: string;
  readonly was: 'attempted' | 'succeeded' | 'passed';
  /** The stranger has failed before, and such strangers share one allowance. */
  readonly isRepeated: boolean;
}

export interface ThrottleSharing {
  tell(news: ThrottleNews): void;
  hear(listener: (news: ThrottleNews) => void): void;
}

export interface Attempt {
  /** It was right; all failures before it are forgiven. */
  succeeded(): void;
  /** It was right, but says nothing about earlier failures. */
  passed(): void;
}

interface Allowance {
  readonly failures: number;
  readonly lastMs: number;
}

const keyOf = (by: Attempter): string => `${by.kind} ${by.kind === 'address' ? by.address : by.id}`;

const refuse = (waitMs: number, by: Attempter): never => {
  const retryAfterSec = Math.max(1, Math.ceil(waitMs / 1000));
  const shared =
    by.kind === 'address' && by.untrustedProxy !== undefined
      ? ` Everybody who comes through the proxy at ${by.untrustedProxy} counts as one visitor, because server.trustProxy does not name it.`
      : '';
  throw new Problem('sign_in_throttled', `Too many attempts; try again in ${retryAfterSec} s.${shared}`, {
    retryAfterSec,
  });
};

/** `now`: a monotonic clock. */
export const createThrottle = (
  now: Now,
  onRefused: () => void = () => undefined,
  sharing?: ThrottleSharing,
): Throttle => {
  const allowances = new LRUCache<string, Allowance>({ max: MAX_ALLOWANCES, ttl: FORGET_MS });

  const isFull = (): boolean => {
    if (allowances.size >= MAX_ALLOWANCES) allowances.purgeStale();
    return allowances.size >= MAX_ALLOWANCES;
  };
  /** Newest last; at most PER_MINUTE. */
  let repeated: { readonly atMs: number }[] = [];

  const currentOf = (key: string): Allowance => {
    const known = allowances.get(key);
    return known && isWithin(now(), known.lastMs, FORGET_MS) ? known : { failures: 0, lastMs: 0 };
  };

  /** How long a visitor has to wait because of their own failures. */
  const ownWaitMs = ({ failures, lastMs }: Allowance): number => {
    const over = failures - FREE_FAILURES;
    if (over < 0) return 0;
    const delayMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(over, 20));
    // If the clock jumped back, the full wait starts again; it is never longer than that.
    return Math.min(delayMs, Math.max(0, lastMs + delayMs - now()));
  };

  /** Strangers who failed before share what is left of the minute. While the table is too full to tell, all strangers do. */
  const sharedWaitMs = (by: Attempter, { failures }: Allowance): number => {
    if (by.kind !== 'address') return 0;
    if (failures === 0 && !isFull()) return 0;
    repeated = repeated.filter(({ atMs }) => isWithin(now(), atMs, MINUTE_MS));
    const [oldest] = repeated;
    if (!oldest || repeated.length < PER_MINUTE) return 0;
    return Math.min(MINUTE_MS, oldest.atMs + MINUTE_MS - now());
  };

  const forgiveOne = (key: string): void => {
    const { failures, lastMs } = currentOf(key);
    if (failures <= 1) allowances.delete(key);
    else allowances.set(key, { failures: failures - 1, lastMs });
  };

  sharing?.hear(({ key, was, isRepeated }) => {
    if (was === 'attempted') {
      if (isRepeated) repeated.push({ atMs: now() });
      allowances.set(key, { failures: currentOf(key).failures + 1, lastMs: now() });
      return;
    }
    if (isRepeated) repeated.pop();
    if (was === 'succeeded') allowances.delete(key);
    else forgiveOne(key);
  });

  return {
    attempt(by) {
      const key = keyOf(by);
      const before = currentOf(key);
      const waitMs = Math.max(ownWaitMs(before), sharedWaitMs(by, before));
      if (waitMs > 0) {
        onRefused();
        refuse(waitMs, by);
      }
      const mark = { atMs: now() };
      const isRepeated = by.kind === 'address' && (before.failures > 0 || isFull());
      if (isRepeated) repeated.push(mark);
      sharing?.tell({ key, was: 'attempted', isRepeated });
      allowances.set(key, { failures: before.failures + 1, lastMs: mark.atMs });
      const unmark = (): void => {
        repeated = repeated.filter((one) => one !== mark);
      };
      return {
        succeeded() {
          unmark();
          allowances.delete(key);
          sharing?.tell({ key, was: 'succeeded', isRepeated });
        },
        passed() {
          unmark();
          forgiveOne(key);
          sharing?.tell({ key, was: 'passed', isRepeated });
        },
      };
    },
  };
};
