import { isOpen } from '../vocabulary/call-states.ts';
import type { Call } from '../calls/call/call.ts';
import type { CallsTable } from './tables.ts';

/** The columns by which people search calls that are over. */
export type HistoryColumns = Pick<CallsTable, 'result' | 'talk' | 'number' | 'contact' | 'contact_last'>;

/** Text as the contact search compares it: without case, accents or compatibility forms of letters. */
export const foldName = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .trim()
    .replace(/\s+/g, ' ');

/** The digits in reverse order: people know how a number ends, and an index finds beginnings. */
export const backwards = (number: string): string =>
  Array.from(number.replace(/\D/g, '')).toReversed().join('');

const textOrNull = (text: string): string | null => (text === '' ? null : text);

/** The whole name, and the name with its last word first: `kazlauske anna`. */
const namesOf = (call: Call): Pick<CallsTable, 'contact' | 'contact_last'> => {
  const name = foldName(call.contactName ?? '');
  const words = name.split(' ');
  const last = words.length < 2 ? '' : [words.at(-1), ...words.slice(0, -1)].join(' ');
  return { contact: textOrNull(name), contact_last: textOrNull(last) };
};

/** Only calls that are over are searched by index, so open calls do not pay for one. */
export const historyColumns = (call: Call): HistoryColumns => ({
  result: call.result ?? null,
  talk: isOpen(call.state) ? null : (call.talkSeconds ?? 0),
  number: textOrNull(backwards((call.incoming === undefined ? call.destination : call.incoming.from) ?? '')),
  ...namesOf(call),
});
