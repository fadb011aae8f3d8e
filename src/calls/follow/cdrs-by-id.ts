import type { Call } from '../call/call.ts';
import type { FollowParts } from './follow-parts.ts';
import type { Cdr } from '../call/observation.ts';

/** Wide, because clocks may differ by more than minutes and the filter by id keeps the query cheap for MOR. */
const SLACK_MS = 3_600_000;
/** A callback id from September 2001, which no call has. */
const NOBODYS_ID = '10000000000001000';
/** When to ask again after a refusal: MOR may have been updated or reconfigured. */
const TRY_AGAIN_MS = 10 * 60_000;

/**
 * Asks for CDRs by callback id, which only newer releases support
 * (https://wiki.kolmisoft.com/index.php?title=MOR_API_user_calls_get, November 2026).
 */
export interface IdAsker {
  /** Might MOR be able to select CDRs by callback id? */
  canAsk(): boolean;
  /** Is that known for certain? Until then, questions go one by one. */
  isSure(): boolean;
  /** Undefined: MOR did not answer, or it cannot select. */
  ask(call: Call): Promise<readonly Cdr[] | undefined>;
}

export const createIdAsker = ({ gateway, now, clock, log, answered }: FollowParts): IdAsker => {
  /** Whether MOR filters: before X19 it ignores the parameter and answers with everybody's CDRs. */
  let filters: boolean | undefined;
  let notBeforeMs = Number.NEGATIVE_INFINITY;

  const sayNot = (reason: string): void => {
    const text = `MOR cannot select CDRs by callback id (${reason}); numbers and times decide`;
    log.info({ mor: gateway.id }, text);
  };

  const cdrsOf = async (callbackUniqueId: string, call: Call): Promise<readonly Cdr[] | undefined> => {
    const skewMs = gateway.clockSkewMs() ?? 0;
    const reply = await gateway.cdrs({
      fromMs: Date.parse(call.createdAt) - clock.shiftOf(call.id) + skewMs - SLACK_MS,
      toMs: now() + skewMs + SLACK_MS,
      callbackUniqueId,
    });
    if (reply.ok || reply.code === 'unreachable' || reply.code === 'unusable_answer')
      return answered(reply, 'user_calls_get by callback id');
    notBeforeMs = now() + TRY_AGAIN_MS;
    sayNot(reply.text);
    return undefined;
  };

  return {
    isSure: () => filters !== undefined,
    canAsk: () => filters !== false && now() >= notBeforeMs,
    async ask(call) {
      const { callbackUniqueId } = call.mor;
      if (callbackUniqueId === undefined) return undefined;
      const cdrs = await cdrsOf(callbackUniqueId, call);
      if (cdrs === undefined) return undefined;
      if (filters === undefined && cdrs.length > 0) {
        const nobodys = await cdrsOf(NOBODYS_ID, call);
        if (nobodys === undefined) return undefined;
        filters = nobodys.length === 0;
        if (!filters) {
          sayNot('it ignores the filter');
          return undefined;
        }
      }
      return cdrs;
    },
  };
};
