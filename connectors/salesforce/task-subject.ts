import type { Activity, CallBackTask } from '../../src/calls/activity.ts';
import { defined } from '../../src/defined.ts';
import { durationText } from '../../src/vocabulary/duration.ts';
import { createPlaceholders, namesIn, replaceEach } from '../shared/placeholders.ts';
import type { TaskTexts } from './task-texts.ts';

/** What a template can tell about a call. */
export type CallFacts = Pick<
  Activity,
  | 'contactName'
  | 'direction'
  | 'source'
  | 'isWithheld'
  | 'destination'
  | 'outcome'
  | 'disposition'
  | 'talkSeconds'
  | 'callId'
>;

/** Who called, in the language of the Tasks. */
export const callerOf = (
  { source, isWithheld }: Pick<CallFacts, 'source' | 'isWithheld'>,
  texts: TaskTexts,
): string => (isWithheld ? texts.withheld : source);

/** The number of the other party. */
const numberOf = (call: CallFacts, texts: TaskTexts): string =>
  call.direction === 'inbound' ? callerOf(call, texts) : (call.destination ?? texts.keyedIn);

/** Placeholders that a configured template may contain, for instance `{contact}`. */
export const TASK_PLACEHOLDERS = createPlaceholders<[CallFacts, TaskTexts]>({
  contact: (call, texts) => call.contactName ?? numberOf(call, texts),
  number: numberOf,
  source: callerOf,
  outcome: ({ outcome }, texts) => texts.outcomes[outcome],
  result: ({ disposition }) => disposition ?? '',
  talk: ({ talkSeconds }, texts) => durationText(talkSeconds, texts.language),
  call: ({ callId }) => callId,
});

/** What templates say about the call of a task: the first missed one, or the planned one that is still to come. */
export const callToReturn = ({ key, from, contactName, planned }: CallBackTask): CallFacts => ({
  callId: key,
  ...(planned
    ? ({ direction: 'outbound', source: '', destination: from, outcome: 'unknown' } as const)
    : ({ direction: 'inbound', source: from, destination: null, outcome: 'missed' } as const)),
  talkSeconds: 0,
  ...defined({ contactName }),
});

/**
 * Every text that a template can produce when each placeholder takes one of the given texts; undefined if it contains a
 * placeholder whose texts are not known in advance.
 */
export const possibleTexts = (
  template: string,
  known: Readonly<Record<string, readonly string[]>>,
): readonly string[] | undefined => {
  const names = new Set(namesIn(template));
  let choices: Readonly<Record<string, string>>[] = [{}];
  for (const name of names) {
    const texts = Object.hasOwn(known, name) ? known[name] : undefined;
    if (texts === undefined) return undefined;
    choices = choices.flatMap((chosen) => texts.map((text) => ({ ...chosen, [name]: text })));
  }
  return choices.map((chosen) => replaceEach(template, (name) => chosen[name]));
};
