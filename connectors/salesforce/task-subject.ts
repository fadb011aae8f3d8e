import type { Activity } from '../../src/calls/activity.ts';
import type { TaskTexts } from './task-texts.ts';

const TALK = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Placeholders that a configured template may contain, for instance `{contact}`. */
const PLACEHOLDERS: Readonly<Record<string, (activity: Activity, texts: TaskTexts) => string>> = {
  contact: ({ contactName, destination }, texts) => contactName ?? destination ?? texts.keyedIn,
  number: ({ destination }, texts) => destination ?? texts.keyedIn,
  source: ({ source }) => source,
  outcome: ({ outcome }, texts) => texts.outcomes[outcome],
  result: ({ disposition }) => disposition ?? '',
  talk: ({ talkSeconds }) => TALK(talkSeconds),
  call: ({ callId }) => callId,
};

const PLACE = /\{(\w+)\}/g;

export const PLACEHOLDER_NAMES: readonly string[] = Object.keys(PLACEHOLDERS);

/** Placeholders of a template that do not exist. */
export const unknownPlaceholders = (template: string): readonly string[] =>
  Array.from(template.matchAll(PLACE), ([, name]) => name ?? '').filter(
    (name) => !Object.hasOwn(PLACEHOLDERS, name),
  );

/** A template filled with the values of one call. */
export const filled = (template: string, activity: Activity, texts: TaskTexts): string =>
  template.replace(PLACE, (place, name: string) =>
    Object.hasOwn(PLACEHOLDERS, name) ? (PLACEHOLDERS[name]?.(activity, texts) ?? place) : place,
  );

/**
 * Every text that a template can produce when each placeholder takes one of the given texts; undefined if it contains a
 * placeholder whose texts are not known in advance.
 */
export const possibleTexts = (
  template: string,
  known: Readonly<Record<string, readonly string[]>>,
): readonly string[] | undefined => {
  const names = new Set(Array.from(template.matchAll(PLACE), ([, name]) => name ?? ''));
  let choices: Readonly<Record<string, string>>[] = [{}];
  for (const name of names) {
    const texts = Object.hasOwn(known, name) ? known[name] : undefined;
    if (texts === undefined) return undefined;
    choices = choices.flatMap((chosen) => texts.map((text) => ({ ...chosen, [name]: text })));
  }
  return choices.map((chosen) => template.replace(PLACE, (place, name: string) => chosen[name] ?? place));
};
