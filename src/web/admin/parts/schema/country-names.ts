import { language, texts } from '../../texts.ts';

let names: Intl.DisplayNames | undefined;

const nameOf = (code: string): string => {
  if (code === 'ZZ') return texts.parts.satellite_and_premium_ranges_of;
  names ??= new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  return (/^[A-Z]{2}$/.test(code) ? names.of(code) : undefined) ?? `${code}?`;
};

/** The countries' names in the reader's language; empty if there are no codes. */
export const countryNames = (codes: readonly string[]): string =>
  codes
    .map((code) => code.trim().toUpperCase())
    .filter((code) => code !== '')
    .map(nameOf)
    .join(', ');

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
let codes: ReadonlyMap<string, string> | undefined;

/** Every country's code by its English name, as the service writes it. */
const codesByName = (): ReadonlyMap<string, string> => {
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const all = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return new Map(all.map((code) => [english.of(code) ?? code, code]));
};

/** A country that the service names in English, in the reader's language. */
export const countryCalled = (name: string): string => {
  codes ??= codesByName();
  const code = codes.get(name);
  return code === undefined ? name : nameOf(code);
};
