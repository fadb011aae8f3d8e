// Several numbers in one field. The page only offers the pieces: which number each of them is, the connector decides.
// The Salesforce package has a copy (`tools/generate.mjs`); PHP knows the same rule as `MorNumber::pieces`.

/** What may stand between two numbers, the surest first. A sign counts where a whole number is on each side of it. */
const BOUNDARIES = [
  /\s*[;|&\n]\s*|\s+(?:or|and|oder|und|o|y|ou|et|arba|ir|или|и)\s+/i,
  /\s*\/\s*/,
  /\s*,\s*/,
  /\s+-+\s+/,
  /\s*(?=\+)/,
];
/** A piece with fewer digits is part of its neighbour: "030 1234567 / 68", "+49 34297 / 12345". */
const LEAST_DIGITS = 7;
const LEAST_AFTER_PLUS = 9;
const LEAST_AFTER_00 = 11;
/** No telephone number has as many digits (ITU-T E.164: 15). */
const LEAST_OF_TWO = 16;
/** International calls begin so; where one half does and the other does not, they are one number. */
const EXIT_CODE = /^\D*(?:00|011)/;

const countDigits = (text) => text.replace(/\D+/g, '').length;

const leastFor = (piece) => {
  if (/^\D*\+/.test(piece)) return LEAST_AFTER_PLUS;
  return /^\D*00/.test(piece) ? LEAST_AFTER_00 : LEAST_DIGITS;
};
const isWhole = (piece) => countDigits(piece) >= leastFor(piece);

const areAlike = ([left, right]) =>
  countDigits(left) === countDigits(right) && EXIT_CODE.test(left) === EXIT_CODE.test(right);

const splitAt = (boundary, text) => {
  const pieces = text.split(boundary).filter((piece) => piece !== '');
  return pieces.every(isWhole) ? pieces : [text];
};

/** Two numbers with only a blank between them: more digits than one number has, as many before the blank as behind it. */
const splitInHalf = (text) => {
  if (countDigits(text) < LEAST_OF_TWO || /[^\d\s().-]/.test(text)) return [text];
  for (const { 0: blank, index } of text.matchAll(/\s+/g)) {
    const pair = [text.slice(0, index), text.slice(index + blank.length)];
    if (areAlike(pair) && pair.every(isWhole)) return pair;
  }
  return [text];
};

/** The numbers of a field that holds several, the first by default; none where it holds one. */
export const piecesOf = (text) => {
  let pieces = [text.trim()];
  for (const boundary of BOUNDARIES) pieces = pieces.flatMap((piece) => splitAt(boundary, piece));
  pieces = pieces.flatMap(splitInHalf);
  return pieces.length > 1 ? pieces : [];
};
