import type { Values } from './fill-names.ts';
import { dial_rules } from './texts/findings/en/dial_rules.ts';
import { fields } from './texts/findings/en/fields.ts';
import { lines } from './texts/findings/en/lines.ts';

const MESSAGES = { ...fields, ...lines, ...dial_rules } as const;

/** What is wrong with one field or number: a stable code, whose text every language has. */
export type MessageCode = keyof typeof MESSAGES;

export interface CodedMessage {
  readonly code: MessageCode;
  /** What its text names. */
  readonly values?: Values;
}

const HOLE = /\{(\w+)\}/g;

interface Pattern {
  readonly code: MessageCode;
  readonly names: readonly string[];
  readonly pattern: RegExp;
  /** How much of the text is always the same. */
  readonly fixed: number;
}

const patternOf = ([code, { finding }]: [string, { readonly finding: string }]): Pattern => {
  const pieces = finding.split(/\{\w+\}/).map((piece) => piece.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return {
    code: code as MessageCode,
    names: [...finding.matchAll(HOLE)].map(([, name = '']) => name),
    pattern: new RegExp(`^${pieces.join('(.+?)')}$`, 's'),
    fixed: finding.replace(HOLE, '').length,
  };
};

/** Texts that say more come first: "must be at most 5 entries" also fits "must be {values}". */
const PATTERNS = Object.entries(MESSAGES)
  .map(patternOf)
  .sort((a, b) => b.fixed - a.fixed);

/**
 * The code of a message about one field. Checks write their message where they are (in a schema, in a rule), and many layers pass
 * it on as text; this finds the row that it was written from. Undefined: a message from elsewhere, such as an outside connector.
 */
export const messageCode = (message: string): CodedMessage | undefined => {
  for (const { code, names, pattern } of PATTERNS) {
    const found = pattern.exec(message);
    if (!found) continue;
    if (names.length === 0) return { code };
    return { code, values: Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? ''])) };
  }
  return undefined;
};

/** The same with the code of its message. */
export const withCode = <T extends { readonly message: string }>(one: T): T & Partial<CodedMessage> => ({
  ...one,
  ...messageCode(one.message),
});
