import { RESULTS } from './outcomes.ts';
import { resultLabel } from './results.ts';
import type { ResultChoice, ResultsOf, ShownResult } from './results.ts';
import { LANGUAGES } from './texts/languages.ts';

const labelsOf = (code: (typeof RESULTS)[number]): ResultChoice['labels'] =>
  Object.fromEntries(Object.entries(LANGUAGES).map(([language, { results }]) => [language, results[code]]));

/** The results of a CRM instance without its own in the configuration. */
export const USUAL_RESULTS: readonly ResultChoice[] = RESULTS.map((code) => ({
  code,
  labels: labelsOf(code),
  outcome: code === 'my_voicemail' ? 'agent_no_answer' : undefined,
}));

/** The choices of each of these CRM instances. */
export const resultsIn =
  (crms: { get(id: string): { readonly results: readonly ResultChoice[] } | undefined }): ResultsOf =>
  (crm) =>
    crms.get(crm)?.results ?? USUAL_RESULTS;

/** A code's label; a usual result keeps its label even after it has left the configuration. */
export const resultShown = (
  choices: readonly ResultChoice[],
  code: string,
  languages: readonly string[] = [],
): ShownResult => {
  const choice = [...choices, ...USUAL_RESULTS].find((one) => one.code === code);
  if (choice === undefined) return { code, label: code };
  return { code, label: resultLabel(choice, languages), labels: choice.labels };
};
