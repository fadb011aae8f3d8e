import type { Activity } from '../../src/calls/connector.ts';
import type { TaskTexts } from './task-texts.ts';

const TALK = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** What a template of the configuration may hold, for instance `{contact}`. */
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

/** A template with the values of one call. */
export const filled = (template: string, activity: Activity, texts: TaskTexts): string =>
  template.replace(PLACE, (place, name: string) =>
    Object.hasOwn(PLACEHOLDERS, name) ? (PLACEHOLDERS[name]?.(activity, texts) ?? place) : place,
  );
