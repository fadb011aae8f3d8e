import { readPiece, type Where } from './read-piece.ts';
import { fault, type Reading } from './reading.ts';

const KEYS = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];
const FIRST_KEY = 2;
const keyOf = (letter: string): string => String(FIRST_KEY + KEYS.findIndex((key) => key.includes(letter)));
const VANITY = /^[+(\s]*\d[\d\s().+-]*[A-Z][A-Z\d\s-]*$/;
const SERVICE_TYPES: ReadonlySet<string | undefined> = new Set(['TOLL_FREE', 'SHARED_COST', 'UAN']);
const MIN_VANITY_LETTERS = 3;
/** Exchanges ignore surplus digits (1-800-CONTACTS has one letter too many). */
const MAX_SPARE_LETTERS = 3;

/**
 * Numbers spelled with capital letters (1-800-FLOWERS), as in advertising: service numbers everywhere, any number in
 * North America. Undefined for all other text.
 */
export const readVanity = (body: string, where: Where): Reading | undefined => {
  if (!VANITY.test(body) || body.replace(/[^A-Z]/g, '').length < MIN_VANITY_LETTERS) return undefined;
  const dialled = body.replace(/[A-Z]/g, keyOf).replace(/[^\d+]/g, '');
  for (let spare = 0; spare <= MAX_SPARE_LETTERS; spare += 1) {
    const reading = readPiece(dialled.slice(0, dialled.length - spare), where);
    if (!reading.ok || !reading.phone.isValid()) continue;
    if (SERVICE_TYPES.has(reading.phone.getType()) || reading.phone.countryCallingCode === '1')
      return reading;
  }
  return fault('not_a_number', 'it spells no telephone number; write it in digits');
};
