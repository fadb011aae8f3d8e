import type { Activity } from '../../../src/calls/connector.ts';

/** The CRM's own limit for names of Calls (SuiteCRM stores no more). */
const MAX_NAME = 50;

/**
 * SuiteCRM takes `<b`, `</`, `<!` for the start of a tag and throws the rest of the text away; with a blank in between
 * it is kept.
 */
const keepAngles = (text: string): string => text.replace(/<(?=[A-Za-z/!?])/g, '< ');

export const callName = (subject: string): string =>
  Array.from(keepAngles(subject).replace(/\s+/g, ' ').trim()).slice(0, MAX_NAME).join('').trim() ||
  'Telephone call';

/** What the agent wrote, as one text; the result goes on top when it has no field of its own. */
export const callDescription = (activity: Activity, dispositionHasField: boolean): string =>
  [dispositionHasField ? undefined : activity.disposition, activity.notes]
    .map((part) => keepAngles(part ?? '').trim())
    .filter((part) => part !== '')
    .join('\n');

/** Letters and digits only: CRMs change blanks, line ends, quotes and, in old tables, emoji while storing. */
const essence = (text: string): string =>
  text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '') || text.trim();

const sameText = (a: string, b: string): boolean => essence(a) === essence(b);

const contains = (text: string, part: string): boolean => essence(text).includes(essence(part));

/**
 * The description that shall be stored, or undefined to leave it alone. `known` is what the connector itself wrote
 * last: a different text in the CRM is then the agent's own and is kept. After a restart nobody knows; nothing is lost
 * then either, new text goes below the old.
 */
export const mergeDescription = (
  stored: string,
  wanted: string,
  known: string | undefined,
): string | undefined => {
  if (wanted === '' || sameText(stored, wanted)) return undefined;
  if (known !== undefined) return sameText(stored, known) ? wanted : undefined;
  if (stored === '' || contains(wanted, stored)) return wanted;
  return contains(stored, wanted) ? undefined : `${stored}\n${wanted}`;
};
