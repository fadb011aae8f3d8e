import type { ToldOutcome } from './outcomes.ts';

/** One result that agents can choose after a call. */
export interface ResultChoice {
  /** What is stored, counted and filtered by. */
  readonly code: string;
  /** What people read, by language: `en`, `de`, `pt-BR`... */
  readonly labels: Readonly<Record<string, string>>;
  /** Its value in the CRM's own list; absent: the code. */
  readonly value?: string | undefined;
  /** How a call with this result ended, even if MOR says otherwise; only for calls from a mobile telephone. */
  readonly outcome?: ToldOutcome | undefined;
}

/** The results of a CRM instance; the usual ones if the instance is unknown. */
export type ResultsOf = (crm: string) => readonly ResultChoice[];

/** The label in the first of the languages that has one (`de` also serves `de-AT`); else English, else any. */
export const resultLabel = ({ code, labels }: ResultChoice, languages: readonly string[] = []): string => {
  const wanted = [...languages, 'en'].flatMap((language) => {
    const name = language.toLowerCase().replace('_', '-');
    return [name, name.split('-')[0] ?? name];
  });
  const byName = new Map(Object.entries(labels).map(([language, text]) => [language.toLowerCase(), text]));
  const found = wanted.find((name) => byName.has(name));
  return (found === undefined ? Object.values(labels)[0] : byName.get(found)) ?? code;
};

/** A result as it is shown, including one that is no longer offered. */
export interface ShownResult {
  readonly code: string;
  readonly label: string;
  /** Absent for a result that has left the configuration, and was not one of the usual ones. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
}

/** Its label for a reader of these languages. */
export const shownLabel = (
  { label, labels = {} }: Pick<ShownResult, 'label' | 'labels'>,
  languages: readonly string[],
): string => resultLabel({ code: label, labels }, languages);

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** The code for a text that is the code itself, the CRM's own value, or a label in any language. */
export const resultCode = (choices: readonly ResultChoice[], text: string): string | undefined => {
  const wanted = folded(text);
  const has = ({ code, labels, value }: ResultChoice): boolean =>
    [value ?? code, ...Object.values(labels)].some((one) => folded(one) === wanted);
  const exact = choices.find(({ code }) => code === text.trim());
  return (exact ?? choices.find(({ code }) => folded(code) === wanted) ?? choices.find(has))?.code;
};
