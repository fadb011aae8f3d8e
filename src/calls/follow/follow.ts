import type { Call } from '../call/call.ts';
import type { CallBook } from '../book.ts';
import { fold } from '../call/fold.ts';
import { isClosed } from '../call/advance.ts';
import { tickDueMs } from '../call/patience.ts';
import type { FollowPolicy } from '../call/policy.ts';
import { createCdrReader } from './follow-cdrs.ts';
import { createLiveReader } from './follow-live.ts';
import type { ListNow } from './follow-live.ts';
import type { FollowParts } from './follow-parts.ts';
import { createCallClock } from './call-clock.ts';
import { createLately } from './lately.ts';
import { createMatcher } from './match.ts';
import type { MorGateway, MorReply } from '../mor-gateway.ts';
import type { Heard, Observation } from '../call/observation.ts';
import type { Log, Now } from '../ports.ts';

const MAX_BACKOFF_FACTOR = 15;
/** Somebody waits in front of a page. */
const LOOK_MS = 2_500;

/** Resolves when the work is done, and no later than that. */
const within = (ms: number, work: Promise<void>): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void work.finally(() => {
      clearTimeout(timer);
      resolve();
    });
  });

export interface FollowerDeps {
  readonly gateway: MorGateway;
  readonly book: CallBook;
  readonly policy: FollowPolicy;
  readonly pollMs: number;
  /** The wall clock that calls are stamped with. */
  readonly now: Now;
  /** Milliseconds of a clock that nobody sets; without one, `now` is taken for it. */
  readonly steady?: Now;
  readonly log: Log;
}

/** Follows all open calls of one MOR server with one poller, whatever their number. */
export interface Follower {
  readonly morServer: string;
  /** `ended`: calls that ended before this process began; what MOR still tells about them is theirs. */
  start(ended?: readonly Call[]): void;
  /** Asks for the list of active calls now, once for all who want to know; resolves soon, whether MOR answers or not. */
  look(): Promise<void>;
  /** MOR hints that a call has ended, or a call was just placed: look now. */
  hint(): void;
  /** One round, for tests and for a deterministic clock. */
  poll(): Promise<void>;
  /** When MOR last answered a question about calls, Unix milliseconds; undefined: never since the start. */
  lastAnswerMs(): number | undefined;
  stop(): Promise<void>;
}

const heardIn = ({ listMs, cdrsMs }: Heard, shiftMs: number): Heard => ({
  ...(listMs === undefined ? {} : { listMs: listMs + shiftMs }),
  ...(cdrsMs === undefined ? {} : { cdrsMs: cdrsMs + shiftMs }),
});

/** The same observation in the time of a call. Most often both are the same. */
const inTimeOf = (seen: Observation, shiftMs: number): Observation => {
  if (shiftMs === 0) return seen;
  const atMs = seen.atMs + shiftMs;
  if (seen.kind === 'tick') return { ...seen, atMs, heard: heardIn(seen.heard ?? {}, shiftMs) };
  if (seen.kind === 'not_live' && seen.shownMs !== undefined)
    return { ...seen, atMs, shownMs: seen.shownMs + shiftMs };
  return seen.kind === 'live' && seen.ringingMs !== undefined
    ? { ...seen, atMs, ringingMs: seen.ringingMs + shiftMs }
    : { ...seen, atMs };
};

