import { readersLocale } from './time.ts';

export interface Days {
  readonly from: string;
  readonly to: string;
}

const written = (day: Date): string =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** The last days of the reader's calendar, today included; `1` is today alone. */
export const lastDays = (count: number): Days => {
  const today = new Date();
  const first = new Date(today.getFullYear(), today.getMonth(), today.getDate() - count + 1);
  return { from: written(first), to: written(today) };
};

/** When a day begins for the reader. */
export const beginOfDay = (day: string): Date => new Date(`${day}T00:00:00`);

/** `27 Nov`, in the reader's own format, where there is no room for more. */
export const shortDayText = (day: string): string =>
  beginOfDay(day).toLocaleDateString(readersLocale(), { day: 'numeric', month: 'short' });

/** `Fri 27 Nov 2026`, in the reader's own format. */
export const dayText = (day: string): string =>
  beginOfDay(day).toLocaleDateString(readersLocale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
