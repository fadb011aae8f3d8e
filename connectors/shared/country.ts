import { getCountries } from 'libphonenumber-js';

/** Languages in which CRMs of the target markets keep country names. */
const LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'pl', 'ru', 'lt', 'lv', 'et'];
const ALIASES: Readonly<Record<string, string>> = { usa: 'US', 'u.s.a.': 'US', uk: 'GB', uae: 'AE' };

const byName = (): ReadonlyMap<string, string> => {
  const names = new Map<string, string>(Object.entries(ALIASES));
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of getCountries()) {
      const name = display.of(code)?.toLowerCase();
      if (name !== undefined && !names.has(name)) names.set(name, code);
    }
  }
  return names;
};

let cached: ReadonlyMap<string, string> | undefined;

/** A country as ISO 3166 alpha-2 when the text is a code or a name that can be told; otherwise the text itself. */
export const countryOf = (text: string): string => {
  const wanted = text.trim();
  if (/^[A-Za-z]{2}$/.test(wanted) && wanted.toLowerCase() !== 'uk') return wanted.toUpperCase();
  cached ??= byName();
  return cached.get(wanted.toLowerCase()) ?? wanted;
};
