import type { Call } from './call/call.ts';
import type { Now } from './ports.ts';

/**
 * The time of each call, for clocks that are set while it goes on. A call has the wall clock of its click in it; from
 * then on its time goes by a monotonic clock. So a call lasts as long as it lasts, and its end is as long after
 * its beginning, whatever the wall clock says meanwhile. Its time never goes back: a process that starts on a clock which
 * was set back goes on with a call where it was. Otherwise the agent would be busy until the clock has caught up.
 */
export interface CallClock {
  /** From now on the time of this call goes, if it does not go already. */
  begin(call: Call): void;
  /** What to add to a time of the steady clock to have it in the time of this call, milliseconds. */
  shiftOf(callId: string): number;
  /** Now, in the time of this call; Unix milliseconds. */
  at(callId: string): number;
  /** Was it clicked in the life of this process? The stamps of an older call may be of a clock that was set since. */
  isOfThisLife(call: Call): boolean;
  forget(callId: string): void;
}

/** The last moment of its own time that is written into a call. */
const lastStampMs = ({ createdAt, timeline, following: { goneSince, absentSince } }: Call): number =>
  Math.max(
    ...[createdAt, timeline.at(-1)?.at, goneSince, absentSince].map((at) =>
      at === undefined ? Number.NEGATIVE_INFINITY : Date.parse(at),
    ),
  );

/** `steady`: milliseconds that only ever grow, by themselves; `wall`: what the calls are stamped with. */
export const createCallClock = (steady: Now, wall: Now): CallClock => {
  const shifts = new Map<string, number>();
  const bornMs = steady();
  const shiftOf = (callId: string): number => {
    let shift = shifts.get(callId);
    if (shift === undefined) shifts.set(callId, (shift = Math.round(wall() - steady())));
    return shift;
  };
  return {
    begin(call) {
      if (shifts.has(call.id)) return;
      shifts.set(call.id, Math.round(Math.max(wall(), lastStampMs(call)) - steady()));
    },
    shiftOf,
    at: (callId) => steady() + shiftOf(callId),
    isOfThisLife: ({ id, createdAt }) => Date.parse(createdAt) - shiftOf(id) >= bornMs,
    forget(callId) {
      shifts.delete(callId);
    },
  };
};

/** A wall clock of this process that nobody can set: it begins with the given one and goes on by itself. */
export const steadyFrom = (wall: Now): Now => {
  const originMs = wall() - performance.now();
  return () => Math.round(originMs + performance.now());
};
