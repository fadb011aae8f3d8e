import de from './texts/de.json';
import en from './texts/en.json';
import es from './texts/es.json';
import lt from './texts/lt.json';
import ru from './texts/ru.json';
import type { Call } from './types.ts';

export type TextKey = keyof typeof en;
type Texts = Readonly<Record<TextKey, string>>;

const LANGUAGES: Readonly<Record<string, Texts>> = { en, de, es, lt, ru };

export interface Words {
  readonly language: string;
  /** A text with `{0}`, `{1}` filled in. */
  readonly t: (key: TextKey, ...values: readonly string[]) => string;
  /**
   * What to say about a problem code, or about the rule behind it; undefined: nothing that fits better than the
   * server's own words.
   */
  readonly problem: (code: string, rule?: string) => string | undefined;
  /** Why a call was refused, in a line. */
  readonly refusal: (refusal: NonNullable<Call['refusal']>) => string;
  /** Where a call stands. */
  readonly standing: (call: { readonly state: string; readonly outcome?: string | undefined }) => string;
}

const isKey = (key: string): key is TextKey => Object.hasOwn(en, key);

/** The first language that we have, of those wanted; else English. */
export const chooseLanguage = (wanted: readonly (string | null)[]): string =>
  wanted
    .map((one) => one?.toLowerCase().split(/[-_]/)[0] ?? '')
    .find((one) => Object.hasOwn(LANGUAGES, one)) ?? 'en';

export const createWords = (language: string): Words => {
  const texts = LANGUAGES[language] ?? en;
  const t: Words['t'] = (key, ...values) =>
    texts[key].replace(/\{(\d)\}/g, (_all, at: string) => values[Number(at)] ?? '');
  const problem: Words['problem'] = (code, rule) => {
    const key = [`problem_${code}_${rule ?? ''}`, `problem_${code}`].find(isKey);
    return key === undefined ? undefined : t(key);
  };
  return {
    language,
    t,
    problem,
    refusal({ code, detail, rule }) {
      const text = problem(code, rule);
      // Two of the texts point at what the server said.
      return text !== undefined && code !== 'mor_refused' ? text : `${text ?? t('problem_other')} ${detail}`;
    },
    standing({ state, outcome }) {
      if (state === 'ended') {
        const key = `outcome_${outcome ?? 'unknown'}`;
        return t(isKey(key) ? key : 'outcome_unknown');
      }
      const key = `state_${state}`;
      return t(isKey(key) ? key : 'state_requested');
    },
  };
};
