import type { Call } from '../call/call.ts';
import type { CallBook } from '../book.ts';
import { fold, isClosed, tickDueMs } from '../call/fold.ts';
import type { FollowPolicy } from '../call/fold.ts';
import { createCdrReader } from './follow-cdrs.ts';
import { createLiveReader } from './follow-live.ts';
import type { FollowParts } from './follow-parts.ts';
import { createLately } from './lately.ts';
import { createMatcher } from './match.ts';
import type { MorGateway, MorReply } from '../mor-gateway.ts';
import type { Observation } from '../call/observation.ts';
import type { Log, Now } from '../ports.ts';

const MAX_BACKOFF_FACTOR = 15;

export interface FollowerDeps {
  readonly gateway: MorGateway;
  readonly book: CallBook;
  readonly policy: FollowPolicy;
  readonly pollMs: number;
  readonly now: Now;
  readonly log: Log;
}

/** Follows all open calls of one MOR server with one poller, whatever their number. */
export interface Follower {
  readonly morServer: string;
  /** `ended`: calls that ended before this process began; what MOR still tells about them is theirs. */
  start(ended?: readonly Call[]): void;
  /** MOR hints that a call has ended, or a call was just placed: look now. */
  hint(): void;
  /** One round, for tests and for a deterministic clock. */
  poll(): Promise<void>;
  /** When MOR last answered a question about calls, Unix milliseconds; undefined: never since the start. */
  lastAnswerMs(): number | undefined;
  stop(): Promise<void>;
}

export const createFollower = (deps: FollowerDeps): Follower => {
  const { gateway, book, policy, now, log } = deps;
  const lately = createLately(deps);
  const matcher = createMatcher();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = true;
  let failures = 0;
  const failedNow = new Set<string>();
  let lastAnswer: number | undefined;
  /** Thousands of calls go on at a time, and the clock ends a few: before this time, Unix milliseconds, none. */
  let nextTickMs = Number.NEGATIVE_INFINITY;
  /** Questions whose failure is in the log already. */
  const failing = new Set<string>();

  const observe = async (call: Call, seen: Observation): Promise<Call | undefined> =>
    // Most rows say what was known before; they need no place in the queue of writes.
    fold(call, seen, policy) === call ? call : book.update(call.id, (current) => fold(current, seen, policy));

  const answered = <T>(reply: MorReply<T>, question: string): T | undefined => {
    if (reply.ok) {
      failing.delete(question);
      lastAnswer = now();
      return reply.value;
    }
    if (!failing.has(question))
      log.warn({ mor: gateway.id, question, code: reply.code }, `MOR did not answer: ${reply.text}`);
    failing.add(question);
    failedNow.add(question);
    return undefined;
  };

  const parts: FollowParts = {
    ...{ gateway, book, policy, now, log, observe, answered },
    matcher,
  };
  const live = createLiveReader(parts);
  const cdrs = createCdrReader(parts);

  const tick = async (): Promise<void> => {
    const atMs = now();
    if (atMs < nextTickMs) return;
    nextTickMs = Number.POSITIVE_INFINITY;
    const due: Call[] = [];
    for (const call of book.open(gateway.id)) {
      const dueMs = tickDueMs(call, policy);
      // What is due now stays the next time too, until its end is stored.
      nextTickMs = Math.min(nextTickMs, dueMs);
      if (atMs >= dueMs) due.push(call);
    }
    await Promise.all(due.map((call) => observe(call, { kind: 'tick', atMs })));
  };

  const pollOnce = async (): Promise<void> => {
    failedNow.clear();
    if (policy.following) await cdrs.ask(await live.ask());
    await tick();
    lately.forget((callId) => {
      matcher.remove(callId);
    });
    failures = failedNow.size === 0 ? 0 : failures + 1;
  };

  const round = async (): Promise<void> => {
    try {
      await pollOnce();
    } catch (error) {
      failures += 1;
      log.error({ mor: gateway.id, err: error }, 'following calls failed; trying again');
    }
  };

  const schedule = (): void => {
    if (stopped || timer || running || book.open(gateway.id).length === 0) return;
    const factor = Math.min(MAX_BACKOFF_FACTOR, 2 ** Math.min(failures, 4));
    timer = setTimeout(run, again ? 0 : deps.pollMs * factor);
    again = false;
  };

  function run(): void {
    timer = undefined;
    running = round().finally(() => {
      running = undefined;
      schedule();
    });
  }

  const unwatch = book.watch((call) => {
    if (call.mor.server !== gateway.id) return;
    // Refused before it was asked of MOR: there is nothing that could be told.
    if (call.state === 'refused') matcher.remove(call.id);
    else matcher.put(call);
    if (!isClosed(call)) {
      nextTickMs = Math.min(nextTickMs, tickDueMs(call, policy));
      schedule();
      return;
    }
    cdrs.forget(call.id);
    if (call.state === 'ended') lately.add(call);
  });

  return {
    morServer: gateway.id,
    start(ended = []) {
      stopped = false;
      for (const call of ended) {
        if (call.mor.server !== gateway.id || call.state !== 'ended') continue;
        matcher.put(call);
        lately.add(call);
      }
      for (const call of book.open(gateway.id)) matcher.put(call);
      schedule();
    },
    hint() {
      again = true;
      cdrs.hurry();
      if (stopped || running) return;
      if (timer) clearTimeout(timer);
      timer = undefined;
      schedule();
    },
    poll: round,
    lastAnswerMs: () => lastAnswer,
    async stop() {
      stopped = true;
      unwatch();
      if (timer) clearTimeout(timer);
      timer = undefined;
      await running;
    },
  };
};
