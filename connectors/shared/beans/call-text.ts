import type { Activity, WrittenText } from '../../../src/calls/activity.ts';

/** The limit for names of Calls when the CRM does not state its own: SuiteCRM keeps this many. */
export const DEFAULT_NAME_LENGTH = 50;

/**
 * SuiteCRM takes `<b`, `</`, `<!` for the start of a tag and discards the rest of the text; a blank after the `<`
 * prevents that.
 */
const keepAngles = (text: string): string => text.replace(/<(?=[A-Za-z/!?])/g, '< ');

const oneLine = (text: string): string => keepAngles(text).replace(/\s+/g, ' ');

/** Characters that a text occupies in the CRM's column: SuiteCRM stores an ampersand as `&amp;`. */
const storedLength = (text: string): number => Array.from(text.replaceAll('&', '&amp;')).length;

/** As much of the text's beginning as fits, without splitting what people see as one character. */
const beginning = (text: string, room: number): string => {
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (storedLength(kept + segment) > room) break;
    kept += segment;
  }
  return kept.trimEnd();
};

const nameOf = (subject: string): string => oneLine(subject).trim() || 'Telephone call';

export const fitsName = (subject: string, maxLength: number): boolean =>
  storedLength(nameOf(subject)) <= maxLength;

/** The subject as a name of at most `maxLength` characters: shortens the person's name, never the outcome. */
export const callName = (
  { subject, subjectEnding }: Pick<Activity, 'subject' | 'subjectEnding'>,
  maxLength: number,
): string => {
  const name = nameOf(subject);
  if (storedLength(name) <= maxLength) return name;
  const ending = oneLine(subjectEnding).trimEnd();
  if (ending === '' || !name.endsWith(ending)) return beginning(name, maxLength);
  const room = maxLength - storedLength(ending) - 1;
  return `${beginning(name.slice(0, -ending.length), room)}…${ending}`;
};

/**
 * What the agent wrote, as one text; the result goes on top, in words, when it has no field of its own. `handed`: who
 * handed the call over to whom.
 */
export const callDescription = (
  { notes, disposition, result }: WrittenText & Pick<Activity, 'result'>,
  dispositionHasField: boolean,
  handed?: string,
): string =>
  [handed, dispositionHasField ? undefined : (result?.label ?? disposition), notes]
    .map((part) => keepAngles(part ?? '').trim())
    .filter((part) => part !== '')
    .join('\n');

/** Letters and digits only: CRMs change blanks, line breaks, quotes and, in old tables, emoji when storing text. */
const essence = (text: string): string =>
  text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '') || text.trim();

const sameText = (a: string, b: string): boolean => essence(a) === essence(b);

const contains = (text: string, part: string): boolean => essence(text).includes(essence(part));

/** `stored` without `ours` at its end: what others wrote above. Undefined: `stored` does not end with `ours`. */
const above = (stored: string, ours: string): string | undefined => {
  if (ours === '') return stored;
  const lines = stored.split(/\r\n?|\n/);
  const from = lines.findIndex((_, index) => sameText(lines.slice(index).join('\n'), ours));
  return from === -1 ? undefined : lines.slice(0, from).join('\n');
};

/**
 * The description to store, or undefined to leave it alone. `ours`: every text that the connector may have left
 * there, alone or below other people's words; a text without any of these is the agent's own and is kept.
 * `ours` undefined: what the connector wrote is unknown, so new text goes below the old.
 */
export const mergeDescription = (
  stored: string,
  wanted: string,
  ours?: readonly string[],
): string | undefined => {
  if (sameText(stored, wanted) || (wanted !== '' && above(stored, wanted) !== undefined)) return undefined;
  if (ours === undefined) {
    if (wanted === '') return undefined;
    if (stored === '' || contains(wanted, stored)) return wanted;
    return contains(stored, wanted) ? undefined : `${stored}\n${wanted}`;
  }
  // Longest first: every text ends with the empty one.
  const longest = [...ours].sort((a, b) => b.length - a.length);
  const kept = longest.map((text) => above(stored, text)).find((text) => text !== undefined);
  if (kept === undefined) return undefined;
  return [kept, wanted].filter((text) => text !== '').join('\n');
};
