/** Letters that do not come apart into a plain one and a mark. */
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

/** Text as names are compared: without case, marks and differences of script forms. */
export const foldName = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => SPECIAL[letter] ?? letter)
    .trim();

/** The words of a name, each once; what stands in brackets is a remark. */
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

/** Enough to tell two lines of a country apart, few enough to look over prefix and trunk zero. */
const TAIL_DIGITS = 8;
const MIN_DIGITS = 7;

/** Are these the same telephone, whatever stands before the subscriber's own digits? */
export const sameTelephone = (a: string | undefined, b: string | undefined): boolean => {
  const [x, y] = [(a ?? '').replace(/\D/g, ''), (b ?? '').replace(/\D/g, '')];
  if (x.length < MIN_DIGITS || y.length < MIN_DIGITS) return false;
  const digits = Math.min(TAIL_DIGITS, x.length, y.length);
  return x.slice(-digits) === y.slice(-digits);
};

/** What stands before the @ of an e-mail address. */
export const localPart = (email: string | undefined): string | undefined => email?.split('@')[0];
