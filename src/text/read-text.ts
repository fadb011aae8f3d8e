import { decodeWindows1252, makesSense } from './windows-1252.ts';

export type Encoding = 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE' | 'Windows-1252';

/** What the bytes of a file say. */
export type FileText =
  | {
      readonly ok: true;
      /** Without its byte-order mark. */
      readonly text: string;
      readonly encoding: Encoding;
      /** Nothing in the bytes names the encoding, so a person should look at letters with accents. */
      readonly guessed?: true;
    }
  | {
      readonly ok: false;
      /** Counted from 1, where the fault has one. */
      readonly line?: number;
      /** For people: what is wrong, and the cure. */
      readonly reason: string;
    };

const CURE = 'save it as "CSV UTF-8" and try again';
const NOT_TEXT = `the file is not text in UTF-8, UTF-16 or Windows-1252; ${CURE}`;

/** Stands where a program has lost a letter that it could not read. */
const LOST_LETTER = '\uFFFD';

/** What is wrong with text in which a letter is lost already, for people; undefined: nothing. */
export const lostLetter = (text: string): string | undefined =>
  text.includes(LOST_LETTER)
    ? `a letter is lost: the sign ${LOST_LETTER} stands in its place; write the letter again`
    : undefined;

/** Announced by a mark, or seen from the zero beside the first letter: the first line of a CSV file is plain English. */
const utf16Of = ([first, second]: Uint8Array): Encoding | undefined => {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'UTF-16 LE';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== undefined && second !== 0))
    return 'UTF-16 BE';
  return undefined;
};

const decode = (bytes: Uint8Array, encoding: Encoding): string | undefined => {
  try {
    // Replacing bytes silently would store broken names, and make another secret of a secret. The decoder drops the mark.
    return new TextDecoder(encoding.replace(' ', '').toLowerCase(), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const checked = (text: string, encoding: Encoding): FileText => {
  if (text.includes('\0')) return { ok: false, reason: NOT_TEXT };
  const fault = lostLetter(text);
  if (fault === undefined) return { ok: true, text, encoding };
  const line = text.slice(0, text.indexOf(LOST_LETTER)).split(/\r\n|\r|\n/).length;
  return { ok: false, line, reason: fault };
};

/**
 * The text of a file that people make: UTF-8, UTF-16 of either order, or Windows-1252 (what Excel's plain "CSV" is in the
 * west of Europe) where the bytes make sense in it. Anything else is refused, and so is text in which a letter is lost.
 */
export const readText = (bytes: Uint8Array): FileText => {
  const utf16 = utf16Of(bytes);
  const encoding = utf16 ?? 'UTF-8';
  const text = decode(bytes, encoding);
  if (text !== undefined) return checked(text, encoding);
  const western = utf16 === undefined ? decodeWindows1252(bytes) : undefined;
  return western !== undefined && makesSense(western)
    ? { ok: true, text: western, encoding: 'Windows-1252', guessed: true }
    : { ok: false, reason: NOT_TEXT };
};
