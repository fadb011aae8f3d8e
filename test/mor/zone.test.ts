import { afterEach, describe, expect, it } from '@jest/globals';
import { cdr, liveRow } from '../../src/mor/records.ts';
import { zoneOffsetMs } from '../../src/mor/zone.ts';
import { clientFor, startHttp } from './loopback.ts';

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 10, 28, 9);
const toClose: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(toClose.splice(0).map((close) => close()));
});

describe('the time zone of an answer', () => {
  it.each([
    ['2026-11-28 11:00:00', 2 * HOUR_MS],
    ['2026-11-28 03:30:00', -5.5 * HOUR_MS],
    ['2026-11-28 09:00:00', 0],
    // Not the requested moment.
    ['2026-11-28 11:07:00', undefined],
    ['2026-11-27 00:00:00', undefined],
    ['today', undefined],
    [undefined, undefined],
  ])('%s: %s', (printed, offset) => {
    expect(zoneOffsetMs(printed, START_MS + 400)).toBe(offset);
  });

  it('applies to a CDR without a zone, but not to one with its own', () => {
    const row = { calldate2: '2026-11-28 11:00:05', dispod: 'BUSY(17)' };
    expect(cdr(row, 2 * HOUR_MS)?.startedAtMs).toBe(START_MS + 5_000);
    expect(cdr({ ...row, timezone: 'GMT +01:00' }, 2 * HOUR_MS)?.startedAtMs).toBe(
      START_MS + HOUR_MS + 5_000,
    );
    expect(cdr({ ...row, timezone: 'GMT' }, 2 * HOUR_MS)?.startedAtMs).toBe(START_MS + 2 * HOUR_MS + 5_000);
  });
});

it('distinguishes a blank source device from one that MOR does not show', () => {
  expect(liveRow({ id: '1', src_device_id: '' }).deviceId).toBe('');
  expect(liveRow({ id: '1' }).deviceId).toBeUndefined();
});

describe('CDRs by callback id', () => {
  const v2 = { username: 'admin', password: 'v2-pa55word' };
  const status = { username: 'admin' };
  const row = {
    calldate2: '2026-11-28 11:00:05',
    dispod: 'ANSWERED(16)',
    dst: '37060000001',
    src: '101',
    nice_billsec: 16,
    uniqueid: '1.2',
  };
  const query = { fromMs: START_MS, toMs: START_MS + HOUR_MS, callbackUniqueId: '14811237541247270' };

  it('come from API v2 when it is configured', async () => {
    const server = await startHttp((seen, response) => {
      const stat = { period: { period_start: '2026-11-28 11:00:00' }, calls: [row] };
      const body = { calls: { total_calls: 1, calls_stat: stat } };
      response.end(JSON.stringify(seen.path.endsWith('login') ? { access_token: 'a' } : body));
    });
    const { client } = clientFor(server.url, { v2, status });
    toClose.push(client.close.bind(client), server.close);
    expect(await client.cdrs(query)).toEqual({
      ok: true,
      value: [
        {
          startedAtMs: START_MS + 5_000,
          src: '101',
          dst: '37060000001',
          disposition: 'ANSWERED',
          hangupCause: 16,
          billSeconds: 16,
          uniqueId: '1.2',
        },
      ],
    });
    expect(server.seen.map(({ method, path }) => `${method} ${path.split('?')[0] ?? ''}`)).toEqual([
      'POST /billing/api/v2/authentication/login',
      'GET /billing/api/v2/calls',
    ]);
  });

  it('come from v1 when API v2 has no answer', async () => {
    const server = await startHttp((seen, response) => {
      if (seen.path.includes('/v2/')) response.statusCode = 404;
      response.end('<page><total_calls>0</total_calls><calls_stat><period/></calls_stat></page>');
    });
    const { client } = clientFor(server.url, { v2, status });
    toClose.push(client.close.bind(client), server.close);
    expect(await client.cdrs(query)).toEqual({ ok: true, value: [] });
    expect(server.seen.at(-1)?.path).toBe('/billing/api/user_calls_get');
  });
});
