import type { Call } from '../call/call.ts';
import type { Cdr, Leg } from '../call/observation.ts';
import { createCandidates } from './candidates.ts';
import { matchCdr, owned } from './match-cdrs.ts';
import type { CdrContext, CdrMatch } from './match-cdrs.ts';
import { createRowMatcher } from './match-rows.ts';
import type { RowMatcher } from './match-rows.ts';

export interface Match {
  readonly call: Call;
  readonly leg: Leg;
  /** When leg B was last seen ringing. */
  readonly ringingMs?: number;
}

export interface Matcher {
  /** Adds a new call or updates a changed one. */
  put(call: Call): void;
  /** Forgets a call for which nothing more can come. */
  remove(callId: string): void;
  readonly rows: RowMatcher;
  cdr(cdr: Cdr, context: CdrContext): CdrMatch | undefined;
  /** The match for a CDR that MOR returned by callback id. Undefined: the call is not known here. */
  told(cdr: Cdr, callId: string): Match | undefined;
}

/**
 * Finds the calls of one MOR that rows and CDRs belong to; see evidence.ts for the evidence. Each look-up takes constant
 * time. Holds open and recently closed calls, so that what belongs to a closed call is not taken for its successor's.
 */
export const createMatcher = (shiftOf: (callId: string) => number = () => 0): Matcher => {
  const candidates = createCandidates(shiftOf);
  return {
    put(call) {
      candidates.put(call);
    },
    remove(callId) {
      candidates.remove(callId);
    },
    rows: createRowMatcher(candidates),
    cdr: (cdr, context) => matchCdr(candidates, cdr, context),
    told(cdr, callId) {
      const candidate = candidates.ofCall(callId);
      return candidate && owned(candidates, candidate, cdr);
    },
  };
};
