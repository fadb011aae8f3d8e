/** Numbers are compared by their last digits: MOR may show them localized (0600 12345 for +370 600 12345). */
const TAIL_DIGITS = 7;

const OTHER = /\D/;

/** Checks first, because most numbers are digits only and a poll calls this some ten thousand times. */
export const digitsOf = (number: string): string => (OTHER.test(number) ? number.replace(/\D/g, '') : number);

/** What all spellings of one number have in common. Takes digits. */
export const tailOf = (digits: string): string => digits.slice(-TAIL_DIGITS);

/** Do these digits mean the same number? Short internal numbers must be equal; long ones may differ in prefix. */
export const areSameDigits = (x: string, y: string): boolean => {
  if (x === y) return x !== '';
  return x.length >= TAIL_DIGITS && y.length >= TAIL_DIGITS && x.endsWith(tailOf(y));
};

/** Do two spellings mean the same number? */
export const sameNumber = (a: string, b: string): boolean => areSameDigits(digitsOf(a), digitsOf(b));

/** How many of the last digits agree. */
export const commonTail = (x: string, y: string): number => {
  const most = Math.min(x.length, y.length);
  let length = 0;
  while (length < most && x.at(-1 - length) === y.at(-1 - length)) length += 1;
  return length;
};
