import type { Outcome } from '../../../vocabulary/outcomes.ts';
import { texts } from '../texts.ts';

/** How a call ended, in the reader's language. */
export const OUTCOMES: Readonly<Record<Outcome | 'refused', string>> = {
  answered: texts.calls.answered,
  no_answer: texts.calls.no_answer,
  busy: texts.calls.busy,
  failed: texts.calls.failed,
  cancelled: texts.calls.cancelled,
  agent_no_answer: texts.calls.agent_did_not_answer,
  missed: texts.calls.missed,
  unknown: texts.calls.not_known,
  refused: texts.calls.refused,
};

/** A code that this page does not know, from a newer service, is shown as it is. */
export const outcomeText = (outcome: string): string =>
  new Map<string, string>(Object.entries(OUTCOMES)).get(outcome) ?? outcome;
