import { createHash } from 'node:crypto';
import type { Outcome } from '../../src/calls/call/call.ts';
import type { Activity } from '../../src/calls/connector.ts';

const MAX_DESCRIPTION = 32_000;

/** How an outcome reads in Salesforce's "Call Result" when the agent chose no result. */
export const OUTCOME_LABELS: Readonly<Record<Outcome, string>> = {
  answered: 'Answered',
  no_answer: 'No answer',
  busy: 'Busy',
  failed: 'Failed',
  cancelled: 'Cancelled',
  agent_no_answer: 'Agent did not answer',
  unknown: 'Unknown',
};

/** What is written into "Call Result". */
export const callResultOf = ({ disposition, outcome }: Activity): string =>
  disposition === undefined || disposition === '' ? OUTCOME_LABELS[outcome] : disposition;

/** At most `max` UTF-16 units, which is how Salesforce counts, without half a character at the end. */
export const cut = (text: string, max: number): string =>
  text.length <= max ? text : text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');

// Salesforce trims long texts and its pages save line ends as CRLF: neither makes a text another one.
const normal = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
const digest = (text: string): string => createHash('sha256').update(normal(text)).digest('hex').slice(0, 8);

/** Stands between what the agent had written into a planned Task and what the connector added. */
const BEFORE_MARK = '\n\n----- MOR -----\n';

const SEAL = /\[([0-9a-f]{8})-([0-9a-f]{8})\]$/;

const seal = (callId: string, text: string, result: string): string => {
  const ending = `MOR call ${callId}`;
  const room = MAX_DESCRIPTION - ending.length - 24;
  const body = `${cut(text, room).trimEnd()}\n${ending}`;
  return `${body} [${digest(body)}-${digest(result)}]`;
};

const facts = (activity: Activity): string[] => {
  const { source, destination, answeredAt, startedAt, talkSeconds, hangupCause } = activity;
  const ringSeconds =
    answeredAt === undefined
      ? undefined
      : Math.round((Date.parse(answeredAt) - Date.parse(startedAt)) / 1000);
  return [
    `${OUTCOME_LABELS[activity.outcome]}: ${source} to ${destination ?? 'a number that the agent entered'}`,
    ...(ringSeconds === undefined ? [] : [`Rang ${ringSeconds} s, talked ${talkSeconds} s`]),
    ...(hangupCause === undefined ? [] : [`Hangup cause ${hangupCause}`]),
  ];
};

/**
 * The Task's description: `before` (what the agent had written into it), notes, facts of the call, and a last line
 * whose digests tell later whether anybody changed text or call result since. Kept in the text itself because it must
 * outlive the process and needs no field of its own.
 */
export const describeCall = (activity: Activity, before = ''): string => {
  const parts = [activity.notes ?? '', facts(activity).join('\n')].map(normal);
  const own = parts.filter((part) => part !== '').join('\n\n');
  const kept = normal(before);
  return seal(activity.callId, kept === '' ? own : `${kept}${BEFORE_MARK}${own}`, callResultOf(activity));
};

/** What the agent had written before the connector added to it; '' when there was nothing. */
export const textBefore = (description: string): string => {
  const text = normal(description);
  return text.slice(0, Math.max(0, text.indexOf(BEFORE_MARK)));
};

/** The same text, marked as belonging to another call result. */
export const resealed = (description: string, result: string): string =>
  normal(description).replace(SEAL, (_, text: string) => `[${text}-${digest(result)}]`);

/**
 * Who wrote what a Task holds now: true where it still is as the connector left it, or empty. `firstResult` is what
 * the connector writes before anybody chose a result; it counts as its own even where the marks are gone.
 */
export const untouched = (
  description: string,
  result: string,
  firstResult = '',
): { readonly description: boolean; readonly result: boolean } => {
  const text = normal(description);
  const marks = SEAL.exec(text);
  const unmarked = text.slice(0, marks?.index ?? 0);
  return {
    description: text === '' || (marks !== null && digest(unmarked) === marks[1]),
    result: result === '' || result === firstResult || (marks !== null && digest(result) === marks[2]),
  };
};
