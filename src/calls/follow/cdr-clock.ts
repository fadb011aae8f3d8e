import type { Call } from '../call/call.ts';
import type { Leg } from '../call/observation.ts';

/** Smaller differences are MOR's time to dial and the rounding to whole seconds. */
const NO_OFFSET_MS = 5_000;
/** Time zones differ by multiples of a quarter of an hour. */
const ZONE_STEP_MS = 15 * 60_000;

/**
 * CDRs carry Asterisk's time, answers that of the machine with MOR's GUI. The two may differ by minutes, or by whole
 * hours if MOR does not say which time zone its CDRs use. A CDR of leg A whose call is known by an id shows by how much,
 * because leg A begins when MOR accepts the request.
 */
export interface CdrClock {
  /** The CDRs' clock minus that of MOR's answers, milliseconds; 0 until known. */
  offsetMs(): number;
  /** The part that is a clock error rather than a time zone. Queries use Unix time, regardless of the answer's zone. */
  clockMs(): number;
  /** Learns from a CDR that an id identified. `begunMs`: its start in the call's time, as if both clocks agreed. */
  learn(call: Call, leg: Leg, begunMs: number): void;
}

export const createCdrClock = (): CdrClock => {
  let offset = 0;
  return {
    offsetMs: () => offset,
    clockMs: () => offset - Math.round(offset / ZONE_STEP_MS) * ZONE_STEP_MS,
    learn(call, leg, begunMs) {
      if (leg !== 'A' || call.acceptedAt === undefined) return;
      const acceptedMs = Date.parse(call.acceptedAt);
      // An answer that took this long does not say when MOR accepted the request.
      if (acceptedMs - Date.parse(call.createdAt) > NO_OFFSET_MS) return;
      const differenceMs = begunMs - acceptedMs;
      offset = Math.abs(differenceMs) < NO_OFFSET_MS ? 0 : differenceMs;
    },
  };
};
