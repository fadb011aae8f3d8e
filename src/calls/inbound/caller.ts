import type { InternalNumbers } from '../../mapping/rules/internal.ts';
import { parseNumber } from '../../mapping/numbers/numbers.ts';
import { areSameDigits, digitsOf } from '../call/same-number.ts';
import type { LiveRow } from '../call/observation.ts';

/** Who calls, as far as the number tells. */
export interface Caller {
  readonly from: string | null;
  readonly fromText?: string;
}

/** Whose numbers those without + are: MOR's own country, the instance's, the connector's. */
export type Countries = readonly (string | undefined)[];

/** What carriers write where the caller does not want to be known. */
const WITHHELD = /^(anonymous|restricted|private|unknown|unavailable|withheld|blocked|asterisk|s|0+)?$/i;

export const isWithheld = (src: string): boolean => WITHHELD.test(src.trim());

/**
 * MOR shows a caller as the carrier sends it: with the country and no +, with 00, or as dialled inside the country. A
 * number that exists as an international one is that; only one that does not is read as a national one.
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

/** One call has one of these, however many devices ring for it. */
export const callerKey = ({ src, did = '' }: Pick<LiveRow, 'src' | 'did'>): string =>
  `${digitsOf(src) || src.trim().toLowerCase()}>${digitsOf(did)}`;
