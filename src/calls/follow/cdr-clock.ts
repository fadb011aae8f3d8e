import type { Call } from '../call/call.ts';
import type { Leg } from '../call/observation.ts';

/** Less than this is the time that MOR takes to dial, and whole seconds. */
const NO_OFFSET_MS = 5_000;
/** All time zones differ by whole quarters of an hour. */
const ZONE_STEP_MS = 15 * 60_000;

/**
 * CDRs have the time of Asterisk, answers that of the machine with MOR's GUI, and the two may differ by minutes; by whole
 * hours where MOR does not say in which zone its CDRs are. A CDR of leg A whose call an id names shows by how much: leg A
 * begins when MOR has taken the request.
 */
export interface CdrClock {
  /** What CDRs say minus MOR's answers, milliseconds; 0 until known. */
  offsetMs(): number;
  /** The part of it that is a clock. A period is asked for in Unix time, whatever zone the answer is written in. */
  clockMs(): number;
  /** A CDR that an id has named. `begunMs`: its begin in the call's time, as if both clocks agreed. */
  learn(call: Call, leg: Leg, begunMs: number): void;
}

export const createCdrClock = (): CdrClock => {
  let offset = 0;
  return {
    offsetMs: () => offset,
    clockMs: () => offset - Math.round(offset / ZONE_STEP_MS) * ZONE_STEP_MS,
    learn(call, leg, begunMs) {
      if (leg !== 'A' || call.acceptedAt === undefined) return;
      const differenceMs = begunMs - Date.parse(call.acceptedAt);
      offset = Math.abs(differenceMs) < NO_OFFSET_MS ? 0 : differenceMs;
    },
  };
};
