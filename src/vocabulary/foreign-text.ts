const BIDI = /\p{Bidi_Control}/gu;
/** Line breaks and tabs shape our own output; every other control character could drive a terminal. */
const TERMINAL = /[\p{Cc}\p{Bidi_Control}]/gu;

/**
 * Text without the characters that change the direction of the text around them (Unicode's Bidi_Control,
 * https://www.unicode.org/reports/tr9/): with one in a name, a page can show a different number from the one dialled.
 * Everything that leaves the connector for people passes through here; right-to-left letters stay.
 */
export const withoutBidi = (text: string): string => text.replace(BIDI, '');

/** The same value as JSON for people to read. */
export const readableJson = (value: unknown): string => withoutBidi(JSON.stringify(value));

/** For Express's setting `json replacer`: people read what `res.json` writes, too. */
export const readableReplacer = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? withoutBidi(value) : value;

/** The same for a terminal, which foreign text could also drive with escape sequences. */
export const forTerminal = (text: string): string =>
  text.replace(TERMINAL, (found) => (found === '\n' || found === '\t' ? found : ''));
