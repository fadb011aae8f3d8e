import type { Call } from './call/call.ts';
import type { Now } from './ports.ts';

/**
 * The time of each call, independent of changes to the wall clock while the call goes on. A call starts with the wall
 * clock of its click; from then on its time follows a monotonic clock, so its duration is right even when something happens to the
 * wall clock. Its time never goes back: a process that starts on a clock which was set back continues a call's time from
 * its last stamp. Otherwise the agent would be busy until the clock has caught up.
 *
 * A call of another process was stamped by another clock. Both processes know MOR's clock: a call records how far that
 * was ahead at its click (`following.morAheadMs`), and from MOR's first answer on, its time follows MOR's clock.
 */
export interface CallClock {
  /** Starts this call's time, unless it is running already. */
  begin(call: Call): void;
  /** What to add to a time of the steady clock to get this call's time, milliseconds. */
  shiftOf(callId: string): number;
  /** Now, in the time of this call; Unix milliseconds. */
  at(callId: string): number;
  /**
   * How far MOR's clock is ahead of the one that stamped this call, milliseconds. Undefined: no answer has shown it yet,
   * or another process stamped the call.
   */
  morAheadMs(call: Call): number | undefined;
  /** Was it clicked while this process ran? The clock may have been set since an older call was stamped. */
  isOfThisLife(call: Call): boolean;
  forget(callId: string): void;
}

/** MOR's clock is known only to the second; smaller differences do not mean that a clock was set. */
const SAME_CLOCK_MS = 5_000;

/** The latest time stamp in a call, in its own time. */
const lastStampMs = ({ createdAt, timeline, following: { goneSince, absentSince } }: Call): number =>
  Math.max(
    ...[createdAt, timeline.at(-1)?.at, goneSince, absentSince].map((at) =>
      at === undefined ? Number.NEGATIVE_INFINITY : Date.parse(at),
    ),
  );

/** A call that may turn out to have been stamped by a different clock. */
interface Doubtful {
  readonly server: string;
  readonly morAheadMs: number;
  readonly lastStampMs: number;
}

/**
 * `steady`: monotonic milliseconds; `wall`: the clock that stamps calls; `skewOf`: a MOR's clock minus the steady one,
 * undefined until known.
 */
export const createCallClock = (
  steady: Now,
  wall: Now,
  skewOf: (server: string) => number | undefined = () => undefined,
): CallClock => {
  const shifts = new Map<string, number>();
  const doubtful = new Map<string, Doubtful>();
  /** Calls stamped later than now: the clock was set back since, so they are older than this process. */
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

/** Stores with the call how far MOR's clock is ahead, as soon as that is known. */
export const rememberClock = (call: Call, clock: Pick<CallClock, 'morAheadMs'>): Call => {
  const morAheadMs = clock.morAheadMs(call);
  if (morAheadMs === undefined || morAheadMs === call.following.morAheadMs) return call;
  return { ...call, following: { ...call.following, morAheadMs } };
};

/** A wall clock for this process that nobody can set: it starts at the given one's time and then runs by itself. */
export const steadyFrom = (wall: Now): Now => {
  const originMs = wall() - performance.now();
  return () => Math.round(originMs + performance.now());
};
