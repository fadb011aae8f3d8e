import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';

/** After 15 s the service cuts everything still open; anything that ends earlier was closed properly. */
const closesBeforeTheCut = async (one: TestApp): Promise<void> => {
  const cut = new Promise((done) => setTimeout(done, 14_000, 'cut').unref());
  expect(await Promise.race([one.close().then(() => 'closed'), cut])).toBe('closed');
};

describe('MOR in trouble', () => {
  it('that cannot be reached: nothing was sent, and the same click may be retried', async () => {
    const broken = await startApp();
    await broken.simulator.refuseConnections(true);
    const headers = { 'idempotency-key': 'retry-me' };
    const body = { user: 'ann', number: '+37061292001' };
    const refused = await broken.request('POST', '/v1/calls', { body, headers });
    expect(refused).toMatchObject({ status: 503, body: { code: 'mor_unreachable', retryable: true } });
    await broken.simulator.refuseConnections(false);
    const again = await broken.request('POST', '/v1/calls', { body, headers });
    expect(again.status).toBe(201);
    expect(broken.simulator.ledger().filter((e) => e.placed)).toHaveLength(1);
    await broken.close();
  });

  it.each(['reset', 'http-502', 'truncated', 'login-page', 'empty'] as const)(
    'that takes the call and answers %s: 202 unknown, never dialled again, found by following',
    async (kind) => {
      const broken = await startApp();
      broken.simulator.faults.add({ kind, when: 'after', method: 'callback_init', count: 1 });
      const headers = { 'idempotency-key': 'once' };
      const body = { user: 'ann', number: '+37061293001' };
      const first = await broken.request('POST', '/v1/calls', { body, headers });
      expect(first).toMatchObject({ status: 202, body: { state: 'unknown' } });
      const again = await broken.request('POST', '/v1/calls', { body, headers });
      expect(again).toMatchObject({ status: 200, body: { id: first.body['id'] } });
      const call = await broken.until(String(first.body['id']), 'ended');
      expect(call['outcome']).toBe('answered');
      expect(broken.simulator.ledger().filter((e) => e.method === 'callback_init')).toHaveLength(1);
      await broken.close();
    },
  );

  it('that never took the call after all: the call ends as unknown', async () => {
    const broken = await startApp();
    broken.simulator.faults.add({ kind: 'http-500', when: 'before', method: 'callback_init', count: 1 });
    const { status, body } = await broken.request('POST', '/v1/calls', {
      body: { user: 'ann', number: '+37061294001' },
    });
    expect(status).toBe(202);
    expect((await broken.until(String(body['id']), 'ended'))['outcome']).toBe('unknown');
    await broken.close();
  });

  it('that is full: the caller is told at once, with a time to wait', async () => {
    const narrow = await startApp({
      mor: { limits: { concurrent: 1, queue: 1 } },
      config: { rules: { perAgent: { concurrent: 9, perMinute: 99, perDay: 99 } } },
    });
    narrow.simulator.faults.add({ kind: 'delay', delayMs: 300, when: 'before', method: 'callback_init' });
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        narrow.request('POST', '/v1/calls', { body: { user: 'ann', number: `+3706129500${n}` } }),
      ),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([201, 201, 503, 503]);
    const full = answers.find((a) => a.status === 503);
    expect(full?.body['code']).toBe('overloaded');
    expect(Number(full?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    await narrow.close();
  });

  it('does not delay a stop: it ends once open requests are answered, though connections are kept alive', async () => {
    const other = await startApp();
    const { body } = await other.request('POST', '/v1/calls', {
      body: { user: 'ann', number: '+37061290001' },
    });
    const poll = other.request('GET', `/v1/calls/${String(body['id'])}?since=999&wait=1`);
    await new Promise((done) => setTimeout(done, 50));
    await closesBeforeTheCut(other);
    expect((await poll).status).toBe(200);
  });

  it('does not delay a stop, even with a connection that was opened in advance and never used', async () => {
    const other = await startApp();
    const { hostname, port } = new URL(other.url);
    const silent = connect(Number(port), hostname);
    await once(silent, 'connect');
    const cut = once(silent, 'close');
    // An answered request shows that the server has seen the other connection by now.
    expect((await other.request('GET', '/healthz', { key: null })).status).toBe(200);
    await closesBeforeTheCut(other);
    await cut;
  });
});
