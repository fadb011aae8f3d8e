import type { Values } from './fill-names.ts';
import { activities } from './texts/findings/en/activities.ts';
import { clicks } from './texts/findings/en/clicks.ts';
import { crm_errors } from './texts/findings/en/crm_errors.ts';
import { crm_words } from './texts/findings/en/crm_words.ts';
import { dial_rules } from './texts/findings/en/dial_rules.ts';
import { fields } from './texts/findings/en/fields.ts';
import { files } from './texts/findings/en/files.ts';
import { lines } from './texts/findings/en/lines.ts';
import { matching } from './texts/findings/en/matching.ts';
import { mor_words } from './texts/findings/en/mor_words.ts';
import { number_kinds } from './texts/findings/en/number_kinds.ts';
import { numbers } from './texts/findings/en/numbers.ts';
import { pages } from './texts/findings/en/pages.ts';
import { steps } from './texts/findings/en/steps.ts';

/** Every message in English, by its code. */
export const MESSAGES = {
  ...fields,
  ...files,
  ...lines,
  ...dial_rules,
  ...numbers,
  ...number_kinds,
  ...clicks,
  ...steps,
  ...matching,
  ...pages,
  ...mor_words,
  ...crm_words,
  ...activities,
} as const;

/** What the service says in a sentence or a clause: a stable code, whose text every language has. */
export type MessageCode = keyof typeof MESSAGES;

export interface CodedMessage {
  readonly code: MessageCode | keyof typeof crm_errors;
  /** It is what to do, not what was found. */
  readonly part?: 'cure';
  /** What its text names. */
  readonly values?: Values;
  /** What a value says, where that is a message of ours, too. */
  readonly inner?: Readonly<Record<string, CodedMessage>>;
  /** The sentence behind it. */
  readonly then?: CodedMessage;
}

const HOLE = /\{(\w+)\}/g;
/** Values that may be messages themselves. All others are names, figures and words of others. */
const SAYING = ['text', 'reason', 'why', 'kind', 'origin', 'per'];
/** Between two sentences, or two clauses. */
const BOUNDARY = /([.;]) /g;
/** Nothing of ours is as long; the pattern of a long text would take long. */
const MOST_CHARACTERS = 2_000;

interface Pattern {
  readonly coded: Pick<CodedMessage, 'code' | 'part'>;
  readonly names: readonly string[];
  readonly pattern: RegExp;
  /** The longest piece that is always the same: looking for it first is quick. */
  readonly piece: string;
  /** How much of the text is always the same. */
  readonly fixed: number;
}

const patternOf = (coded: Pattern['coded'], text: string): Pattern => {
  const pieces = text.split(/\{\w+\}/);
  const escaped = pieces.map((piece) => piece.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return {
    coded,
    names: [...text.matchAll(HOLE)].map(([, name = '']) => name),
    pattern: new RegExp(`^${escaped.join('(.+?)')}$`, 's'),
    piece: pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), ''),
    fixed: text.replace(HOLE, '').length,
  };
};

const entriesOf = <T extends object>(rows: T): [keyof T, T[keyof T]][] =>
  Object.entries(rows) as [keyof T, T[keyof T]][];

/** Texts that say more come first: "must be at most 5 entries" also fits "must be {values}". */
const PATTERNS = [
  ...entriesOf(MESSAGES).map(([code, { finding }]) => patternOf({ code }, finding)),
  ...entriesOf(crm_errors).map(([code, { cure }]) => patternOf({ code, part: 'cure' }, cure)),
].sort((a, b) => b.fixed - a.fixed);

const valuesOf = (
  names: readonly string[],
  found: RegExpExecArray,
): Pick<CodedMessage, 'values' | 'inner'> => {
  if (names.length === 0) return {};
  const values = Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? '']));
  return { values, ...innerOf(values) };
};

const whole = (message: string): CodedMessage | undefined => {
  for (const { coded, names, pattern, piece } of PATTERNS) {
    const found = message.includes(piece) ? pattern.exec(message) : null;
    if (found) return { ...coded, ...valuesOf(names, found) };
  }
  return undefined;
};

/** Two messages one behind the other, such as what was found and what to do. */
const sequence = (message: string): CodedMessage | undefined => {
  for (const { index, 1: mark } of message.matchAll(BOUNDARY)) {
    const end = message.slice(0, index + 1);
    // The full stop is rarely the message's own.
    const first = whole(end.slice(0, -1)) ?? (mark === '.' ? whole(end) : undefined);
    const then = first && messageCode(message.slice(index + 2));
    if (then) return { ...first, then };
  }
  return undefined;
};

/** All of it is ours: messages in it have codes, and no value holds a sentence that could be one. */
const isWhole = ({ values = {}, inner = {} }: CodedMessage): boolean =>
  Object.entries(values).every(([name, value]) =>
    SAYING.includes(name) ? inner[name] !== undefined : String(value).search(BOUNDARY) < 0,
  );

/**
 * The code of a message. Checks write their message where they are (in a schema, in a rule), and many layers pass it on as
 * text; this finds the row that it was written from. Undefined: a message from elsewhere, such as an outside connector.
 */
export const messageCode = (message: string): CodedMessage | undefined => {
  if (message.length > MOST_CHARACTERS) return undefined;
  const found = whole(message);
  return found && isWhole(found) ? found : (sequence(message) ?? found);
};

/** What the values say, where that is a message of ours. */
export function innerOf(values: Values): Pick<CodedMessage, 'inner'> {
  const inner = SAYING.flatMap((name): [string, CodedMessage][] => {
    const value = values[name];
    // A value at the end of a sentence may have its full stop.
    const found =
      typeof value === 'string' ? (messageCode(value) ?? messageCode(value.replace(/\.$/, ''))) : undefined;
    return found ? [[name, found]] : [];
  });
  return inner.length === 0 ? {} : { inner: Object.fromEntries(inner) };
}

/** The same with the code of its message. */
export const withCode = <T extends { readonly message: string }>(one: T): T & Partial<CodedMessage> => ({
  ...one,
  ...messageCode(one.message),
});

/** The code of a text, for answers whose own code says something else. */
export const saying = (text: string | undefined): { readonly said?: CodedMessage } => {
  const said = text === undefined ? undefined : messageCode(text);
  return said ? { said } : {};
};
