import * as en from '../../vocabulary/texts/en.ts';
import type { Texts } from '../../vocabulary/texts/texts.ts';
import { LANGUAGES } from './languages.ts';
import type { Call } from './types.ts';

export type TextKey = keyof Texts['call'] | keyof Texts['panel'];

export interface Words {
  readonly language: string;
  /** A text with `{0}`, `{1}` filled in. */
  readonly t: (key: TextKey, ...values: readonly string[]) => string;
  /**
   * The text for a problem code, or for the rule behind it; undefined: none that fits better than the server's own
   * words.
   */
  readonly problem: (code: string, rule?: string) => string | undefined;
  /** The text if none fits: it refers to the server's words. */
  readonly other: string;
  /** Why a call was refused, in one line. */
  readonly refusal: (refusal: NonNullable<Call['refusal']>) => string;
  /** A call's status. */
  readonly standing: (call: { readonly state: string; readonly outcome?: string | undefined }) => string;
  /** The ways in which a call can end, as choices. */
  readonly outcomes: readonly (readonly [outcome: string, name: string])[];
}

/** The value for a key from outside. */
const valueOf = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

export const createWords = (language: string): Words => {
  const { call, panel, problems, states, outcomes, outcomeNames } = valueOf(LANGUAGES, language) ?? en;
  const texts: Readonly<Record<TextKey, string>> = { ...call, ...panel };
  const t: Words['t'] = (key, ...values) =>
    texts[key].replace(/\{(\d)\}/g, (_all, at: string) => values[Number(at)] ?? '');
  const sentence = ({ title, cure }: { readonly title: string; readonly cure: string }): string =>
    `${title}. ${cure}`;
  const problem: Words['problem'] = (code, rule) => {
    const found = valueOf(problems, `${code}_${rule ?? ''}`) ?? valueOf(problems, code);
    return found && sentence(found);
  };
  return {
    language,
    t,
    problem,
    other: sentence(problems.other),
    refusal({ code, detail, rule }) {
      const text = problem(code, rule);
      // Two of the texts refer to the server's words.
      return text !== undefined && code !== 'mor_refused'
        ? text
        : `${text ?? sentence(problems.other)} ${detail}`;
    },
    standing: ({ state, outcome }) =>
      state === 'ended'
        ? (valueOf(outcomes, outcome ?? 'unknown') ?? outcomes.unknown)
        : (valueOf(states, state) ?? states.requested),
    outcomes: Object.entries(outcomeNames),
  };
};
