import type { Call } from '../call/call.ts';
import type { Outcome } from '../../vocabulary/outcomes.ts';

const OUTCOME_TEXT: Record<Outcome, string> = {
  answered: 'answered',
  no_answer: 'no answer',
  busy: 'busy',
  failed: 'failed',
  cancelled: 'cancelled',
  agent_no_answer: 'agent did not answer',
  missed: 'missed',
  unknown: 'outcome unknown',
};

/** No CRM that we know keeps more in such a field; connectors shorten it further to their CRM's limit. */
const MAX_SUBJECT = 255;

/** The end of the subject, which says how the call ended. */
export const subjectEnding = (call: Call): string =>
  ` - ${call.refusal ? 'not called' : OUTCOME_TEXT[call.outcome ?? 'unknown']}`;

const whomOf = ({ incoming, contactName, destination }: Call): string =>
  incoming === undefined
    ? `Call to ${contactName ?? destination ?? 'a number keyed in by the agent'}`
    : `Call from ${contactName ?? incoming.from ?? incoming.fromText ?? 'a withheld number'}`;

/** The activity's one-line title: who, and how it ended. A long name is shortened, never the outcome. */
export const subjectOf = (call: Call): string => {
  const ending = subjectEnding(call);
  const whom = whomOf(call);
  const room = MAX_SUBJECT - ending.length;
  if (whom.length <= room) return whom + ending;
  let kept = '';
  // Cut between characters as people see them, never inside an emoji or an accent.
  for (const { segment } of new Intl.Segmenter().segment(whom)) {
    if (kept.length + segment.length >= room) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…${ending}`;
};
