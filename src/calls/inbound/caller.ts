import type { InternalNumbers } from '../../mapping/rules/internal.ts';
import { parseNumber } from '../../mapping/numbers/numbers.ts';
import { areSameDigits, digitsOf } from '../call/same-number.ts';
import type { LiveRow } from '../call/observation.ts';

/** The caller, as far as the number shows. */
export interface Caller {
  readonly from: string | null;
  readonly fromText?: string;
}

/** The countries of numbers without +, in order: MOR's own, the instance's, the connector's. */
export type Countries = readonly (string | undefined)[];

/** What carriers send when the caller withholds the number. */
const WITHHELD = /^(anonymous|restricted|private|unknown|unavailable|withheld|blocked|asterisk|s|0+)?$/i;

export const isWithheld = (src: string): boolean => WITHHELD.test(src.trim());

/**
 * MOR shows a caller as the carrier sends it: with the country code but no +, with 00, or as dialled inside the country.
 * The international reading wins if such a number exists; otherwise the number is read as a national one.
 */
export const callerOf = (src: string, countries: Countries, isInternal: InternalNumbers): Caller => {
  if (isWithheld(src)) return { from: null };
  const digits = digitsOf(src);
  const plain = /^[\d\s().-]+$/.test(src.trim());
  const readings = [
    ...(plain && !digits.startsWith('0') ? [parseNumber(`+${digits}`, [], isInternal)] : []),
    parseNumber(src, countries, isInternal),
  ];
  const found = readings.find(
    (number) => number.kind === 'e164' && (number.type !== undefined || src.trim().startsWith('+')),
  );
  const number = found ?? readings.find(({ kind }) => kind === 'e164');
  return number?.kind === 'e164' ? { from: number.e164 } : { from: null, fromText: src.trim().slice(0, 80) };
};

/** Numbers that an administrator has listed, in any spelling. */
export const isListed = (list: readonly string[], number: string | undefined): boolean =>
  number !== undefined && list.some((listed) => areSameDigits(digitsOf(listed), digitsOf(number)));

/** The same for all rows of a call, however many devices ring. */
export const callerKey = ({ src, did = '' }: Pick<LiveRow, 'src' | 'did'>): string =>
  `${digitsOf(src) || src.trim().toLowerCase()}>${digitsOf(did)}`;
