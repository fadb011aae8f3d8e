import { durationText as duration } from '../../vocabulary/duration.ts';

let locale: string | undefined;

/** Dates and numbers are written in this way from now on; without it as the reader's browser writes them. */
export const setLocale = (code: string): void => {
  locale = code;
};

export const readersLocale = (): string | undefined => locale;

/** 75 -> 1m 15s, in the reader's language. */
export const durationText = (seconds: number): string => duration(seconds, locale);

/** 1.5, in the reader's format. */
export const decimalText = (value: number): string =>
  value.toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Date and time in the reader's format and in the zone of the browser. */
export const timeText = (iso: string): string =>
  new Date(iso).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'medium' });

/** Time of day for today, otherwise with the date. */
export const shortTimeText = (iso: string): string => {
  const at = new Date(iso);
  const isToday = at.toDateString() === new Date().toDateString();
  return isToday
    ? at.toLocaleTimeString(locale, { timeStyle: 'short' })
    : at.toLocaleString(locale, { dateStyle: 'short', timeStyle: 'short' });
};

/** The first and last moments of a day, such as 2026-11-25, in the reader's zone; empty stays empty. */
export const startOfDay = (day: string): string =>
  day === '' ? '' : new Date(`${day}T00:00:00`).toISOString();
export const endOfDay = (day: string): string =>
  day === '' ? '' : new Date(`${day}T23:59:59.999`).toISOString();

/** The reader's time zone, such as Europe/Vilnius. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
