import { getCountryCallingCode } from 'libphonenumber-js/max';
import { withoutCount, hoursAtEnd } from './comments.ts';
import { readPiece, type Where } from './read-piece.ts';
import { digitsOf, fault, type Reading } from './reading.ts';
import { isUsual } from './usual-plan.ts';

type Known = Reading & { ok: true };

/** With at least this many digits after it, a slash separates two numbers. */
const MIN_OTHER_NUMBER = 6;
/** This many national digits are a whole number when only alternative last digits follow ("1234567/68"). */
const MIN_BEFORE_ALTERNATIVE = 8;
const MIN_COMPLETE = 7;
/** More digits than an extension or an alternative ending has. */
const MIN_PIECE = 5;
const MAX_PARTS = 6;

const national = ({ phone }: Known): string => phone.nationalNumber;

/** A number that the plan contains, with a length that is in use. */
const valid = (piece: string, where: Where): Known | undefined => {
  const reading = readPiece(piece, where);
  if (!reading.ok || !reading.phone.isValid()) return undefined;
  const { country, countryCallingCode } = reading.phone;
  return country === undefined || isUsual(national(reading), country, countryCallingCode)
    ? reading
    : undefined;
};

/** Reads parts between slashes: a slash ends a number, rather than an area code, if what precedes it is complete. */
const readSlashed = (parts: readonly string[], where: Where): readonly Reading[] | undefined => {
  for (let count = 1; count < Math.min(parts.length, MAX_PARTS); count += 1) {
    const first = valid(parts.slice(0, count).join(' '), where);
    if (first === undefined) continue;
    const rest = parts.slice(count).join('/');
    const length = national(first).length;
    const behind = digitsOf(rest).length;
    if (length >= MIN_BEFORE_ALTERNATIVE || (length >= MIN_COMPLETE && behind >= MIN_OTHER_NUMBER)) {
      return [first, ...readToken(rest, where).filter((reading) => reading.ok && reading.phone.isValid())];
    }
  }
  return undefined;
};

/** "312 345/67" in a country with short numbers: the whole is not a number, but the part before the slash is. */
const beforeSlash = (parts: readonly string[], where: Where): Known | undefined =>
  parts
    .slice(1, MAX_PARTS)
    .map((_, at) => valid(parts.slice(0, at + 1).join(' '), where))
    .find((found) => found !== undefined);

