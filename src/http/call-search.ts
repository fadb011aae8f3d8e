import type { CallFilter } from '../calls/ports.ts';
import { defined } from '../defined.ts';

const isNumber = (text: string): boolean => /^\s*\+?\d[\d ()./-]*$/.test(text);

/** What is typed into the one search field: a number or its last digits, or else the beginning of a contact's name. */
export const searchOf = (search: string | undefined): Pick<CallFilter, 'number' | 'contact'> =>
  search !== undefined && isNumber(search) ? { number: search.trim() } : defined({ contact: search });
