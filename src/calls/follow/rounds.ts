import { nodeTimers } from '../timers.ts';
import type { Timers } from '../timers.ts';
import type { Answers } from './answers.ts';
import type { CdrReader } from './follow-cdrs.ts';
import type { ListNow, LiveReader } from './follow-live.ts';
import type { FollowParts } from './follow-parts.ts';
import type { FollowerDeps } from './follower.ts';
import type { Lately } from './lately.ts';
import type { Ticks } from './ticks.ts';

/** The longest time for a look: a person is waiting in front of a page. */
const LOOK_MS = 2_500;

/** Resolves when the work is done, or after `ms` at the latest. */
const within = (ms: number, work: Promise<void>, timers: Timers): Promise<void> =>
  new Promise((resolve) => {
    const cancel = timers.after(ms, resolve);
    void work.finally(() => {
      cancel();
      resolve();
    });
  });

/** A follower's questions: one list of active calls at a time, and one set of CDRs at a time. */
export interface Rounds {
  /** Asks for the list and, unless already under way, starts asking for CDRs. Resolves when the list has been read. */
  list(): Promise<void>;
  /** Asks for an extra list after the round under way. Resolves soon, whether MOR answers or not. */
  look(underWay: Promise<void> | undefined): Promise<void>;
  /** The extra list under way, if any. */
  looking(): Promise<void> | undefined;
  /** Resolves when the CDRs under way have been read. */
  cdrsRead(): Promise<void>;
}

export const createRounds = (
  deps: Pick<FollowerDeps, 'intake' | 'policy' | 'log' | 'timers'>,
  { gateway, matcher, clock }: FollowParts,
  {
    answers,
    live,
    cdrs,
    ticks,
    lately,
  }: {
    readonly answers: Answers;
    readonly live: LiveReader;
    readonly cdrs: CdrReader;
    readonly ticks: Ticks;
    readonly lately: Lately;
  },
): Rounds => {
  const { policy, log, timers = nodeTimers } = deps;
  /** The request for CDRs under way. Lists continue meanwhile, because people who watch a call want to see it ring. */
  let asking: Promise<void> | undefined;
  let looking: Promise<void> | undefined;

  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      answers.broke();
      log.error({ mor: gateway.id, err: error }, 'following calls failed; trying again');
    }
  };

  /** The tick judges what was collected, so it waits until the answer has been read to its end. */
  const askForCdrs = (list: ListNow | undefined): Promise<void> =>
    guarded(async () => {
      if (list) await cdrs.ask(list);
      await ticks.tick();
      await deps.intake?.tick();
    });

  return {
    async list() {
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
    },
    async look(underWay) {
      looking ??= (async () => {
        await underWay;
        await guarded(async () => {
          await live.ask(true);
        });
      })().finally(() => {
        looking = undefined;
      });
      await within(LOOK_MS, looking, timers);
    },
    looking: () => looking,
    async cdrsRead() {
      await asking;
    },
  };
};
