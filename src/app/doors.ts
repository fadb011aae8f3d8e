import type { Log, Now } from '../calls/ports.ts';
import { createVisitors } from '../http/doors/address.ts';
import { createStrangersBodies } from '../http/doors/bodies.ts';
import { createCallEndDoor } from '../http/doors/call-end.ts';
import type { CallEndTarget } from '../http/doors/call-end.ts';
import { createDoorCounts } from '../http/doors/counts.ts';
import { createGuesses } from '../http/doors/doors.ts';
import { createStreamRegistry } from '../http/stream-registry.ts';
import type { Runtime } from './runtime.ts';

const callEndTargets = ({ config, followers }: Runtime): Map<string, CallEndTarget> =>
  new Map(
    config.mor.flatMap(({ id, status, callEndSecret }): [string, CallEndTarget][] => {
      const follower = followers.get(id);
      if (!follower) return [];
      const hint = (): void => {
        follower.hint();
      };
      return [
        [
          id,
          { hint, pollMs: status?.pollMs ?? 1_000, secret: callEndSecret === '' ? undefined : callEndSecret },
        ],
      ];
    }),
  );

/** Everything that protects the connector from strangers: each door has a limit and a counter. */
export const createDoors = (runtime: Runtime, deps: { readonly log: Log; readonly now: Now }) => {
  const counts = createDoorCounts();
  return {
    counts,
    visitorOf: createVisitors(runtime.config.server.trustProxy),
    guesses: createGuesses({ now: runtime.steady, log: deps.log, counts }),
    strangersBodies: createStrangersBodies(counts),
    streams: createStreamRegistry(deps.now, counts),
    callEnd: createCallEndDoor(callEndTargets(runtime), { log: deps.log, counts }),
  };
};

export type Doors = ReturnType<typeof createDoors>;
