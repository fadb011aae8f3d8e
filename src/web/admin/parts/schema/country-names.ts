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
