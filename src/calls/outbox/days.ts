import { defined } from '../../defined.ts';

/** The date at that moment in the company's time zone, YYYY-MM-DD. */
export const dayOf = (ms: number, zone: string | undefined): string => {
  const parts = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...defined({ timeZone: zone }),
  }).formatToParts(ms);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
};

const MINUTE_MS = 60_000;
/** No day is longer. */
const LONGEST_DAY_MINUTES = 25 * 60;

/** The last minute of the day of that moment in the company's time zone, ISO 8601. */
export const endOfDay = (ms: number, zone: string | undefined): string => {
  const day = dayOf(ms, zone);
  const startMs = ms - (ms % MINUTE_MS);
  let [same, next] = [0, LONGEST_DAY_MINUTES];
  while (next - same > 1) {
    const middle = Math.floor((same + next) / 2);
    if (dayOf(startMs + middle * MINUTE_MS, zone) === day) same = middle;
    else next = middle;
  }
  return new Date(startMs + same * MINUTE_MS).toISOString();
};
