import type { CallBook } from '../calls/book.ts';
import type { CallClock } from '../calls/call-clock.ts';
import type { Follower } from '../calls/follow/follower.ts';
import { createPlace } from '../calls/place/place.ts';
import type { Place, PlaceDeps } from '../calls/place/place.ts';
import type { ResolveDeps } from '../calls/place/resolving.ts';
import { nodeTimers } from '../calls/timers.ts';
import { defined } from '../defined.ts';
import type { UseCaseDeps } from './use-case-deps.ts';

export interface Clicks {
  readonly resolve: ResolveDeps;
  readonly place: Place;
  /** Calls the listener with the result of each click. */
  onClick(listener: NonNullable<PlaceDeps['onResult']>): void;
}

/** Wires the path of a click to MOR. */
export const createClicks = (
  deps: UseCaseDeps,
  book: CallBook,
  callClock: CallClock,
  followers: ReadonlyMap<string, Follower>,
): Clicks => {
  const { store, crms, mors, now, log, timers = nodeTimers, nodes } = deps;
  const listeners: NonNullable<PlaceDeps['onResult']>[] = [];
  const resolve: ResolveDeps = {
    crms,
    mors,
    mappings: store.mappings,
    rules: deps.rules,
    internal: deps.internal,
    defaultCountry: deps.defaultCountry,
    now,
  };
  const place = createPlace({
    ...resolve,
    book,
    store: store.calls,
    log,
    callClock,
    timers,
    limits: deps.limits,
    instanceLimits: deps.instanceLimits,
    ...defined({ node: nodes === undefined ? undefined : () => nodes.self(), newId: deps.newId }),
    lookAgain: async (call) => followers.get(call.mor.server)?.look(),
    onResult(result) {
      for (const listener of listeners) listener(result);
    },
  });
  return {
    resolve,
    place,
    onClick(listener) {
      listeners.push(listener);
    },
  };
};
