import { readersLocale } from '../../shared/time.ts';

const DAY_SEC = 86_400;

const numbers = new Intl.NumberFormat(readersLocale());
const hourOfDay = new Intl.DateTimeFormat(readersLocale(), { hour: '2-digit', minute: '2-digit' });
const dayOfYear = new Intl.DateTimeFormat(readersLocale(), { day: 'numeric', month: 'short' });

export const countLabels = (counts: readonly number[]): string[] =>
  counts.map((count) => numbers.format(count));

/** In the reader's own format: hours, with the day below where a new one begins; only days over a longer time. */
export const timeLabels = (times: readonly number[], stepSec: number): string[] => {
  const days = times.map((sec) => dayOfYear.format(sec * 1000));
  if (stepSec >= DAY_SEC) return days;
  return times.map((sec, at) => {
    const hour = hourOfDay.format(sec * 1000);
    return days[at] === days[at - 1] ? hour : `${hour}\n${days[at] ?? ''}`;
  });
};
