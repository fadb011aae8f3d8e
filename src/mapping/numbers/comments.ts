/**
 * Comments that people write before and after a number. Each pattern matches only what cannot be digits of a number: an
 * opening hour, a date, a floor, a house, a count. Matches are replaced by `;`, so that the rest does not run together.
 */
const COUNTED_THINGS =
  'uhr|h|hrs|am|pm|a\\.m\\.|p\\.m\\.|stock|etage|geschoss|og|ug|floor|étage|piano|piso|planta|piętro|эт(?:аж)?|aukšt(?:as|e)|stāvs|korrus|patro|kat';
const COUNTING_WORDS =
  'floor|étage|etage|stock|piętro|эт(?:аж)?|aukštas|room|zi(?:mmer)?|raum|каб|suite|apt|haus|house|line|pin|code';

/** 24/7, 24x7, 365 days. Not 24-7: a number may have these digits between its dashes. */
const AROUND_THE_CLOCK = /(?<![\d/.-])24\s*[/x]\s*7(?:\s*[/x]\s*365)?(?![\d/])/gi;
const CLOCK = '(?:[01]?\\d|2[0-4])(?:[:.h]\\d{2})?';
/** 9-17 Uhr, 8:00 - 16:30, 9h-17h; without a word or a colon, only after a blank at the end (see `hoursAtEnd`). */
const OPENING_HOURS = new RegExp(
  `(?<![\\d/.-])${CLOCK}\\s*(?:h|uhr|am|pm)?\\s*(?:-|bis|to|till?|until|iki|до|do|à|a)\\s*${CLOCK}\\s*(?:uhr|hrs?|h|am|pm|o'clock|val\\.?|godz\\.?|ч(?:ас(?:ов|а)?)?\\.?)(?![\\p{L}\\d])`,
  'giu',
);
const CLOCK_TIMES = /(?<![\d/.-])(?:[01]?\d|2[0-3]):[0-5]\d(?:\s*-\s*(?:[01]?\d|2[0-4]):[0-5]\d)?(?![\d:])/g;
/** "030 1234567 9.00-12.00 13.00-17.30": with dots, these are hours only after a number and with no digit following. */
const DOTTED_HOURS =
  /(?<=(?:\d[\s./()-]*){4}\d\s+)(?:(?:[01]?\d|2[0-4])\.[0-5]\d\s*-\s*(?:[01]?\d|2[0-4])\.[0-5]\d[\s,;+&]*)+(?![\s./()-]*\d)/g;
/** Mon-Fri 9-17, Mo-Fr 8-16: hours after days. */
const HOURS_BEHIND_DAYS = new RegExp(
  `(?<=\\p{L}\\.?:?\\s{0,3})${CLOCK}\\s*-\\s*${CLOCK}(?![\\s.()/-]*\\d)`,
  'gu',
);
const DATES =
  /(?<![\d/.-])(?:(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:19|20)\d{2}|(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|[12]\d|3[01])\/(?:19|20)\d{2})(?![\d/-])/g;
/** "2nd line", "3. Stock", "5 pm", "2.OG": a count and its word. */
const ORDINALS = new RegExp(
  `(?<=^|[\\s,;(-])\\d{1,3}(?:\\s?(?:st|nd|rd|th|ème|º|ª)|\\s?\\.?\\s?(?:${COUNTED_THINGS}))(?!\\p{L})\\.?`,
  'giu',
);
/** "floor 3", "Zi. 12", "PIN 4455": a word that counts, and its number. */
const COUNTED = new RegExp(
  `(?<!\\p{L})(?:${COUNTING_WORDS})[.:]?\\s*(?:nr\\.?\\s*)?\\d{1,6}(?![\\s.()/-]*\\d)`,
  'giu',
);
/** $5, € 4.50; 10 %; 12,50 €, or 5 € with no digits before it, which might belong to a telephone number. */
const AMOUNTS = [
  /[$€£¥]\s*\d[\d.,]*/g,
  /(?<![\d.,])(?:100|\d{1,2})(?:[.,]\d+)?\s*%/g,
  /(?<![\d.,])\d{1,6}[.,]\d{2}\s*[$€£¥]/g,
  /(?<!\d[\s./()-]*)\d[\d.,]*\s*[$€£¥]/g,
];
/** "030 1234567 (2)": no number ends in brackets. */
const COUNT_BEHIND = /(?<=\d)\s*[([]\s*\d{1,2}\s*[)\]]\s*$/;

/** Text without what is certainly a comment. */
export const withoutComments = (text: string): string =>
  AMOUNTS.reduce((rest, amount) => rest.replace(amount, ';'), text)
    .replace(COUNT_BEHIND, ';')
    .replace(DATES, ';')
    .replace(AROUND_THE_CLOCK, ';')
    .replace(OPENING_HOURS, ';')
    .replace(CLOCK_TIMES, ';')
    .replace(DOTTED_HOURS, ';')
    .replace(HOURS_BEHIND_DAYS, ';')
    .replace(COUNTED, ';')
    .replace(ORDINALS, ';');

const MAX_HOUR = 24;
const MAX_COUNT = 20;

/**
 * "030 1234567 9-17": hours without a word, which might just as well be the number's last digits. `isLikely`: the hours
 * run forwards through a day; "22-6", across midnight, does not.
 */
export const hoursAtEnd = (
  token: string,
): { readonly before: string; readonly isLikely: boolean } | undefined => {
  const [, before, from, to] = /^(.*\d)\s+(\d{1,2})\s*-\s*(\d{1,2})$/.exec(token) ?? [];
  if (before === undefined || Number(from) > MAX_HOUR || Number(to) > MAX_HOUR) return undefined;
  return { before, isLikely: Number(from) < Number(to) };
};

const COUNT_BEFORE = /^(?:[([]\s*(\d{1,2})\s*[)\]][.:]?|(\d{1,2})[.):])\s+(?=[([]?\s*(?:0|\+))(.*)$/s;

/** "(2) 0171 ...", "1. 0171 ...", "2: +49 ...": a count before a number that begins with 0 or +. */
export const withoutCount = (
  token: string,
): { readonly count: string; readonly rest: string } | undefined => {
  const [, inBrackets, bare, rest] = COUNT_BEFORE.exec(token) ?? [];
  const count = inBrackets ?? bare;
  // (84) is an area code.
  return count === undefined || rest === undefined || Number(count) > MAX_COUNT ? undefined : { count, rest };
};
