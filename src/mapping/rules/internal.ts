/** Longer digits are public numbers, so no pattern may pass them off as internal. */
export const MAX_INTERNAL_DIGITS = 6;

/** One digit of an Asterisk pattern: a digit, X (0-9), Z (1-9), N (2-9), or a set such as [2-4] or [13-5]. */
const POSITION = /\d|[XZN]|\[(?:\d-\d|\d)+\]/giy;

const CLASSES: Readonly<Record<string, string>> = { X: '\\d', Z: '[1-9]', N: '[2-9]' };

const positionsOf = (pattern: string): readonly string[] => pattern.match(POSITION) ?? [];

/** A set such as [4-2] would match nothing. */
const isBackwards = (set: string): boolean =>
  [...set.matchAll(/(\d)-(\d)/g)].some(([, from = '', to = '']) => from > to);

/** What is wrong with a pattern of `numbers.internal`, for people; undefined: nothing. */
export const patternFault = (pattern: string): string | undefined => {
  if (/[.!]/.test(pattern))
    return 'patterns without an end (. and !) are not allowed; write an X for each digit';
  if (/[*#]/.test(pattern)) return 'codes with * and # are never dialled, so no pattern may have them';
  if (pattern.startsWith('_')) return 'write the pattern without the leading _';
  const positions = positionsOf(pattern);
  if (positions.join('') !== pattern || positions.length === 0)
    return 'expected digits, X (0-9), Z (1-9), N (2-9) and sets such as [2-4], for instance 1XX';
  if (positions.some(isBackwards)) return 'a set counts upwards, as in [2-4]';
  if (positions.length < 2) return 'one digit is too short for an internal number';
  if (positions.length > MAX_INTERNAL_DIGITS)
    return `internal numbers have at most ${MAX_INTERNAL_DIGITS} digits`;
  return undefined;
};

/** Whether these digits, as a whole, are a number inside the company. */
export type InternalNumbers = (digits: string) => boolean;

/**
 * Reads the patterns of `numbers.internal`. They are Asterisk's without the `_`, in either letter case
 * (https://docs.asterisk.org/Configuration/Dialplan/Pattern-Matching/): `1XX`, `[2-4]XXX`. No pattern: no number is
 * internal. Throws RangeError for a pattern with a fault; the configuration's schema keeps those out.
 *
 * An emergency number may match a pattern: `checkRules` refuses it anyway.
 */
export const internalNumbers = (patterns: readonly string[]): InternalNumbers => {
  const wrong = patterns.map((pattern) => [pattern, patternFault(pattern)] as const).find(([, why]) => why);
  if (wrong) throw new RangeError(`${wrong[0]}: ${wrong[1] ?? ''}`);
  if (patterns.length === 0) return () => false;
  const alternatives = patterns.map((pattern) =>
    positionsOf(pattern)
      .map((position) => CLASSES[position.toUpperCase()] ?? position)
      .join(''),
  );
  const whole = new RegExp(`^(?:${alternatives.join('|')})$`);
  return (digits) => whole.test(digits);
};

/** `internalNumbers` for patterns that may change: returns the same function as long as the array is the same. */
export const internalOf = (patterns: () => readonly string[]): (() => InternalNumbers) => {
  let known: { readonly patterns: readonly string[]; readonly numbers: InternalNumbers } | undefined;
  return () => {
    const now = patterns();
    if (known?.patterns !== now) known = { patterns: now, numbers: internalNumbers(now) };
    return known.numbers;
  };
};
