import type { Now } from '../ports.ts';

/**
 * The time of each call, for clocks that are set while it goes on. A call has the wall clock of its click in it; from
 * then on its time goes by a monotonic clock. So a call lasts as long as it lasts, and its end is as long after
 * its beginning, whatever the wall clock says meanwhile.
 */
export interface CallClock {
  /** What to add to a time of the steady clock to have it in the time of this call, milliseconds. */
  shiftOf(callId: string): number;
  /** Now, in the time of this call; Unix milliseconds. */
  at(callId: string): number;
  forget(callId: string): void;
}

/** `steady`: milliseconds that only ever grow, by themselves; `wall`: what the calls are stamped with. */
export const createCallClock = (steady: Now, wall: Now): CallClock => {
  const shifts = new Map<string, number>();
  const shiftOf = (callId: string): number => {
    let shift = shifts.get(callId);
    if (shift === undefined) shifts.set(callId, (shift = Math.round(wall() - steady())));
    return shift;
  };
  return {
    shiftOf,
    at: (callId) => steady() + shiftOf(callId),
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
