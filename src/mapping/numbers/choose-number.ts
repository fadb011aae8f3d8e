import type { InternalNumbers } from '../rules/internal.ts';
import { numbersIn, parseNumber, type DialableNumber, type InvalidNumber } from './numbers.ts';

export interface ChooseNumberInput {
  /** The record's non-empty telephone fields in order of preference. */
  readonly numbers: readonly { readonly field: string; readonly value: string }[];
  /** The field that was clicked. */
  readonly field?: string | undefined;
  /** The number that was clicked, as the page shows it. */
  readonly number?: string | undefined;
  /** Countries for a number without +, in order: the record's, the agent's, the instance's, the connector's. */
  readonly countries: readonly (string | undefined)[];
  /** Which short numbers are the company's; absent: none. */
  readonly internal?: InternalNumbers | undefined;
}

/** An emergency number is not invalid, so nobody should be told to correct it: a rule keeps it from being dialled. */
export const refusalOf = ({ why }: InvalidNumber): 'number_invalid' | 'destination_blocked' =>
  why === 'emergency' ? 'destination_blocked' : 'number_invalid';

type NoNumber = 'no_telephone_number' | 'number_invalid' | 'destination_blocked' | 'not_on_record';

/** `detail` is for people. `not_on_record`: the caller decides (free dialling) which problem that is. */
export type NumberChoice =
  | {
      readonly ok: true;
      readonly field: string;
      readonly raw: string;
      readonly parsed: DialableNumber;
      /** Every number of the field, in its order: a click on any of them dials it. */
      readonly offered: readonly DialableNumber[];
    }
  | {
      readonly ok: false;
      readonly code: NoNumber;
      readonly detail: string;
    };

type Candidate = ChooseNumberInput['numbers'][number];

const SHOWN_CHARACTERS = 40;
/** The field's content for a message: short, on one line. */
const shown = (raw: string): string => {
  const text = raw.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}...` : text;
};

/** Why a number is not dialled, as a sentence. */
export const cannotBeDialled = (what: string, { reason }: InvalidNumber): string =>
  `${what} cannot be dialled: ${reason}${reason.endsWith('?') ? '' : '.'}`;

const refuse = (code: NoNumber, detail: string): NumberChoice => ({
  ok: false,
  code,
  detail,
});

/** Extensions are not compared: they are not dialled. */
const same = (a: DialableNumber, b: DialableNumber): boolean =>
  a.kind === 'e164' ? b.kind === 'e164' && a.e164 === b.e164 : b.kind === 'internal' && a.digits === b.digits;

/** All numbers that can be dialled in a field, in its order. */
export const dialableIn = (
  value: string,
  countries: readonly (string | undefined)[],
  internal: InternalNumbers | undefined,
): readonly DialableNumber[] =>
  numbersIn(value, countries, internal).filter((number) => number.kind !== 'invalid');

const chooseFrom = (
  candidates: readonly Candidate[],
  { countries, internal }: ChooseNumberInput,
): NumberChoice => {
  let first: NumberChoice | undefined;
  for (const { field, value } of candidates) {
    const offered = dialableIn(value, countries, internal);
    const parsed = offered[0] ?? parseNumber(value, countries, internal);
    if (parsed.kind !== 'invalid') return { ok: true, field, raw: value, parsed, offered };
    first ??= refuse(refusalOf(parsed), cannotBeDialled(`${field} "${shown(value)}"`, parsed));
  }
  return first ?? refuse('no_telephone_number', 'None of its telephone fields is filled in.');
};

const chooseExplicit = (
  number: string,
  { numbers, field, countries, internal }: ChooseNumberInput,
): NumberChoice => {
  const wanted = parseNumber(number, countries, internal);
  if (wanted.kind === 'invalid') {
    return refuse(refusalOf(wanted), cannotBeDialled(`"${shown(number)}"`, wanted));
  }
  const clickedFirst = [...numbers.filter((n) => n.field === field), ...numbers];
  for (const { field: name, value } of clickedFirst) {
    const offered = dialableIn(value, countries, internal);
    if (offered.some((known) => same(wanted, known)))
      return { ok: true, field: name, raw: value, parsed: wanted, offered };
  }
  return refuse('not_on_record', `${shown(number)} is not one of the record's telephone numbers.`);
};

/**
 * Chooses which of a record's numbers a click means. An explicit number must be one of the record's (possibly the second
 * one in a field that holds two); if a field was clicked, only that field counts; otherwise the first number in order
 * that can be dialled.
 */
export const chooseNumber = (input: ChooseNumberInput): NumberChoice => {
  const { numbers, field, number } = input;
  if (number !== undefined) return chooseExplicit(number, input);
  const filled = numbers.filter(({ value }) => value.trim() !== '');
  if (field === undefined) return chooseFrom(filled, input);
  const clicked = filled.filter((n) => n.field === field);
  return clicked.length > 0
    ? chooseFrom(clicked, input)
    : refuse('no_telephone_number', `The field ${field} is empty or is no telephone field of this record.`);
};
