/** Letters that do not decompose into a base letter and a mark. */
const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

const isAscii = (text: string): boolean => /^[\x20-\x7e\n]*$/.test(text);

/** Text for comparing names: without case, diacritics and differences in script forms. */
export const foldName = (text: string): string =>
  // Most names need nothing but small letters, and lists fold tens of thousands of them.
  isAscii(text)
    ? text.toLowerCase().trim()
    : text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[ßæœøłđðþı]/g, (letter) => SPECIAL[letter] ?? letter)
        .trim();

/** The words of a name, each once, without remarks in brackets. */
export const wordsOf = (name: string): string[] => [
  ...new Set(
    foldName(name.replace(/\([^)]*\)/g, ' '))
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ''),
  ),
];

/** The digits of a caller id such as `"Ann" <37060012345>` or `37060012345`. */
export const lineNumber = (callerId: string | undefined): string | undefined => {
  const number = (/<([^>]*)>\s*$/.exec(callerId ?? '')?.[1] ?? callerId ?? '').replace(/[\s().+-]/g, '');
  return /^\d{2,20}$/.test(number) ? number : undefined;
};

/** Enough to distinguish two lines of a country, few enough to ignore prefix and trunk zero. */
const TAIL_DIGITS = 8;
const MIN_DIGITS = 7;

/** Are these the same telephone, regardless of what precedes the subscriber's own digits? */
export const sameTelephone = (a: string | undefined, b: string | undefined): boolean => {
  const [x, y] = [(a ?? '').replace(/\D/g, ''), (b ?? '').replace(/\D/g, '')];
  if (x.length < MIN_DIGITS || y.length < MIN_DIGITS) return false;
  const digits = Math.min(TAIL_DIGITS, x.length, y.length);
  return x.slice(-digits) === y.slice(-digits);
};

/** The part of an e-mail address before the @. */
export const localPart = (email: string | undefined): string | undefined => email?.split('@')[0];
