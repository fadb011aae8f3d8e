import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Limits } from '../../src/calls/limits.ts';
import type { Now } from '../../src/calls/ports.ts';
import { ownLimits } from '../../src/limits/limits.ts';
import { CrmError } from './crm-error.ts';
import { within } from './deadline.ts';
import type { Deadline, Urgency } from './deadline.ts';
import { createPause } from './pause.ts';

/** Options `rate`: requests per second and concurrent requests to one CRM instance. */
export const rateSchema = z
  .strictObject({
    perSecond: z.number().int().min(1).max(1_000).default(5),
    concurrent: z.number().int().min(1).max(100).default(4),
  })
  .prefault({});
export type Rate = z.infer<typeof rateSchema>;

/** Requests that may wait or run; no method's time limit would allow for a longer queue. */
const MAX_INSIDE = 200;
/** Longer than any method, because methods end within 10 s. */
const LONGEST_REQUEST_MS = 15_000;
/** A pause of at most this length is waited out; during a longer one, requests fail at once. */
const LONGEST_WAIT_MS = 2_500;
const PRIORITY: Readonly<Record<Urgency, number>> = { click: 2, activity: 5, background: 8 };

export interface RateLimiter {
  /** Runs `request` when its turn comes; rejects with `busy` or `unreachable` when that will not be in time. */
  run<T>(deadline: Deadline, request: () => Promise<T>): Promise<T>;
  /** The CRM answered 429 or 503 with Retry-After: nothing is sent until then. */
  pause(seconds: number): void;
  close(): Promise<void>;
}

/**
 * Keeps to the rate of one CRM instance and to the pauses that the CRM itself asks for. With `limits` (those of
 * ConnectorDeps) all nodes share the rate; each node keeps its own pause.
 */
export const createRateLimiter = (
  rate: Rate,
  now: Now,
  { crm, limits = ownLimits }: { readonly crm: string; readonly limits?: Limits | undefined } = { crm: '' },
): RateLimiter => {
  const turns = limits.open(`crm ${crm}`, {
    ...rate,
    pace: 'bursts',
    queue: MAX_INSIDE,
    longestMs: LONGEST_REQUEST_MS,
  });
  const pause = createPause(now);
  let inside = 0;

  const waitOutPause = async (deadline: Deadline): Promise<void> => {
    const leftMs = pause.leftMs();
    if (leftMs <= 0) return;
    if (leftMs > LONGEST_WAIT_MS) {
      const retryAfterSec = Math.ceil(leftMs / 1_000);
      throw new CrmError('busy', `the CRM asked for a pause of ${retryAfterSec} s more`, { retryAfterSec });
    }
    await sleep(leftMs, undefined, { signal: deadline.signal });
  };

  const take = async <T>(deadline: Deadline, request: () => Promise<T>): Promise<T> => {
    // Bottleneck applies its own limit only when it takes the request from its queue, which is too late under load.
    if (inside >= MAX_INSIDE) {
      throw new CrmError('busy', 'too many requests to this CRM are waiting already', { retryAfterSec: 5 });
    }
    inside += 1;
    try {
      return await turns.run(async () => {
        // The caller has given up: do not spend the CRM's quota on it.
        deadline.signal.throwIfAborted();
        await waitOutPause(deadline);
        return request();
      }, PRIORITY[deadline.urgency]);
    } finally {
      inside -= 1;
    }
  };

  return {
    run: (deadline, request) => within(deadline, 'a turn under the rate limit', take(deadline, request)),
    pause: (seconds) => {
      pause.begin(seconds);
    },
    close: () => turns.close(),
  };
};
