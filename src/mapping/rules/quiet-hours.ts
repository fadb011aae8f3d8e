import { getTimezonesForCountry } from 'countries-and-timezones';

/** Clock times `HH:MM` at the destination; `from` later than `to` spans midnight, equal times mean the whole day. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

const MINUTES_PER_HOUR = 60;
const clocks = new Map<string, Intl.DateTimeFormat>();

export const minuteOfDay = (zone: string, nowMs: number): number => {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
    clocks.set(zone, clock);
  }
  return minutesOf(clock.format(nowMs));
};

const minutesOf = (clock: string): number =>
  clock.split(':').reduce((sum, part) => sum * MINUTES_PER_HOUR + Number(part), 0);

export const withinHours = (minute: number, { from, to }: QuietHours): boolean => {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
};

/**
 * The first time zone of a country (ISO alpha-2) with quiet hours now, if any. A number does not reveal its zone, so in
 * a country with several zones one quiet zone is enough: nobody is woken, at the price of fewer hours for calls.
 */
export const quietZone = (country: string, quiet: QuietHours, nowMs: number): string | undefined =>
  getTimezonesForCountry(country)?.find(({ name }) => withinHours(minuteOfDay(name, nowMs), quiet))?.name;
