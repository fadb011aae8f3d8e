// Made from the folders in src/vocabulary/texts by npm run generate.
import * as en from '../../vocabulary/texts/en.ts';
import * as de from '../../vocabulary/texts/de.ts';
import * as es from '../../vocabulary/texts/es.ts';
import * as lt from '../../vocabulary/texts/lt.ts';
import * as ru from '../../vocabulary/texts/ru.ts';
import type { Texts } from '../../vocabulary/texts/texts.ts';

type Shown = Pick<Texts, 'call' | 'outcomeNames' | 'outcomes' | 'panel' | 'problems' | 'states'>;

/** What the panel shows of each language: named one by one, so that the bundler leaves the other texts out. */
export const LANGUAGES: Readonly<Record<string, Shown>> = {
  en: {
    call: en.call,
    outcomeNames: en.outcomeNames,
    outcomes: en.outcomes,
    panel: en.panel,
    problems: en.problems,
    states: en.states,
  },
  de: {
    call: de.call,
    outcomeNames: de.outcomeNames,
    outcomes: de.outcomes,
    panel: de.panel,
    problems: de.problems,
    states: de.states,
  },
  es: {
    call: es.call,
    outcomeNames: es.outcomeNames,
    outcomes: es.outcomes,
    panel: es.panel,
    problems: es.problems,
    states: es.states,
  },
  lt: {
    call: lt.call,
    outcomeNames: lt.outcomeNames,
    outcomes: lt.outcomes,
    panel: lt.panel,
    problems: lt.problems,
    states: lt.states,
  },
  ru: {
    call: ru.call,
    outcomeNames: ru.outcomeNames,
    outcomes: ru.outcomes,
    panel: ru.panel,
    problems: ru.problems,
    states: ru.states,
  },
};
