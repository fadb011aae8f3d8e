import { createHash } from 'node:crypto';
import type { Activity } from '../../src/calls/activity.ts';
import { defined } from '../../src/defined.ts';
import { handedOver } from '../shared/handed-over.ts';
import { callerOf } from './task-subject.ts';
import { TASK_TEXTS } from './task-texts.ts';
import type { TaskTexts } from './task-texts.ts';

const MAX_DESCRIPTION = 32_000;

/** How an outcome reads in Salesforce's "Call Result" when the agent chose no result, in English. */
export const OUTCOME_LABELS = TASK_TEXTS.en.outcomes;

/** What is written into "Call Result". */
export const callResultOf = ({ disposition, outcome }: Activity, texts: TaskTexts = TASK_TEXTS.en): string =>
  disposition === undefined || disposition === '' ? texts.outcomes[outcome] : disposition;

/** At most `max` UTF-16 units, which is how Salesforce counts, without half a character at the end. */
export const cut = (text: string, max: number): string =>
  text.length <= max ? text : text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');

// Salesforce trims long texts and its pages save line breaks as CRLF; neither counts as an edit.
const normal = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
const digest = (text: string): string => createHash('sha256').update(normal(text)).digest('hex').slice(0, 8);

/** Separates what the agent wrote into a planned Task from what the connector added. */
const BEFORE_MARK = '\n\n----- MOR -----\n';

const SEAL = /\[([0-9a-f]{8})-([0-9a-f]{8})\]$/;

const seal = (callId: string, text: string, result: string): string => {
  const ending = `MOR call ${callId}`;
  const room = MAX_DESCRIPTION - ending.length - 24;
  const body = `${cut(text, room).trimEnd()}\n${ending}`;
  return `${body} [${digest(body)}-${digest(result)}]`;
};

const facts = (activity: Activity, texts: TaskTexts): string[] => {
  const { destination, answeredAt, startedAt, talkSeconds, hangupCause } = activity;
  const ringSeconds =
    answeredAt === undefined
      ? undefined
      : Math.round((Date.parse(answeredAt) - Date.parse(startedAt)) / 1000);
  const handed = handedOver(activity, texts.language);
  return [
    `${texts.outcomes[activity.outcome]}: ${texts.fromTo(callerOf(activity, texts), destination ?? texts.keyedIn)}`,
    ...(handed === undefined ? [] : [handed]),
    ...(ringSeconds === undefined ? [] : [texts.rang(ringSeconds, talkSeconds)]),
    ...(hangupCause === undefined ? [] : [texts.hangupCause(hangupCause)]),
  ];
};

/**
 * The Task's description: `before` (what the agent had written into it), notes, facts of the call, and a last line
 * whose digests reveal later edits of the text or the call result. The digests live in the text because they must
 * outlive the process, and this way the org needs no extra field.
 */
export const describeCall = (activity: Activity, before = '', texts: TaskTexts = TASK_TEXTS.en): string => {
  const parts = [activity.notes ?? '', facts(activity, texts).join('\n')].map(normal);
  const own = parts.filter((part) => part !== '').join('\n\n');
  const kept = normal(before);
  return seal(
    activity.callId,
    kept === '' ? own : `${kept}${BEFORE_MARK}${own}`,
    callResultOf(activity, texts),
  );
};

/** What the agent had written before the connector added to it; '' when there was nothing. */
export const textBefore = (description: string): string => {
  const text = normal(description);
  return text.slice(0, Math.max(0, text.indexOf(BEFORE_MARK)));
};

/** The same text, with its mark changed to another call result. */
export const resealed = (description: string, result: string): string =>
  normal(description).replace(SEAL, (_, text: string) => `[${text}-${digest(result)}]`);

/**
 * Which parts of a Task nobody has edited: true where it is empty or still as the connector left it. `firstResult` is
 * what the connector writes before anybody chooses a result; it counts as untouched even if the marks are gone.
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

/**
 * The changes that later notes and result make to a Task, where nobody has edited it since the connector wrote it.
 * `isEdited`: a user has, and their text stays.
 */
export const laterText = (
  { description, result: before }: { readonly description: string; readonly result: string },
  activity: Activity,
  texts: TaskTexts,
): { readonly body: Readonly<Record<string, string>>; readonly isEdited: boolean } => {
  // Before anybody chose a result, "Call Result" had the end of the call as it was then.
  const [{ outcome } = activity] = activity.endedAs ?? [];
  const ours = untouched(description, before, texts.outcomes[outcome]);
  const result = ours.result && activity.disposition !== undefined ? callResultOf(activity, texts) : before;
  const noted =
    activity.notes === undefined && activity.endedAs === undefined
      ? resealed(description, result)
      : describeCall(activity, textBefore(description), texts);
  return {
    body: defined({
      CallDisposition: result === before ? undefined : result,
      Description: !ours.description || noted === description ? undefined : noted,
    }),
    isEdited: !ours.description || !ours.result,
  };
};
