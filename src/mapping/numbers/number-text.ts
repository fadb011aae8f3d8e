import { withoutComments } from './comments.ts';

/** One stretch of text that may be a number: digits, separators, perhaps one `+` in front. */
export interface NumberText {
  /** The text without the extension; new lines have become `;`. */
  readonly body: string;
  readonly extension?: string;
  /** Candidates in the order of the text, in runs: within a run, only punctuation separates them, no words. */
  readonly runs: readonly (readonly string[])[];
}

/** The words for "extension" of several languages, then at most seven digits, at the end of the text. */
const EXTENSION =
  /[\s,;(/-]*(?:(?<!\p{L})(?:ext(?:ension|n)?|xtn?|доб(?:авочный)?|внутр?(?:енний)?|вн|durchwahl|dw|nebenstelle|nst|app(?:arat)?|int(?:ern[oe]?)?|poste|anexo|ramal|vid(?:inis)?|wew)|内线|内線|分机|#)[.\s:=]*(?:n[ro]\.?\s*)?(\d{1,7})[\s)\]]*$/iu;

/** What a telephone would dial after the answer: pauses and tones. */
const POST_DIAL = /(?<=\d)\s*(?:[pw]|,,)[\d\s*#pw,]*$/i;

/** Moves a `+` that right-to-left text or a typo misplaced to the front. */
const movePlus = (text: string): string => {
  const front = text.replace(/(^|[^\d+])0{1,2}\s*\+(?=[\s(]*\d)/g, '$1+');
  const trailing = /^([^+]*\d[^+]*)\+$/.exec(front.trim());
  if (trailing?.[1] !== undefined) return `+${trailing[1]}`;
  const glued = /^\+?([\d().-]*\d)\+(\d.*)$/.exec(front);
  const [left, right] = [glued?.[1], glued?.[2]];
  if (left === undefined || right === undefined) return front;
  return left.replace(/\D/g, '').length < 6 ? `+${left}${right}` : `${left};+${right}`;
};

const TOKEN = /(?:\+[\s+([.-]*|[([]+\s*(?:\+[\s(]*)?)?\d(?:[\d\s()[\].\-~_·•'’/]*\d)?/gu;

/** Fields with more tokens than this contain prose or an attack rather than numbers. */
const MAX_TOKENS = 8;

const runsOf = (body: string): string[][] => {
  // Words in brackets may contain digits ("2nd floor"), which must not run into the number before them.
  const text = body.replace(/[([][^()[\]]*\p{L}[^()[\]]*[)\]]/gu, (group) => `;${group.slice(1, -1)};`);
  const runs: string[][] = [];
  let end = 0;
  for (const { 0: token, index } of [...text.matchAll(TOKEN)].slice(0, MAX_TOKENS)) {
    const isNew = runs.length === 0 || /\p{L}/u.test(text.slice(end, index));
    end = index + token.length;
    // "... 5pm": the last group belongs to the word after it.
    const own = /\p{L}/u.test(text.charAt(end)) ? token.replace(/\s+\d{1,2}$/, '') : token;
    if (isNew) runs.push([own]);
    else runs.at(-1)?.push(own);
  }
  return runs;
};

/** Splits the cleaned text of a field into its parts. */
export const readNumberText = (cleaned: string): NumberText => {
  const text = withoutComments(cleaned);
  const whole = movePlus(text.replace(POST_DIAL, '')).trim();
  // *21#12 is a code of the exchange, not a number with an extension.
  const extension = /^[\d*#]{1,8}$/.test(whole) ? null : EXTENSION.exec(whole);
  if (extension?.[1] === undefined) return { body: whole, runs: runsOf(whole) };
  const body = whole.slice(0, extension.index).trim();
  // "ext. 101" alone: the extension is the number.
  if (!/[\p{L}\d]/u.test(body)) return { body: extension[1], runs: [[extension[1]]] };
  return { body, extension: extension[1], runs: runsOf(body) };
};
