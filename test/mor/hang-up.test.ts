import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { MorGateway } from '../../src/calls/mor-gateway.ts';
import { clientFor, startHttp } from './loopback.ts';
import type { Loopback, Seen } from './loopback.ts';

const v2 = { username: 'admin', password: 'v2-pa55word' } as const;
const LOGIN = '/billing/api/v2/authentication/login';
const DONE = "{status: 'hung_up', hung_up_call: 1, hung_up_at: '2026-10-17 13:35:08'}";
const toClose: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(toClose.splice(0).map((close) => close()));
});

async function against(
  answer: (seen: Seen, response: ServerResponse) => void,
  now: () => number = Date.now,
): Promise<{ client: MorGateway; server: Loopback; paths: () => string[] }> {
  const server = await startHttp(answer);
  const { client } = clientFor(server.url, { v2 }, { now });
  toClose.push(client.close.bind(client), server.close);
  return { client, server, paths: () => server.seen.map(({ method, path }) => `${method} ${path}`) };
}
/** A v2 whose tokens are t1, t2, ...; only the newest works. */
const tokens = (): ((seen: Seen, response: ServerResponse) => void) & { issued: number } => {
  const state = Object.assign(
    (seen: Seen, response: ServerResponse) => {
      if (seen.path === LOGIN) {
        state.issued++;
        response.end(JSON.stringify({ access_token: `t${state.issued}` }));
      } else {
        response.statusCode = seen.headers.authorization === `Bearer t${state.issued}` ? 200 : 401;
        response.end(response.statusCode === 200 ? DONE : '');
      }
    },
    { issued: 0 },
  );
  return state;
};

