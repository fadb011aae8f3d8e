import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import type { Language } from '../../src/vocabulary/texts/languages.ts';
import type { Texts } from '../../src/vocabulary/texts/texts.ts';
import type { Outcome } from '../../src/vocabulary/outcomes.ts';

/** The wording that the connector uses in a Task. */
export interface TaskTexts {
  readonly language: Language;
  /** "Call Result" when the agent chose no result, and the first line of the description. */
  readonly outcomes: Readonly<Record<Outcome, string>>;
  /** Subject of a new Task; placeholders as in `task.subject`. */
  readonly subject: string;
  /** The same of a call that came in. */
  readonly subjectIn: string;
  readonly keyedIn: string;
  /** Who called when the number is withheld. */
  readonly withheld: string;
  readonly fromTo: (source: string, destination: string) => string;
  readonly rang: (ringSeconds: number, talkSeconds: number) => string;
  readonly hangupCause: (cause: number) => string;
  readonly notDialled: (why: string) => string;
}

const filled =
  (text: string) =>
  (...values: readonly (string | number)[]): string =>
    text.replace(/\{(\d)\}/g, (_all, at: string) => String(values[Number(at)] ?? ''));

const taskTexts = (language: Language, { task }: Pick<Texts, 'task'>): TaskTexts => ({
  language,
  outcomes: task.outcomes,
  subject: task.subject,
  subjectIn: task.subject_in,
  keyedIn: task.keyed_in,
  withheld: task.withheld,
  fromTo: filled(task.from_to),
  rang: filled(task.rang),
  hangupCause: filled(task.hangup_cause),
  notDialled: filled(task.not_dialled),
});

export type TaskLanguage = Language;
export const TASK_TEXTS = Object.fromEntries(
  (Object.keys(LANGUAGES) as Language[]).map((language) => [
    language,
    taskTexts(language, LANGUAGES[language]),
  ]),
) as Readonly<Record<TaskLanguage, TaskTexts>>;
