import type { Call } from '../../../../src/calls/call/call.ts';
import type { Outcome } from '../../../../src/vocabulary/outcomes.ts';
import type { Course, WorldClick } from './course.ts';
import type { Variant } from './variants.ts';

const END_MS = 6_000;
const TALK_SEC = 2;
/** A leg shorter than this may fall between two polls. */
const SEEN_MS = 1_600;

export interface Verdict {
  readonly outcome: boolean;
  readonly talk: boolean;
  readonly ended: boolean;
  readonly states: boolean;
  /** `answered` for a call that was not, or the reverse. */
  readonly inverted: boolean;
  readonly got: string;
}

const showsA = ({ list }: Variant): boolean => list === 'both' || list === 'A' || list === 'newest';
const showsB = ({ list }: Variant): boolean => list === 'both' || list === 'B' || list === 'newest';

/** Does this MOR show enough to determine the outcome? */
const canKnow = (course: Course, click: WorldClick, variant: Variant): boolean => {
  const { outcome, agentRangMs, talkMs } = click.truth;
  const lateB = course.legs.some(({ cdrLateMs }) => cdrLateMs !== undefined);
  // Numbers alone cannot identify a CDR's owner when its time is wrong too.
  const hasIds = variant.uniqueIds || (variant.callbackId === 'filter' && click.answer === 'accepted');
  const seenA = showsA(variant) && agentRangMs > SEEN_MS;
  const seenB = showsB(variant) && (click.truth.contactRangMs > SEEN_MS || talkMs > SEEN_MS);
  const byCdr =
    variant.cdrs === 'both' &&
    (variant.asteriskMs === 0 ||
      (variant.callbackId === 'filter' && click.answer === 'accepted') ||
      (hasIds && (outcome === 'agent_no_answer' ? seenA : seenB)));
  if (byCdr && !(lateB && variant.list === 'missing')) return true;
  if (outcome === 'answered') return seenB;
  if (outcome === 'agent_no_answer') return seenA;
  return outcome === 'cancelled' && click.hangUpMs !== undefined && (seenA || seenB);
};

const isOneOf = (outcome: Outcome | undefined, right: readonly Outcome[]): boolean =>
  outcome !== undefined && right.includes(outcome);

export const judge = (
  course: Course,
  index: number,
  call: Call,
  variant: Variant,
  originMs: number,
): Verdict => {
  const click = course.clicks[index];
  if (click === undefined) throw new Error('no such click');
  const { truth } = click;
  const known = canKnow(course, click, variant);
  const right: Outcome[] = [
    truth.outcome,
    ...(known ? [] : (['unknown'] as const)),
    ...(course.alsoRight ?? []),
  ];
  const states = new Set(call.timeline.map(({ state }) => state));
  const endedMs = Date.parse(call.endedAt ?? '') - originMs;
  const isUnknown = call.outcome === 'unknown';
  const hasList = variant.list !== 'missing' && variant.list !== 'empty';
  // Without a list, the end of an unanswered leg shows only in its CDR, whenever that comes.
  const slackMs = hasList ? 0 : variant.cdrDelayMs;
  const mustEnd = hasList || !isUnknown;
  const wanted =
    (!showsA(variant) ||
      truth.agentRangMs < SEEN_MS ||
      states.has('agent_ringing') ||
      states.has('contact_ringing')) &&
    (!showsB(variant) ||
      truth.contactRangMs < SEEN_MS ||
      states.has('contact_ringing') ||
      states.has('connected')) &&
    (!showsB(variant) || truth.talkMs < SEEN_MS || states.has('connected'));
  const talked = truth.outcome === 'answered';
  const lie = course.legs.find((leg) => leg.click === index && leg.cdr !== undefined)?.cdr;
  // MOR's own record is wrong, and its list shows nothing to the contrary.
  const isMisled = lie !== undefined && !showsB(variant) && call.outcome === 'failed';
  if (isMisled)
    return { outcome: true, talk: true, ended: true, states: true, inverted: false, got: 'misled' };
  return {
    outcome: isOneOf(call.outcome, right),
    talk: (isUnknown && !known) || Math.abs((call.talkSeconds ?? -99) - truth.talkMs / 1_000) <= TALK_SEC,
    ended: !mustEnd || Math.abs(endedMs - truth.endMs) <= END_MS + slackMs,
    states: wanted && (talked || !states.has('connected')),
    inverted: (call.outcome === 'answered') !== talked && !(talked && isUnknown && !known),
    got: `${call.outcome ?? '-'} talk ${call.talkSeconds ?? '-'} end ${(endedMs / 1_000).toFixed(1)} [${[...states].join(' ')}]; true: ${truth.outcome} talk ${truth.talkMs / 1_000} end ${truth.endMs / 1_000}`,
  };
};