describe('hanging up', () => {
  it('logs in once with the password, then uses the token', async () => {
    const { client, server, paths } = await against(tokens());
    expect(client.canHangUp).toBe(true);
    expect(await client.hangUp('3')).toEqual({ ok: true, value: null });
    expect(await client.hangUp('1249298495.1117')).toEqual({ ok: true, value: null });
    expect(paths()).toEqual([
      `POST ${LOGIN}`,
      'DELETE /billing/api/v2/active_calls/3',
      'DELETE /billing/api/v2/active_calls/1249298495.1117',
    ]);
    expect(server.seen[0]!.headers.authorization).toBe(
      `Basic ${Buffer.from('admin:v2-pa55word').toString('base64')}`,
    );
  });

  it('shares one login between two at the same time', async () => {
    const { client, paths } = await against(tokens());
    await Promise.all([client.hangUp('3'), client.hangUp('4')]);
    expect(paths().filter((path) => path.endsWith('login'))).toHaveLength(1);
  });

  it('renews the token with the refresh token, and logs in again only when that is refused', async () => {
    let nowMs = 1_000_000;
    let isRefused = false;
    const { client, server, paths } = await against(
      (seen, response) => {
        if (seen.path === LOGIN) response.end('{"access_token":"a1","refresh_token":"r1"}');
        else if (seen.path.endsWith('refresh')) {
          response.statusCode = isRefused ? 401 : 200;
          response.end(isRefused ? '' : '{"access_token":"a2","refresh_token":"r2"}');
        } else response.end(DONE);
      },
      () => nowMs,
    );
    await client.hangUp('3');
    nowMs += 15 * 60_000;
    expect(await client.hangUp('3')).toEqual({ ok: true, value: null });
    expect(server.seen.at(-2)!.headers.authorization).toBe('Bearer r1');
    expect(server.seen.at(-1)!.headers.authorization).toBe('Bearer a2');
    isRefused = true;
    nowMs += 15 * 60_000;
    expect(await client.hangUp('3')).toEqual({ ok: true, value: null });
    expect(paths().filter((path) => path.endsWith('login'))).toHaveLength(2);
  });

  it('logs in again before 15 minutes are over, and once when the token is refused', async () => {
    let nowMs = 1_000_000;
    const mor = tokens();
    const { client, paths } = await against(mor, () => nowMs);
    await client.hangUp('3');
    nowMs += 14 * 60_000 - 1;
    await client.hangUp('3');
    expect(mor.issued).toBe(1);
    nowMs += 1;
    await client.hangUp('3');
    expect(mor.issued).toBe(2);
    mor.issued = 8;
    expect(await client.hangUp('3')).toEqual({ ok: true, value: null });
    expect(mor.issued).toBe(9);
    expect(paths()).toHaveLength(8);
  });

  it.each(['', ' ', '..', '.', '/', '../x', '3/4', '3?x', '%', '-1'])(
    'sends no request for the id %p',
    async (id) => {
      const { client, server } = await against(tokens());
      expect(await client.hangUp(id)).toMatchObject({ ok: false, text: expect.stringMatching(/id/) });
      expect(server.seen).toHaveLength(0);
    },
  );

  it('without v2 names the missing setting', async () => {
    const { client } = clientFor('http://127.0.0.1:9/billing');
    expect(await client.hangUp('3')).toMatchObject({
      ok: false,
      text: expect.stringMatching(/v2\.username/),
    });
    await client.close();
  });

  it.each([
    [204, '', undefined],
    [200, '{"status":"hung_up"}', undefined],
    [200, '{"status":"failed"}', 'unusable_answer'],
    [302, 'hung_up', 'unusable_answer'],
    [401, '', 'not_authenticated'],
    [403, '', 'access_denied'],
    [404, '', 'unrecognised'],
    [500, '<html/>', 'unusable_answer'],
  ])('HTTP %d %s', async (status, body, code) => {
    const { client, paths } = await against((seen, response) => {
      if (seen.path === LOGIN) response.end('{"data":{"access_token":"t"}}');
      else response.writeHead(status).end(body);
    });
    const reply = await client.hangUp('3');
    expect(reply.ok ? undefined : reply.code).toBe(code);
    expect(paths().filter((path) => path.startsWith('DELETE'))).toHaveLength(status === 401 ? 2 : 1);
  });

  it.each([
    [401, '', 'not_authenticated'],
    [403, '', 'not_authenticated'],
    [500, '', 'unusable_answer'],
    [200, 'no JSON', 'unusable_answer'],
    [200, '{"token":"x"}', 'unusable_answer'],
    [200, '{"access_token":""}', 'unusable_answer'],
  ])('a login that answers %d %s is not repeated for this hang-up', async (status, body, code) => {
    const { client, server } = await against((_, response) => response.writeHead(status).end(body));
    const reply = await client.hangUp('3');
    expect(reply).toMatchObject({ ok: false, code });
    expect(JSON.stringify(reply)).not.toContain(v2.password);
    expect(server.seen).toHaveLength(1);
    await client.hangUp('3');
    expect(server.seen).toHaveLength(2);
  });

  it('a refused second login, a body that is not text, and lost connections', async () => {
    let logins = 0;
    const second = await against((seen, response) => {
      if (seen.path === LOGIN && logins++ === 0) response.end('{"access_token":"t"}');
      else response.writeHead(401).end();
    });
    expect(await second.client.hangUp('3')).toMatchObject({ ok: false, code: 'not_authenticated' });

    const broken = Buffer.from([0x1f, 0x8b, 1, 2]);
    const packed = await against((_, response) => response.end(broken));
    expect(await packed.client.hangUp('3')).toMatchObject({ ok: false, code: 'unusable_answer' });
    const packedLater = await against((seen, response) =>
      response.end(seen.path === LOGIN ? '{"access_token":"t"}' : broken),
    );
    expect(await packedLater.client.hangUp('3')).toMatchObject({ ok: false, code: 'unusable_answer' });

    const lost = await against((seen, response) => {
      if (seen.path === LOGIN) response.end('{"access_token":"t"}');
      else response.destroy();
    });
    expect(await lost.client.hangUp('3')).toMatchObject({ ok: false, code: 'unusable_answer' });
    await lost.server.close();
    const gone = clientFor(lost.server.url, { v2 });
    expect(await gone.client.hangUp('3')).toMatchObject({ ok: false, code: 'unreachable' });
    await gone.client.close();
  });
});
