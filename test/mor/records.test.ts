import { describe, expect, it } from '@jest/globals';
import { cdr, detailedDevice, listedDevice, listedUser } from '../../src/mor/records.ts';

const SHOWN_MS = Date.UTC(2026, 10, 28, 11, 0, 5);
const startOf = (row: Readonly<Record<string, string>>): number | undefined =>
  cdr({ calldate2: '2026-11-28 11:00:05', ...row })?.startedAtMs;
/** The id of a channel created `ms` milliseconds before the time shown on MOR's wall clock. */
const madeBefore = (ms: number): string => `${String((SHOWN_MS - ms) / 1000)}.17`;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

describe('the start of a CDR without a time zone', () => {
  it.each([
    ['two hours ahead', 2 * HOUR_MS, 2 * HOUR_MS],
    ['behind, by half an hour too', -3.5 * HOUR_MS, -3.5 * HOUR_MS],
    ['two hours ahead, dialled four minutes late', 2 * HOUR_MS + 4 * MINUTE_MS, 2 * HOUR_MS],
    // The remainder exceeds a leg's waiting time, or the offset exceeds every zone's.
    ['seven minutes off', 2 * HOUR_MS + 7 * MINUTE_MS, 0],
    ['a day off', 24 * HOUR_MS, 0],
  ])('is corrected by the id of its channel: %s', (_what, beforeMs, offsetMs) => {
    expect(startOf({ uniqueid: madeBefore(beforeMs) })).toBe(SHOWN_MS - offsetMs);
  });

  it.each([{}, { uniqueid: '' }, { uniqueid: 'asterisk-1' }, { uniqueid: '1.2' }])(
    'is taken as shown with %j',
    (row) => {
      expect(startOf(row)).toBe(SHOWN_MS);
    },
  );

  it('is missing when the date cannot be read', () => {
    expect(cdr({ calldate2: 'yesterday', uniqueid: madeBefore(0) })).toBeUndefined();
  });
});

describe('people and devices', () => {
  it('without an id are left out', () => {
    expect(listedDevice({ device_type: 'SIP', username: '101' })).toBeUndefined();
    expect(listedUser({ username: 'ann' })).toBeUndefined();
    expect(listedUser({ id: '5' })).toBeUndefined();
    expect(detailedDevice({ id: '5' })).toBeUndefined();
  });

  it('are returned without the secrets of a device', () => {
    const row = { device_id: '17', device_type: 'SIP', name: '101', secret: 's3cret', pin: '1234' };
    expect(listedDevice(row)).toEqual({ id: '17', type: 'SIP', username: '101' });
    expect(detailedDevice({ ...row, id: '17' })).toEqual({ id: '17', type: 'SIP', username: '101' });
  });
});
