import type { Call } from '../call/call.ts';
import type { Leg } from '../call/observation.ts';

/** Less than this is the time that MOR takes to dial, and whole seconds. */
const NO_OFFSET_MS = 5_000;

/**
 * CDRs have the time of Asterisk, answers that of the machine with MOR's GUI, and the two may differ by minutes. A CDR of
 * leg A whose call an id names shows by how much: leg A begins when MOR has taken the request.
 */
export interface CdrClock {
  /** Asterisk's clock minus that of MOR's answers, milliseconds; 0 until known. */
  offsetMs(): number;
  /** A CDR that an id has named. `begunMs`: its begin in the call's time, as if both clocks agreed. */
  learn(call: Call, leg: Leg, begunMs: number): void;
}

export const createCdrClock = (): CdrClock => {
  let offset = 0;
  return {
    offsetMs: () => offset,
    learn(call, leg, begunMs) {
      if (leg !== 'A' || call.acceptedAt === undefined) return;
      const differenceMs = begunMs - Date.parse(call.acceptedAt);
      offset = Math.abs(differenceMs) < NO_OFFSET_MS ? 0 : differenceMs;
    },
  };
};
