import type { Outcome } from '../../../src/vocabulary/outcomes.ts';
import type { Truth } from './exchange.ts';
import type { Plan } from './plan.ts';
import type { Variant } from './variant.ts';

/** A call as the HTTP API shows it. */
export interface ShownCall {
  readonly id: string;
  readonly state: string;
  readonly outcome?: Outcome;
  readonly talkSeconds?: number;
  readonly endedAt?: string;
  readonly timeline: readonly { readonly state: string; readonly at: string }[];
}

const END_MS = 6_000;
const TALK_SEC = 2;
/** A state that lasts longer is in at least one of the lists, which are two seconds apart. */
const SEEN_MS = 2_200;

export interface Verdict {
  readonly outcome: boolean;
  readonly talk: boolean;
  readonly ended: boolean;
  readonly states: boolean;
  /** `answered` for a call that was not answered, or the reverse. */
  readonly inverted: boolean;
  readonly got: string;
}

export interface Result extends Verdict {
  readonly variant: string;
  readonly course: string;
}

const isBlind = ({ statusUser, rows, cdrs }: Variant): boolean =>
  statusUser === 'simple, of nobody' || ((rows === 'none' || rows === 'unknown method') && cdrs === 'none');

const showsTalk = ({ rows, statusUser }: Variant): boolean =>
  statusUser !== 'simple, of nobody' && (rows === 'both' || rows === 'turning' || rows === 'joined');

/** Whether `unknown` is an acceptable outcome, because this MOR hides how the call went. */
const mayBeUnknown = (plan: Plan, { agentRangMs }: Truth, variant: Variant): boolean => {
  const { rows, cdrs, asteriskAheadMs, callbackId, uniqueIds } = variant;
  if (isBlind(variant)) return true;
  const showsA = rows === 'both' || rows === 'turning' || rows === 'first';
  const showsB = showsTalk(variant);
  const isSeen =
    plan.contact === undefined ? showsA && agentRangMs > SEEN_MS : showsB && (plan.talkMs ?? 0) > SEEN_MS;
  const clockIsRight = asteriskAheadMs === 0 || callbackId === 'filter' || (uniqueIds && isSeen);
  const hasCdr =
    cdrs === 'both' ||
    (cdrs === 'leg A' && plan.contact === undefined) ||
    (cdrs === 'leg B' && plan.contact !== undefined);
  if (hasCdr && clockIsRight) return false;
  return !(isSeen && (plan.outcome === 'answered' || plan.outcome === 'agent_no_answer'));
};

export const judge = (plan: Plan, truth: Truth, call: ShownCall, variant: Variant): Verdict => {
  const right: (Outcome | undefined)[] = [plan.outcome];
  // MOR's own wrong record is the only evidence.
  const isMisled = plan.cdrLies !== undefined && !showsTalk(variant);
  if (isMisled) right.push('failed');
  if (mayBeUnknown(plan, truth, variant)) right.push('unknown');
  // A simple user sees no cause; both appear as NO ANSWER.
  if (plan.outcome === 'cancelled' && variant.statusUser !== 'admin') right.push('no_answer');
  // Nor can a simple user tell an unregistered telephone from an empty account.
  if (plan.agent.result === 'FAILED' && variant.statusUser !== 'admin') right.push('failed');
  const isUnknown = call.outcome === 'unknown';
  const { rows } = variant;
  const hasList = rows !== 'none' && rows !== 'unknown method' && variant.statusUser !== 'simple, of nobody';
  const endedMs = Date.parse(call.endedAt ?? '');
  const states = new Set(call.timeline.map(({ state }) => state));
  const order = call.timeline.map(({ at }) => Date.parse(at));
  const sawA = rows === 'both' || rows === 'turning' || rows === 'first';
  const sawB = rows === 'both' || rows === 'turning';
  const talked = plan.outcome === 'answered';
  const wanted =
    !hasList ||
    ((!sawA || truth.agentRangMs < SEEN_MS || states.has('agent_ringing') || states.has('contact_ringing')) &&
      (!sawB || truth.contactRangMs < SEEN_MS || states.has('contact_ringing') || states.has('connected')) &&
      (!sawB || truth.talkMs < SEEN_MS || states.has('connected')));
  return {
    outcome: right.includes(call.outcome),
    talk:
      isUnknown ||
      isMisled ||
      !talked ||
      Math.abs((call.talkSeconds ?? -99) - truth.talkMs / 1_000) <= TALK_SEC,
    ended: (isUnknown && !hasList) || isMisled || Math.abs(endedMs - truth.endMs) <= END_MS,
    states:
      wanted &&
      order.every((at, index) => index === 0 || at >= (order[index - 1] ?? 0)) &&
      (talked || !states.has('connected') || isUnknown),
    inverted: !isUnknown && !isMisled && (call.outcome === 'answered') !== talked,
    got: `${call.outcome ?? call.state}, ${call.talkSeconds ?? '-'} s, end ${((endedMs - truth.endMs) / 1_000).toFixed(1)} s, ${[...states].join(' ')}; true: ${plan.outcome}, ${truth.talkMs / 1_000} s`,
  };
};
