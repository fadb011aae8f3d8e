import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import parsePhoneNumber from 'libphonenumber-js/max';
import { countryCode } from '../../../src/mapping/numbers/countries.ts';
import { numbersIn } from '../../../src/mapping/numbers/numbers.ts';
import { internalNumbers } from '../../../src/mapping/rules/internal.ts';
import { door, must } from '../lib/door.ts';
import { edits, mutateText } from '../lib/mutate.ts';

interface Sample {
  readonly raw: string;
  readonly country?: string | null;
}

const SAMPLES = JSON.parse(
  readFileSync(new URL('../../mapping/numbers/numbers-sample.json', import.meta.url), 'utf8'),
) as readonly Sample[];
const ODD_COUNTRIES = ['', ' lt ', 'Deutschland', 'Narnia', 'USA / Kanada', '\0', 'ZZ', '000', '__proto__'];

const INTERNAL = internalNumbers(['1XX', '[2-4]XXX']);
const KEYPAD = '22233344455566677778889999';
/** Enough trailing digits to recognise a number; its beginning may have a trunk prefix, a carrier code or a 15. */
const KNOWN_BY = 6;

interface Written {
  readonly digits: string;
  readonly keys: string;
  readonly groups: readonly string[];
}

/** Digits of any script and, separately, letters as telephone keys: written independently of the code under test. */
const digitsIn = (text: string): Written => {
  const folded = Array.from(text.normalize('NFKC')).map((char) => {
    if (!/\p{Nd}/u.test(char)) return char;
    let zero = char.codePointAt(0) ?? 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (char.codePointAt(0) ?? 0) - zero < 9) zero -= 1;
    return String((char.codePointAt(0) ?? 0) - zero);
  });
  const keys = folded.map((char) => KEYPAD[char.toLowerCase().charCodeAt(0) - 97] ?? char);
  const groups = folded.join('').split(/\D+/);
  return { groups, digits: groups.join(''), keys: keys.join('').replace(/\D/g, '') };
};

const percentDecoded = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** As written, and as a page shows it: digits in `&#43;`, `%20` and tags are not part of a number. */
const readings = (raw: string): readonly Written[] => {
  // Invisible characters, including NUL, are skipped.
  const plain = percentDecoded(raw).replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}\0]/gu, '');
  const shown = plain.replace(/&#x?[\da-f]+;/gi, '').replace(/<[^<>]*>/g, '');
  // "(0)" is the trunk zero, which callers from abroad leave out.
  const fromAbroad = shown.normalize('NFKC').replace(/[([]\s*0\s*[)\]]/g, '');
  return [raw, plain, shown, fromAbroad].map(digitsIn);
};

export const numbers = door({
  name: 'numbers',
  about: 'telephone fields and countries: what would be dialled is written there, else nothing is dialled',
  testRuns: 600,
  inputs: fc
    .tuple(
      fc.constantFrom(...SAMPLES),
      edits(),
      fc.array(fc.constantFrom(...ODD_COUNTRIES, 'LT', 'DE', 'US', 'AR', 'IT'), { maxLength: 2 }),
    )
    .map(([{ raw, country }, changes, more]) => ({
      raw: mutateText(raw, changes),
      countries: [...more, ...(country ? [country] : [])],
    })),
  open: () =>
    Promise.resolve({
      check({ raw, countries }: { raw: string; countries: string[] }) {
        const found = numbersIn(raw, countries, INTERNAL);
        must(found.length > 0, 'no answer at all');
        const given = countries.find((text) => text.trim() !== '');
        const written = readings(raw);
        for (const number of found) {
          if (number.kind === 'invalid') {
            must(number.reason !== '', 'a refusal without a reason');
            continue;
          }
          if (number.kind === 'internal') {
            // Alone, or before a pause and what is dialled after it.
            const isGroup = written.some(({ groups }) => groups.includes(number.digits));
            must(INTERNAL(number.digits) && isGroup, 'an internal number nobody wrote');
            continue;
          }
          must(/^\+[1-9]\d{6,14}$/.test(number.e164), `no E.164 number: ${number.e164}`);
          const end = (parsePhoneNumber(number.e164)?.nationalNumber ?? number.e164).slice(-KNOWN_BY);
          const isWritten = written.some(({ digits, keys }) => digits.includes(end) || keys.includes(end));
          must(isWritten, `${number.e164} is not what is written there`);
          if (given !== undefined && countryCode(given) === undefined) {
            const whole = number.e164.slice(1);
            // A number with its country code may still contain a trunk zero.
            const isWhole =
              written.some(({ digits }) => digits.includes(whole)) || /\+|00|011/.test(raw.normalize('NFKC'));
            must(isWhole, `the country was not understood, and ${number.e164} is dialled all the same`);
          }
        }
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    }),
});
