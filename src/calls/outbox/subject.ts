import type { Call, Outcome } from '../call/call.ts';

const OUTCOME_TEXT: Record<Outcome, string> = {
  answered: 'answered',
  no_answer: 'no answer',
  busy: 'busy',
  failed: 'failed',
  cancelled: 'cancelled',
  agent_no_answer: 'agent did not answer',
  unknown: 'outcome unknown',
};

/** SuiteCRM cuts a subject at 50 characters; the same limit everywhere keeps subjects alike. */
const MAX_SUBJECT = 50;

/** The activity's one-line title, at most 50 characters: whom, and how it ended. */
export const subjectOf = (call: Call): string => {
  const ending = ` - ${call.refusal ? 'not called' : OUTCOME_TEXT[call.outcome ?? 'unknown']}`;
  const whom = `Call to ${call.contactName ?? call.destination ?? 'a number keyed in by the agent'}`;
  const room = MAX_SUBJECT - ending.length;
  // Cut between characters as people see them, never inside an emoji or an accent.
  const chars = Array.from(new Intl.Segmenter().segment(whom), ({ segment }) => segment);
  if (chars.length <= room) return whom + ending;
  return `${chars
    .slice(0, room - 1)
    .join('')
    .trimEnd()}…${ending}`;
};
