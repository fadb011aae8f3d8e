import type { CallBackTask } from '../../src/calls/activity.ts';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import type { Language } from '../../src/vocabulary/texts/languages.ts';

const MAX_NAME = 150;
const PLACE = /\{(\d)\}/g;

const fill = (text: string, ...values: readonly (string | number)[]): string =>
  text.replace(PLACE, (_all, at: string) => String(values[Number(at)] ?? ''));

/** A task's one line for people, at most 255 characters. */
export interface CallBackSubject {
  readonly subject: string;
  /** What follows the name, above all the number: it must survive when a CRM keeps fewer characters. */
  readonly subjectEnding: string;
}

const endingOf = (count: number, language: Language): string =>
  count > 1 ? ` ${fill(LANGUAGES[language].callBack.count, count)}` : '';

const nameOf = ({ contactName }: Pick<CallBackTask, 'contactName'>): string =>
  contactName?.slice(0, MAX_NAME) ?? '';

const subjectIn = (from: string, name: string, count: number, language: Language): CallBackSubject => {
  const number = name === '' ? from : `, ${from}`;
  const [before = '', after = ''] = LANGUAGES[language].callBack.subject.split('{0}');
  const subjectEnding = number + after + endingOf(count, language);
  return { subject: before + name + subjectEnding, subjectEnding };
};

export const callBackSubject = (task: CallBackTask, language: Language): CallBackSubject =>
  subjectIn(task.from, nameOf(task), task.count, language);

/** The number of calls at the end of a stored subject; 1 where it shows none. */
const countIn = (stored: string, language: Language): number => {
  const [digits] = /\d+(?=\D*$)/.exec(stored) ?? [];
  const count = Number(digits ?? 1);
  return count > 1 && stored.endsWith(endingOf(count, language)) ? count : 1;
};

/**
 * What the connector may have called this task when fewer calls were missed, given the subject that is stored. Any
 * other text is a person's and stays.
 */
export const earlierSubjects = (stored: string, task: CallBackTask): readonly CallBackSubject[] =>
  (Object.keys(LANGUAGES) as Language[]).flatMap((language) => {
    const count = countIn(stored, language);
    if (count >= task.count) return [];
    return [nameOf(task), ''].map((name) => subjectIn(task.from, name, count, language));
  });

/** One line in the task's text for each missed call, or for the one after which it was planned. */
export const taskLine = ({ planned, from, lastAt }: CallBackTask, language: Language): string => {
  const texts = LANGUAGES[language].callBack;
  return fill(planned ? texts.planned : texts.missed, from, lastAt.slice(0, 16).replace('T', ' '));
};
