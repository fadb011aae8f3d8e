import { describe, expect, it } from '@jest/globals';
import { daysIn } from '../../src/http/zone-days.ts';

const HOUR_MS = 3_600_000;
const iso = (atMs: number): string => new Date(atMs).toISOString().slice(0, 16);

describe('a day of a time zone', () => {
  it.each([
    ['UTC', '2026-11-28', '2026-11-28T00:00', 24],
    ['Asia/Kolkata', '2026-11-28', '2026-11-27T18:30', 24],
    ['Asia/Kathmandu', '2026-11-28', '2026-11-27T18:15', 24],
    ['America/St_Johns', '2026-07-01', '2026-07-01T02:30', 24],
    ['Pacific/Kiritimati', '2026-11-28', '2026-11-27T10:00', 24],
    ['Pacific/Pago_Pago', '2026-11-28', '2026-11-28T11:00', 24],
    ['Europe/Vilnius, summer begins', '2026-03-29', '2026-03-28T22:00', 23],
    ['Europe/Vilnius, summer ends', '2026-10-25', '2026-10-24T21:00', 25],
    ['Australia/Lord_Howe, half an hour', '2026-04-05', '2026-04-04T13:00', 24.5],
    ['Africa/Cairo, there is no midnight', '2026-04-24', '2026-04-23T22:00', 23],
    ['America/Havana, midnight comes twice', '2026-11-01', '2026-11-01T04:00', 25],
    ['Pacific/Apia, a day that was left out', '2011-12-30', '2011-12-30T10:00', 0],
  ])('%s %s begins at %s UTC and has %d hours', (title, day, begin, hours) => {
    const [zone = ''] = title.split(',');
    const [found] = daysIn(zone, day, day);
    expect({ ...found, fromMs: iso(found?.fromMs ?? 0) }).toMatchObject({ day, fromMs: begin });
    expect(((found?.toMs ?? 0) - (found?.fromMs ?? 0)) / HOUR_MS).toBe(hours);
  });

  it.each(['Europe/Vilnius', 'Asia/Beirut', 'America/Havana', 'Asia/Tehran', 'Antarctica/Troll'])(
    'every moment of a year in %s belongs to exactly one day',
    (zone) => {
      const days = daysIn(zone, '2024-01-01', '2024-12-31');
      expect(days).toHaveLength(366);
      expect(new Set(days.map(({ day }) => day)).size).toBe(366);
      expect(days.slice(1).map(({ fromMs }) => fromMs)).toEqual(days.slice(0, -1).map(({ toMs }) => toMs));
      const form = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
      for (const { day, fromMs, toMs } of days) {
        expect([form.format(fromMs), form.format(toMs - 1)]).toEqual([day, day]);
      }
    },
  );
});
