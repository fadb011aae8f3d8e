import type { Call } from './call/call.ts';
import type { Now } from './ports.ts';

/**
 * The time of each call, for clocks that are set while it goes on. A call has the wall clock of its click in it; from
 * then on its time goes by a monotonic clock. So a call lasts as long as it lasts, and its end is as long after
 * its beginning, whatever the wall clock says meanwhile. Its time never goes back: a process that starts on a clock which
 * was set back goes on with a call where it was. Otherwise the agent would be busy until the clock has caught up.
 *
 * A call of another process was stamped by another clock. What both know is MOR's: a call carries how far that was ahead
 * at its click (`following.morAheadMs`), and from the first answer of MOR on its time goes by that.
 */
export interface CallClock {
  /** From now on the time of this call goes, if it does not go already. */
  begin(call: Call): void;
  /** What to add to a time of the steady clock to have it in the time of this call, milliseconds. */
  shiftOf(callId: string): number;
  /** Now, in the time of this call; Unix milliseconds. */
  at(callId: string): number;
  /**
   * How far MOR's clock is ahead of the one that stamped this call, milliseconds. Undefined: no answer has shown it yet,
   * or another process has stamped it.
   */
  morAheadMs(call: Call): number | undefined;
  /** Was it clicked in the life of this process? The stamps of an older call may be of a clock that was set since. */
  isOfThisLife(call: Call): boolean;
  forget(callId: string): void;
}

/** MOR's clock is known to a second; differences below this are no clock that was set. */
const SAME_CLOCK_MS = 5_000;

/** The last moment of its own time that is written into a call. */
const lastStampMs = ({ createdAt, timeline, following: { goneSince, absentSince } }: Call): number =>
  Math.max(
    ...[createdAt, timeline.at(-1)?.at, goneSince, absentSince].map((at) =>
      at === undefined ? Number.NEGATIVE_INFINITY : Date.parse(at),
    ),
  );

/** A call whose clock may turn out to have been another one. */
interface Doubtful {
  readonly server: string;
  readonly morAheadMs: number;
  readonly lastStampMs: number;
}

/**
 * `steady`: milliseconds that only ever grow, by themselves; `wall`: what the calls are stamped with; `skewOf`: a MOR's
 * clock minus the steady one, undefined until known.
 */
export const createCallClock = (
  steady: Now,
  wall: Now,
  skewOf: (server: string) => number | undefined = () => undefined,
): CallClock => {
  const shifts = new Map<string, number>();
  const doubtful = new Map<string, Doubtful>();
  /** Stamped later than now: by a clock that was set back since, so before this process. */
  const older = new Set<string>();
  const bornMs = steady();

  /** Once MOR has answered. */
  const settle = (callId: string, { server, morAheadMs, lastStampMs: atLeastMs }: Doubtful): void => {
    const skewMs = skewOf(server);
    if (skewMs === undefined) return;
    doubtful.delete(callId);
    const shift = Math.round(Math.max(skewMs - morAheadMs, atLeastMs - steady()));
    if (Math.abs(shift - (shifts.get(callId) ?? 0)) > SAME_CLOCK_MS) shifts.set(callId, shift);
  };

  const shiftOf = (callId: string): number => {
    const doubt = doubtful.get(callId);
    if (doubt) settle(callId, doubt);
    let shift = shifts.get(callId);
    if (shift === undefined) shifts.set(callId, (shift = Math.round(wall() - steady())));
    return shift;
  };

  const isOfThisLife = ({ id, createdAt }: Call): boolean =>
    !older.has(id) && Date.parse(createdAt) - shiftOf(id) >= bornMs;

  return {
    begin(call) {
      if (shifts.has(call.id)) return;
      const [wallMs, atLeastMs] = [wall(), lastStampMs(call)];
      if (atLeastMs > wallMs) older.add(call.id);
      shifts.set(call.id, Math.round(Math.max(wallMs, atLeastMs) - steady()));
      const { morAheadMs } = call.following;
      if (morAheadMs !== undefined)
        doubtful.set(call.id, { server: call.mor.server, morAheadMs, lastStampMs: atLeastMs });
    },
    shiftOf,
    at: (callId) => steady() + shiftOf(callId),
    morAheadMs(call) {
      if (call.following.morAheadMs !== undefined) return call.following.morAheadMs;
      const skewMs = skewOf(call.mor.server);
      return skewMs === undefined || !isOfThisLife(call) ? undefined : Math.round(skewMs - shiftOf(call.id));
    },
    isOfThisLife,
    forget(callId) {
      older.delete(callId);
      shifts.delete(callId);
      doubtful.delete(callId);
    },
  };
};

/** Keeps with the call by how much MOR's clock is ahead, as soon as that is known. */
export const rememberClock = (call: Call, clock: Pick<CallClock, 'morAheadMs'>): Call => {
  const morAheadMs = clock.morAheadMs(call);
  if (morAheadMs === undefined || morAheadMs === call.following.morAheadMs) return call;
  return { ...call, following: { ...call.following, morAheadMs } };
};

/** A wall clock of this process that nobody can set: it begins with the given one and goes on by itself. */
export const steadyFrom = (wall: Now): Now => {
  const originMs = wall() - performance.now();
  return () => Math.round(originMs + performance.now());
};
