/** What the bytes 80 to 9F mean; the other bytes are the first 256 characters of Unicode. A blank: nothing. */
const HIGH = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const HIGH_START = 0x80;

/**
 * Decodes Windows-1252; undefined when a byte means nothing in it, or is a control character that text has not. Not
 * `TextDecoder`: Node 20 reads 80 to 9F as Latin-1 (https://github.com/nodejs/node/issues/56542).
 */
export const decodeWindows1252 = (bytes: Uint8Array): string | undefined => {
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (byte) => {
      const character = HIGH.charAt(byte.charCodeAt(0) - HIGH_START);
      return character === ' ' ? '\0' : character;
    });
  return /[^\P{Cc}\t\r\n]/u.test(text) ? undefined : text;
};

/**
 * Letters beyond ASCII of the languages that Excel writes in Windows-1252: German, French and Dutch, Italian, Spanish,
 * Portuguese, Catalan, the Nordic languages, Irish. Icelandic is not among them: its ð and þ are what š and ž of a Baltic
 * file (Windows-1257), or ğ and ş of a Turkish one (1254), look like here.
 */
const ALPHABETS = [
  'äöüß',
  'àâæçéèêëîïôœùûü',
  'àèéìíîòóùú',
  'áéíñóúü',
  'àáâãçéêíóôõúü',
  'àçèéíïòóúü',
  'æøåéäöü',
  'áéíóú',
].map((letters) => new Set(letters));

/** Signs that are never right before a letter, though Unicode counts some of them as letters. */
const SIGNS = '£¥¤§¦©ª¬®¯°±²³µ¶¹º¼½¾×÷†‡‰ƒˆ˜™¸¨›‹¢¿';
const SIGN_BEFORE_LETTER = new RegExp(`[${SIGNS}](?![${SIGNS}])\\p{L}`, 'u');
/** Signs that nobody types into a file of people. */
const ODD_SIGN = /[†‡ƒˆ˜‰¤¦¬¯¸]/;
/** Quotes and dashes between letters: only the apostrophes (d’Orsay, D´Angelo) and the Catalan dot are in names. */
const SIGN_IN_WORD = /\p{L}(?:[“”•…–—]\p{L}|[‚„])/u;
/** No western word has three accents in a row, umlauts apart; every Cyrillic, Greek or Arabic word has. */
const ACCENTS_IN_A_ROW = /(?![ÄÖÜäöüß]{3})[À-ÖØ-öø-ÿŒœŠšŽžŸ]{3}/u;

const isWestern = (word: string): boolean => {
  const accents = Array.from(word.toLowerCase()).filter((letter) => letter > '\x7f');
  return ALPHABETS.some((alphabet) => accents.every((letter) => alphabet.has(letter)));
};

/**
 * Does this text, which was decoded as Windows-1252, make sense? Almost each byte means something in each of Windows' code
 * pages, so only the words tell: those of another code page come out with letters that no western language has in one word
 * ("Ðarûnas" for Šarūnas, "Èâàí" for Иван) or with signs inside.
 */
export const makesSense = (text: string): boolean =>
  !ODD_SIGN.test(text) &&
  !SIGN_BEFORE_LETTER.test(text) &&
  !SIGN_IN_WORD.test(text) &&
  !ACCENTS_IN_A_ROW.test(text) &&
  (text.match(/\p{L}+/gu) ?? []).every(isWestern);
