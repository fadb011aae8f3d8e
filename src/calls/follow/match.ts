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
  /** A new call, or one that has changed. */
  put(call: Call): void;
  /** Nothing more can come of this call. */
  remove(callId: string): void;
  readonly rows: RowMatcher;
  cdr(cdr: Cdr, context: CdrContext): CdrMatch | undefined;
  /** MOR has told by the callback id that this CDR is of this call. Undefined: the call is not known here. */
  told(cdr: Cdr, callId: string): Match | undefined;
}

/**
 * Which calls of one MOR do rows and CDRs belong to? By which evidence, evidence.ts says. Each look-up is constant time.
 * Holds the open calls and those closed lately: what belongs to a closed call must not be taken for its successor's.
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
