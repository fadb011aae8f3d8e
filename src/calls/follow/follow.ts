import { isClosed } from '../call/advance.ts';
import { createAnswers } from './answers.ts';
import { createCdrReader } from './follow-cdrs.ts';
import { createLiveReader } from './follow-live.ts';
import type { ListNow } from './follow-live.ts';
import { createFollowParts } from './follow-parts.ts';
import type { Follower, FollowerDeps } from './follower.ts';
import { createLately } from './lately.ts';
import { createTicks } from './ticks.ts';
import { nodeTimers } from '../timers.ts';
import type { Timers } from '../timers.ts';

const MAX_BACKOFF_FACTOR = 15;
/** Somebody waits in front of a page. */
const LOOK_MS = 2_500;

/** Resolves when the work is done, and no later than that. */
const within = (ms: number, work: Promise<void>, timers: Timers): Promise<void> =>
  new Promise((resolve) => {
    const cancel = timers.after(ms, resolve);
    void work.finally(() => {
      cancel();
      resolve();
    });
  });

export const createFollower = (deps: FollowerDeps): Follower => {
  const { gateway, book, policy, log, timers = nodeTimers } = deps;
  const answers = createAnswers(gateway.id, log, deps.now);
  const parts = createFollowParts(deps, answers.answered);
  const { now, clock, matcher } = parts;
  const live = createLiveReader(parts);
  const cdrs = createCdrReader(parts);
  const ticks = createTicks(parts, live, cdrs);
  const lately = createLately({ gateway, book, now, clock });
  let cancelTimer: (() => void) | undefined;
  let running: Promise<void> | undefined;
  /** CDRs are being asked for: lists come meanwhile, for who watches a call wants to see it ring. */
  let asking: Promise<void> | undefined;
  let again = false;
  let stopped = true;

  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      answers.broke();
      log.error({ mor: gateway.id, err: error }, 'following calls failed; trying again');
    }
  };

  /** The tick judges what was collected, so it waits until an answer is read to its end. */
  const askForCdrs = (list: ListNow | undefined): Promise<void> =>
    guarded(async () => {
      if (list) await cdrs.ask(list);
      await ticks.tick();
      await deps.intake?.tick();
    });

  const lookAtList = async (): Promise<void> => {
    answers.nextRound();
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
    await within(LOOK_MS, looking, timers);
  };

  const round = async (): Promise<void> => {
    await asking;
    await lookAtList();
    await asking;
  };

  /** A call goes on, or one may come in at any time. */
  const isWanted = (): boolean =>
    book.open(gateway.id).length > 0 || (deps.intake !== undefined && policy.following);

  const schedule = (): void => {
    if (stopped || cancelTimer || running || !isWanted()) return;
    const factor = Math.min(MAX_BACKOFF_FACTOR, 2 ** Math.min(answers.failedRounds(), 4));
    const untilTickMs = Math.max(deps.pollMs, ticks.nextMs() - now());
    const isIdle = book.open(gateway.id).length === 0;
    const pauseMs = isIdle ? (deps.intake?.pauseMs(deps.pollMs) ?? deps.pollMs) : deps.pollMs;
    cancelTimer = timers.after(again ? 0 : Math.min(pauseMs * factor, untilTickMs), run);
    again = false;
  };

  function run(): void {
    cancelTimer = undefined;
    // The last of them may have ended meanwhile.
    if (!isWanted()) return;
    // One list at a time: an older one that comes later would show calls as gone that have only just begun.
    running = Promise.resolve(looking)
      .then(lookAtList)
      .finally(() => {
        running = undefined;
        schedule();
      });
  }

  const unwatch = book.watch((call) => {
    if (call.mor.server !== gateway.id || call.incoming !== undefined) return;
    clock.begin(call);
    // Refused before it was asked of MOR: there is nothing that could be told.
    if (call.state === 'refused') {
      matcher.remove(call.id);
      clock.forget(call.id);
    } else matcher.put(call);
    if (!isClosed(call)) {
      ticks.expect(call);
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
        const isOurs = call.mor.server === gateway.id && call.incoming === undefined;
        if (!isOurs || call.state !== 'ended') continue;
        clock.begin(call);
        matcher.put(call);
        lately.add(call);
      }
      for (const call of book.open(gateway.id)) {
        clock.begin(call);
        matcher.put(call);
      }
      deps.intake?.start();
      schedule();
    },
    hint() {
      again = true;
      cdrs.hurry();
      if (stopped || running) return;
      cancelTimer?.();
      cancelTimer = undefined;
      schedule();
    },
    look,
    poll: round,
    lastAnswerMs: () => answers.lastMs(),
    takesCalls: deps.intake !== undefined && policy.following,
    listAgeMs: () => (live.heard.listMs === undefined ? undefined : now() - live.heard.listMs),
    async stop() {
      stopped = true;
      unwatch();
      deps.intake?.stop();
      cancelTimer?.();
      cancelTimer = undefined;
      await running;
      await asking;
    },
  };
};
