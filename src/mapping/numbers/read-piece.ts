import type { CountryCode } from 'libphonenumber-js/max';
import { defined } from '../../defined.ts';
import { readInternational } from './international.ts';
import { readNational } from './national.ts';
import { digitsOf, fault, type Reading } from './reading.ts';

/** Which country a number without + belongs to. */
export interface Where {
  readonly country: CountryCode | undefined;
  /** The country field's content, if it names no known country. */
  readonly notUnderstood?: string;
  /** The number went through a spreadsheet. */
  readonly fromSpreadsheet?: boolean;
}

/** +8 (495) ...: no country has code 8; it is the trunk prefix of Russia, Kazakhstan or old Lithuania with a stray +. */
const STRAY_PLUS = /^[([]*\+\s*(?:8[\s(-]|0(?!0|11))/;
const TRUNK_IN_BRACKETS = /\(\s*0\s*\)/;

const isInternational = (piece: string, { country }: Where): boolean =>
  piece.includes('+') && !(STRAY_PLUS.test(piece) && country !== undefined);

const withoutPrefix = (digits: string): string => digits.replace(/^(?:00|011)/, '');

const notUnderstood = (country: string): Reading =>
  fault(
    'country_not_understood',
    `"${country}" is no country that is known here, so only a number with + and country code can be dialled; correct the country of the contact`,
  );

const readDigits = (piece: string, where: Where): Reading => {
  const digits = digitsOf(piece);
  if (where.notUnderstood !== undefined) {
    return /^00[1-9]/.test(digits) ? readInternational(digits.slice(2)) : notUnderstood(where.notUnderstood);
  }
  const groups = piece.split(/\D+/).filter((group) => group !== '');
  return readNational(
    { digits, groups, ...defined({ fromSpreadsheet: where.fromSpreadsheet ? true : undefined }) },
    where.country,
  );
};

/** Reads text that is one telephone number, with separators, and nothing else. */
export const readPiece = (piece: string, where: Where): Reading => {
  const plain = TRUNK_IN_BRACKETS.test(piece) ? piece.replace(TRUNK_IN_BRACKETS, '') : undefined;
  if (isInternational(piece, where)) {
    const spellings = plain === undefined ? [] : [withoutPrefix(digitsOf(plain))];
    return readInternational(withoutPrefix(digitsOf(piece)), spellings);
  }
  const reading = readDigits(piece, where);
  // 0041 (0)44 ...
  return reading.ok || plain === undefined ? reading : readDigits(plain, where);
};
