import type { CallBook } from '../calls/book.ts';
import type { CallClock } from '../calls/call-clock.ts';
import { createFollower } from '../calls/follow/follow.ts';
import type { Follower, FollowerDeps } from '../calls/follow/follower.ts';
import { createLeasedFollower } from '../calls/follow/leased-follower.ts';
import type { Intakes } from '../calls/inbound/create-intakes.ts';
import type { Fence } from '../calls/ports.ts';
import { nodeTimers } from '../calls/timers.ts';
import type { Config } from '../config/schema.ts';
import { defined } from '../defined.ts';
import type { UseCaseDeps } from './use-case-deps.ts';

/** Converts the configuration's seconds for the domain. `following`: can this MOR be asked about its calls? */
export const followPolicy = (follow: Config['follow'], following: boolean): FollowerDeps['policy'] => ({
  giveUpAfterMs: follow.giveUpAfterSec * 1000,
  uncertainAfterMs: follow.uncertainAfterSec * 1000,
  cdrGraceMs: follow.cdrGraceSec * 1000,
  busyWithoutListMs: follow.busyWithoutListSec * 1000,
  following,
});

/** One follower per configured MOR; with several nodes, each follows where it holds the lease. */
export const createFollowers = (
  { store, mors, config, now, steady, log, timers = nodeTimers, nodes }: UseCaseDeps,
  book: CallBook,
  callClock: CallClock,
  intakes: Intakes,
): ReadonlyMap<string, Follower> =>
  new Map(
    config.mor.flatMap((mor): [string, Follower][] => {
      const server = mors.get(mor.id);
      if (!server) return [];
      const { gateway } = server;
      const pollMs = mor.status?.pollMs ?? 1000;
      const policy = followPolicy(config.follow, gateway.canFollow);
      // A list that is polled less often than that must still get its chance to show the call.
      const busyWithoutListMs = Math.max(policy.busyWithoutListMs, mor.status ? 3 * pollMs : 0);
      const shared = { gateway, book, pollMs, now, steady, callClock, timers, log };
      const create = (fence?: Fence): Follower =>
        createFollower({
          ...shared,
          policy: { ...policy, busyWithoutListMs },
          intake: intakes.get(mor.id)?.(fence),
          ...defined({ fence }),
        });
      const leased = { morServer: mor.id, book, store: store.calls, now, callClock, timers, create };
      const takesCalls = intakes.has(mor.id) && policy.following;
      return [[mor.id, nodes ? createLeasedFollower({ ...leased, nodes, takesCalls }) : create()]];
    }),
  );
