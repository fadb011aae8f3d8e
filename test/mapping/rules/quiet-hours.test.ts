import { describe, expect, it } from '@jest/globals';
import { minuteOfDay, quietZone, withinHours } from '../../../src/mapping/rules/quiet-hours.ts';

const NOON_UTC = Date.UTC(2026, 0, 15, 12);

describe('quiet hours', () => {
  it.each([
    ['UTC', 12 * 60],
    ['Europe/Vilnius', 14 * 60],
    ['Asia/Kolkata', 17 * 60 + 30],
    ['Pacific/Kiritimati', 2 * 60],
  ])('it is minute %2$d of the day in %1$s', (zone, minute) => {
    expect(minuteOfDay(zone, NOON_UTC)).toBe(minute);
  });

  it.each([
    ['09:30', '17:00', 9 * 60 + 29, false],
    ['09:30', '17:00', 9 * 60 + 30, true],
    ['09:30', '17:00', 17 * 60, false],
    ['21:15', '07:45', 21 * 60 + 14, false],
    ['21:15', '07:45', 21 * 60 + 15, true],
    ['21:15', '07:45', 0, true],
    ['21:15', '07:45', 7 * 60 + 45, false],
    ['08:00', '08:00', 3 * 60, true],
  ])('from %s to %s include minute %d: %s', (from, to, minute, quiet) => {
    expect(withinHours(minute, { from, to })).toBe(quiet);
  });

  it('apply in the first zone of the country where it is quiet, and nowhere in a country without zones', () => {
    const night = { from: '22:00', to: '07:00' };
    expect(quietZone('LT', night, NOON_UTC)).toBeUndefined();
    expect(quietZone('NZ', night, NOON_UTC)).toBe('Pacific/Auckland');
    expect(quietZone('XX', night, NOON_UTC)).toBeUndefined();
  });
});