/** Places where one number may end and the next begin: " - " rather than a blank, a blank rather than a hyphen. */
const BOUNDARIES = [/\s+-+\s+/g, /\s+(?=[(+\d])/g, /(?<=\d)[-.](?=\+?\d)/g];

/** Two numbers in a row, if there is only one way to separate them. */
const readSplit = (token: string, where: Where): readonly Reading[] | undefined => {
  for (const boundary of BOUNDARIES) {
    const found = [...token.matchAll(boundary)].flatMap(({ 0: gap, index }) => {
      const first = valid(token.slice(0, index), where);
      const rest = first && readToken(token.slice(index + gap.length), where);
      return first && rest?.every((reading) => reading.ok && reading.phone.isValid())
        ? [[first, ...rest]]
        : [];
    });
    const ways = new Set(found.map(([first]) => first?.ok === true && first.phone.number));
    if (ways.size === 1) return found[0];
    if (ways.size > 1) {
      return [
        fault('several', 'it holds several numbers, and it cannot be told where one ends; part them with ;'),
      ];
    }
  }
  return undefined;
};

/** Reads the end as hours if what precedes it is a number by itself; refuses the text if both readings are numbers. */
const withHours = (token: string, where: Where): Reading | undefined => {
  const hours = hoursAtEnd(token);
  const before = hours === undefined ? undefined : valid(hours.before, where);
  if (hours === undefined || before === undefined) return undefined;
  const isWhole = national(before).length >= MIN_BEFORE_ALTERNATIVE;
  if (isWhole && (hours.isLikely || valid(token, where) === undefined)) return before;
  return readPiece(token, where).ok
    ? fault('two_readings', 'it may end in hours or in its own last digits; write "9-17 h" for hours')
    : before;
};

const shorter = (token: string, where: Where): Reading | undefined => {
  const hours = withHours(token, where);
  if (hours !== undefined) return hours;
  // 031-123-4567~8: a range of lines.
  const range = /^(.*\d)\s*~\s*\d{1,3}$/.exec(token)?.[1];
  return range === undefined || digitsOf(range).length < MIN_BEFORE_ALTERNATIVE
    ? undefined
    : valid(range, where);
};

/** "7290/68" where the whole may also be a number: the last digits are another line's, or the number's own. */
const withoutLastDigits = (token: string, reading: Reading, where: Where): Reading => {
  const [, before] = /^(.*\d)\s*[/~]\s*\d{1,3}$/.exec(token) ?? [];
  const isUnclear =
    reading.ok && before !== undefined && (!reading.phone.isValid() || valid(before, where) !== undefined);
  return isUnclear
    ? fault('two_readings', 'its last digits may be those of another line; write one number')
    : reading;
};

const ALTERNATIVE_ENDING = /^(.*\d)\s*-\s*\d{1,4}$/;

/** Reads one token of a field: one telephone number, or several joined by slashes, hyphens or blanks. */
const readToken = (token: string, where: Where): readonly Reading[] => {
  const counted = withoutCount(token);
  const code = where.country === undefined ? '' : getCountryCallingCode(where.country);
  if (counted !== undefined && counted.count !== code) return readToken(counted.rest, where);
  const first = shorter(token, where);
  if (first !== undefined) return [first];
  const parts = token.split('/');
  const slashed = parts.length > 1 ? readSlashed(parts, where) : undefined;
  if (slashed !== undefined) return slashed;
  const whole = valid(token, where);
  const slashEnded = beforeSlash(parts, where);
  // As a whole it is another country's number; a contact with two numbers and a slash between them is more likely.
  const isForeign =
    slashEnded !== undefined && whole?.phone.countryCallingCode !== slashEnded.phone.countryCallingCode;
  if (whole !== undefined && !isForeign) return [withoutLastDigits(token, whole, where)];
  const split = readSplit(token, where);
  if (split !== undefined) return split;
  if (slashEnded !== undefined) return [slashEnded];
  const [, before = ''] = ALTERNATIVE_ENDING.exec(token) ?? [];
  const ending = before === '' ? undefined : valid(before, where);
  return [ending ?? withoutLastDigits(token, readPiece(token, where), where)];
};

/** Digits that begin like a separate number are never the rest of another one. */
const beginsAnew = (token: string): boolean => /^[([\s]*(?:\+|00)/.test(token);

/** A number cut into pieces by a comma, a new line or the like, and how many pieces it takes. */
const readJoined = (tokens: readonly string[], where: Where): readonly [Known, number] | undefined => {
  for (let count = 2; count <= Math.min(tokens.length, MAX_PARTS); count += 1) {
    const last = tokens[count - 1] ?? '';
    if (beginsAnew(last) || (/^[([\s]*0/.test(last) && valid(last, where) !== undefined)) return undefined;
    const whole = valid(tokens.slice(0, count).join(' '), where);
    if (whole !== undefined) return [whole, count];
  }
  return undefined;
};

/** Whether the tokens may be one number that was cut, or a number and something that belongs to it. */
const isCutInTwo = (token: string, next: string | undefined, where: Where): boolean =>
  next !== undefined &&
  !beginsAnew(next) &&
  digitsOf(next).length >= MIN_PIECE &&
  !readPiece(next, where).ok &&
  valid(`${token} ${next}`, where) !== undefined;

/**
 * Reads tokens separated only by punctuation (comma, semicolon, pipe, new line): each is a number or a piece of one. A
 * piece by itself is never a number.
 */
export const readRun = (tokens: readonly string[], where: Where): readonly Reading[] => {
  const readings: Reading[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    const own = readToken(token, where);
    if (own.some(({ ok }) => ok)) {
      const isCut = isCutInTwo(token, tokens[at + 1], where);
      const ambiguous =
        'it may be one number or two; part two numbers with ;, and write one without a sign in it';
      readings.push(...(isCut ? [fault('two_readings', ambiguous)] : own));
      continue;
    }
    const joined = readJoined(tokens.slice(at), where);
    if (joined === undefined) readings.push(...own);
    else {
      readings.push(joined[0]);
      at += joined[1] - 1;
    }
  }
  return readings;
};
