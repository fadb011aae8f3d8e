import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startDeadline } from '../../../connectors/shared/deadline.ts';
import { createHttpClient } from '../../../connectors/shared/http.ts';
import type { HttpClient } from '../../../connectors/shared/http.ts';
import { createRateLimiter } from '../../../connectors/shared/rate.ts';
import { startLoopback } from '../../simulators/loopback.ts';
import type { FakeAnswer, Loopback } from '../../simulators/loopback.ts';

describe('createHttpClient', () => {
  let server: Loopback;
  let http: HttpClient;
  let answer: FakeAnswer;
  const nowMs = Date.now();
  beforeEach(async () => {
    answer = { status: 200, body: {} };
    server = await startLoopback(() => answer);
    const limiter = createRateLimiter({ perSecond: 1_000, concurrent: 2 }, () => nowMs);
    http = createHttpClient({ limiter, now: () => nowMs, timeoutMs: 60_000 });
  });
  afterEach(async () => {
    await http.close();
    await server.close();
  });
  const get = (limitMs?: number) =>
    http.send(startDeadline('click', limitMs), { method: 'GET', url: server.url });

  it('returns status and text of answers that the API has to interpret', async () => {
    answer = { status: 500, body: 'žodis' };
    expect(await get()).toEqual({ status: 500, text: 'žodis' });
  });

  it('stops reading an endless answer', async () => {
    answer = { status: 200, body: 'x'.repeat(17 * 1024 * 1024) };
    http = createHttpClient({
      limiter: createRateLimiter({ perSecond: 10, concurrent: 1 }, () => nowMs),
      now: () => nowMs,
      timeoutMs: 60_000,
    });
    await expect(get(60_000)).rejects.toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('larger'),
    });
  });

  it('does not follow a redirect, which could carry credentials away', async () => {
    answer = { status: 307, body: '', headers: { location: `${server.url}/elsewhere` } };
    await expect(get()).rejects.toMatchObject({ kind: 'rejected', cure: expect.stringContaining('url') });
    expect(server.requests).toHaveLength(1);
  });

  it('reports a cut connection, a silent server and an unknown host as unreachable, each with its cause', async () => {
    server.setFault(() => 'drop');
    await expect(get()).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringMatching(/SOCKET|ECONNRESET/),
    });
    server.setFault(() => 'lost');
    const limiter = createRateLimiter({ perSecond: 10, concurrent: 1 }, () => nowMs);
    http = createHttpClient({ limiter, now: () => nowMs, timeoutMs: 400 });
    await expect(get()).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('no answer within 400 ms'),
    });
    await server.close();
    await expect(get()).rejects.toMatchObject({ message: expect.stringContaining('ECONNREFUSED') });
  });

  it('waits out a short pause and rejects a long one at once', async () => {
    answer = { status: 429, body: '', headers: { 'retry-after': '60' } };
    await expect(get()).rejects.toMatchObject({ kind: 'busy', retryAfterSec: 60 });
    await expect(get()).rejects.toMatchObject({ kind: 'busy', retryAfterSec: 60 });
    expect(server.requests).toHaveLength(1);
  });

  it('abandons requests that nobody is waiting for, even in the queue', async () => {
    server.setFault(() => 'lost');
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => get(40)));
    expect(results.map(({ status }) => status)).toEqual(Array<string>(6).fill('rejected'));
    expect(server.requests.length).toBeLessThan(6);
  });

  it('refuses requests that could not be completed in time anyway', async () => {
    server.setFault(() => 'lost');
    const results = await Promise.allSettled(Array.from({ length: 300 }, () => get(100)));
    const reasons = results.map((result) => (result.status === 'rejected' ? String(result.reason) : 'fine'));
    expect(reasons.filter((reason) => reason.includes('are waiting already')).length).toBe(100);
  });

  it('measures how far the clocks differ', async () => {
    expect(http.clockSkewMs()).toBe(undefined);
    answer = { status: 200, body: {}, headers: { date: new Date(nowMs + 90_000).toUTCString() } };
    await get();
    expect(Math.abs((http.clockSkewMs() ?? 0) - 90_000)).toBeLessThan(1_000);
  });
});