export const createFollower = (deps: FollowerDeps): Follower => {
  const { gateway, book, policy, log } = deps;
  const now = deps.steady ?? deps.now;
  const clock = createCallClock(now, deps.now);
  const lately = createLately({ gateway, book, now, clock });
  const matcher = createMatcher((callId) => clock.shiftOf(callId));
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  /** CDRs are being asked for: lists come meanwhile, for who watches a call wants to see it ring. */
  let asking: Promise<void> | undefined;
  let again = false;
  let stopped = true;
  let failures = 0;
  /** Something went wrong here, not at MOR, since the last list. */
  let broken = false;
  const failedNow = new Set<string>();
  let lastAnswer: number | undefined;
  /** Thousands of calls go on at a time, and the clock changes a few: before this time, by `now`, none. */
  let nextTickMs = Number.NEGATIVE_INFINITY;
  /** Questions whose failure is in the log already. */
  const failing = new Set<string>();

  const observe = async (call: Call, at: Observation): Promise<Call | undefined> => {
    const seen = inTimeOf(at, clock.shiftOf(call.id));
    // Most rows say what was known before; they need no place in the queue of writes.
    return fold(call, seen, policy) === call
      ? call
      : book.update(call.id, (current) => fold(current, seen, policy));
  };

  const answered = <T>(reply: MorReply<T>, question: string): T | undefined => {
    if (reply.ok) {
      failing.delete(question);
      lastAnswer = deps.now();
      return reply.value;
    }
    if (!failing.has(question))
      log.warn({ mor: gateway.id, question, code: reply.code }, `MOR did not answer: ${reply.text}`);
    failing.add(question);
    failedNow.add(question);
    return undefined;
  };

  const parts: FollowParts = {
    ...{ gateway, book, policy, now, clock, log, observe, answered, matcher },
  };
  const live = createLiveReader(parts);
  const cdrs = createCdrReader(parts);

  const heardOf = (): Heard => {
    const { listMs, anyRow } = live.heard;
    const { cdrsMs, anyCdr } = cdrs.heard;
    // A list with rows would show the call. One that is always empty may leave callbacks out; but where CDRs are
    // missing, too, the status user sees nothing, and no answer says anything.
    const mayTalkUnseen = listMs === undefined || (!anyRow && anyCdr);
    return {
      ...(listMs === undefined ? {} : { listMs }),
      ...(cdrsMs === undefined || !mayTalkUnseen ? {} : { cdrsMs }),
    };
  };

  const dueMs = (call: Call, heard: Heard): number => {
    const shiftMs = clock.shiftOf(call.id);
    return tickDueMs(call, policy, heardIn(heard, shiftMs)) - shiftMs;
  };

  const tick = async (): Promise<void> => {
    const atMs = now();
    if (atMs < nextTickMs) return;
    nextTickMs = Number.POSITIVE_INFINITY;
    const heard = heardOf();
    const due: Call[] = [];
    for (const call of book.open(gateway.id)) {
      const callDueMs = dueMs(call, heard);
      // What is due now stays the next time too, until its end is stored.
      nextTickMs = Math.min(nextTickMs, callDueMs);
      if (atMs >= callDueMs) due.push(call);
    }
    await Promise.all(due.map((call) => observe(call, { kind: 'tick', atMs, heard })));
  };

  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      broken = true;
      log.error({ mor: gateway.id, err: error }, 'following calls failed; trying again');
    }
  };

  /** The tick judges what was collected, so it waits until an answer is read to its end. */
  const askForCdrs = (list: ListNow | undefined): Promise<void> =>
    guarded(async () => {
      if (list) await cdrs.ask(list);
      await tick();
    });

  const lookAtList = async (): Promise<void> => {
    failures = failedNow.size === 0 && !broken ? 0 : failures + 1;
    failedNow.clear();
    broken = false;
    await guarded(async () => {
      const list = policy.following ? await live.ask() : undefined;
      asking ??= askForCdrs(list).finally(() => {
        asking = undefined;
      });
      lately.forget((callId) => {
        matcher.remove(callId);
        clock.forget(callId);
      });
    });
  };

  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    if (stopped || !policy.following) return;
    looking ??= (async () => {
      await running;
      await guarded(async () => {
        await live.ask(true);
      });
    })().finally(() => {
      looking = undefined;
    });
    await within(LOOK_MS, looking);
  };

  const round = async (): Promise<void> => {
    await asking;
    await lookAtList();
    await asking;
  };

  const schedule = (): void => {
    if (stopped || timer || running || book.open(gateway.id).length === 0) return;
    const inRow = failedNow.size === 0 && !broken ? 0 : failures + 1;
    const factor = Math.min(MAX_BACKOFF_FACTOR, 2 ** Math.min(inRow, 4));
    const untilTickMs = Math.max(deps.pollMs, nextTickMs - now());
    timer = setTimeout(run, again ? 0 : Math.min(deps.pollMs * factor, untilTickMs));
    again = false;
  };

  function run(): void {
    timer = undefined;
    // The last of them may have ended meanwhile.
    if (book.open(gateway.id).length === 0) return;
    running = lookAtList().finally(() => {
      running = undefined;
      schedule();
    });
  }

  const unwatch = book.watch((call) => {
    if (call.mor.server !== gateway.id) return;
    // Refused before it was asked of MOR: there is nothing that could be told.
    if (call.state === 'refused') {
      matcher.remove(call.id);
      clock.forget(call.id);
    } else matcher.put(call);
    if (!isClosed(call)) {
      nextTickMs = Math.min(nextTickMs, dueMs(call, heardOf()));
      schedule();
      return;
    }
    cdrs.forget(call.id);
    live.forget(call.id);
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
    look,
    poll: round,
    lastAnswerMs: () => lastAnswer,
    async stop() {
      stopped = true;
      unwatch();
      if (timer) clearTimeout(timer);
      timer = undefined;
      await running;
      await asking;
    },
  };
};
