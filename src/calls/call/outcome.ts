import { defined } from '../../defined.ts';
import type { Call, LegResult } from './call.ts';
import type { Outcome } from '../../vocabulary/outcomes.ts';

export interface Verdict {
  readonly outcome: Outcome;
  readonly talkSeconds: number;
  readonly hangupCause?: number;
}

/**
 * Q.850 causes that concern the called party, not the line
 * (https://wiki.kolmisoft.com/index.php/Hangupcause_Codes, November 2026).
 */
const PARTY_BUSY = 17;
const PARTY_SILENT = new Set([18, 19]);
const PARTY_CAUSES = new Set([17, 18, 19, 20, 21]);
/** SIP 487: the caller gave up before an answer. */
const CANCELLED = 487;
const NORMAL_CLEARING = 16;

/** From here on causes are MOR's own decisions, not a provider's. */
const FIRST_MOR_CAUSE = 200;

/** May MOR retry this leg through another provider? Then this CDR is not the final word on the leg. */
export const mayBeTakenOver = ({ disposition, hangupCause: cause }: LegResult): boolean =>
  disposition === 'FAILED' && (cause === undefined || (cause < FIRST_MOR_CAUSE && !PARTY_CAUSES.has(cause)));

const withCause = (outcome: Outcome, leg: LegResult, talkSeconds = 0): Verdict => ({
  outcome,
  talkSeconds,
  ...defined({ hangupCause: leg.hangupCause }),
});

const contactLeg = (leg: LegResult, hangupRequested: boolean): Verdict => {
  const cause = leg.hangupCause;
  if (leg.disposition === 'ANSWERED') return withCause('answered', leg, leg.billSeconds);
  if (leg.disposition === 'BUSY' || cause === PARTY_BUSY) return withCause('busy', leg);
  if (hangupRequested || cause === CANCELLED) return withCause('cancelled', leg);
  if (leg.disposition === 'NO ANSWER') {
    // Normal clearing before an answer means that the agent hung up.
    return withCause(cause === NORMAL_CLEARING ? 'cancelled' : 'no_answer', leg);
  }
  return withCause(cause !== undefined && PARTY_SILENT.has(cause) ? 'no_answer' : 'failed', leg);
};

const agentLeg = (leg: LegResult, hangupRequested: boolean): Verdict => {
  if (hangupRequested) return withCause('cancelled', leg);
  const cause = leg.hangupCause;
  const partyFault = cause !== undefined && (PARTY_CAUSES.has(cause) || cause === CANCELLED);
  return withCause(leg.disposition === 'FAILED' && !partyFault ? 'failed' : 'agent_no_answer', leg);
};

/** Leg A rang and disappeared, and no list has shown anything beyond that. */
const wasNotAnswered = ({ state, following }: Call): boolean =>
  state === 'agent_ringing' &&
  following.activeCallId !== undefined &&
  following.goneSince !== undefined &&
  following.goneUnseen === undefined &&
  following.agentAnsweredAt === undefined;

/** The outcome of a finished call: from its CDRs if they came, else from what was seen live. */
export const verdict = (call: Call, endedAtMs: number): Verdict => {
  const { legA, legB, legBSeen = false, hangupRequested = false } = call.following;
  // MOR can be set to show every call that did not end with cause 16 as FAILED, so believe a conversation seen live.
  const wasReached = call.answeredAt !== undefined && (legB === undefined || legB.disposition === 'FAILED');
  if (legB && !wasReached) return contactLeg(legB, hangupRequested);
  // MOR dials leg B only once the agent has answered; a leg A CDR that says otherwise is another caller's.
  if (legA && legA.disposition !== 'ANSWERED' && !legBSeen) return agentLeg(legA, hangupRequested);
  if (call.answeredAt !== undefined) {
    const talkSeconds = Math.max(0, Math.round((endedAtMs - Date.parse(call.answeredAt)) / 1000));
    return legB ? withCause('answered', legB, talkSeconds) : { outcome: 'answered', talkSeconds };
  }
  if (hangupRequested) return { outcome: 'cancelled', talkSeconds: 0 };
  // The agent was asked for a number and hung up instead; a leg B would also come from the agent.
  if (legA?.fromAgent && call.destination === null) return withCause('cancelled', legA);
  if (!legA && wasNotAnswered(call)) return { outcome: 'agent_no_answer', talkSeconds: 0 };
  return legA ? withCause('unknown', legA) : { outcome: 'unknown', talkSeconds: 0 };
};
