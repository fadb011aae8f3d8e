let names: Intl.DisplayNames | undefined;

const nameOf = (code: string): string => {
  if (code === 'ZZ') return 'satellite and premium ranges of the world';
  names ??= new Intl.DisplayNames(undefined, { type: 'region', fallback: 'none' });
  return (/^[A-Z]{2}$/.test(code) ? names.of(code) : undefined) ?? `${code}?`;
};

/** What the two letters stand for, in the reader's language; nothing for no letters. */
export const countryNames = (codes: readonly string[]): string =>
  codes
    .map((code) => code.trim().toUpperCase())
    .filter((code) => code !== '')
    .map(nameOf)
    .join(', ');
