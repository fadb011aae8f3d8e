import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { Dispatcher } from 'undici';
import type { CallbackAnswer } from '../../src/calls/mor-gateway.ts';
import { CLICK, KEY, OK, clientFor, startHttp } from './loopback.ts';
import { click, toClose } from './transport-setup.ts';

describe('a failure before the request left is not_sent', () => {
  it('nothing listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    for (const host of ['127.0.0.1', 'localhost']) {
      const answer = await click(`http://${host}:${port}/billing`);
      expect(answer).toMatchObject({ kind: 'not_sent', reason: 'unreachable' });
      expect(JSON.stringify(answer)).toMatch(/cannot be reached: .*ECONNREFUSED/);
    }
  });

  it('a host name that does not exist', async () => {
    expect(await click('http://mor.invalid/billing', { timeoutMs: 15_000 })).toMatchObject({
      kind: 'not_sent',
      reason: 'unreachable',
    });
  });

  it('the client is closed', async () => {
    const server = await startHttp((_, response) => response.end(OK));
    toClose.push(server.close);
    const { client } = clientFor(server.url);
    await client.close();
    expect(await client.callback(CLICK)).toMatchObject({ kind: 'not_sent', reason: 'unreachable' });
    expect(server.seen).toHaveLength(0);
  });

  const hold: Dispatcher.DispatchHandler[] = [];
  const fake = (dispatch: (handler: Dispatcher.DispatchHandler) => void): Dispatcher => {
    const dispatcher: Pick<Dispatcher, 'dispatch' | 'close'> = {
      dispatch: (_options, handler) => {
        dispatch(handler);
        return true;
      },
      close: async () => undefined,
    };
    return dispatcher as Dispatcher;
  };
  const controller = (): Dispatcher.DispatchController & { reason: Error | null } => {
    const self = {
      aborted: false,
      paused: false,
      reason: null as Error | null,
      abort(reason: Error) {
        self.aborted = true;
        self.reason = reason;
      },
      pause: () => undefined,
      resume: () => undefined,
    };
    return self;
  };

  it('our own timeout while still waiting for a connection; the request is then never written', async () => {
    const { client } = clientFor(
      'http://mor/billing',
      { timeoutMs: 100 },
      { dispatcher: fake((h) => hold.push(h)) },
    );
    const answer = await client.callback(CLICK);
    expect(answer).toMatchObject({ kind: 'not_sent', reason: 'unreachable' });
    const late = controller();
    hold[0]!.onRequestStart!(late, {});
    expect(late.aborted).toBe(true);
    hold[0]!.onResponseError!(late, new Error('aborted'));
  });

  it('a request is never written a second time', async () => {
    const second = controller();
    const dispatcher = fake((handler) => {
      handler.onRequestStart!(controller(), {});
      handler.onRequestStart!(second, {});
    });
    const { client } = clientFor('http://mor/billing', {}, { dispatcher });
    expect(await client.callback(CLICK)).toMatchObject({ kind: 'uncertain' });
    expect(second.aborted).toBe(true);
  });

  it.each<[string, unknown, boolean]>([
    ['code ECONNREFUSED', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), true],
    ['code EAI_AGAIN', Object.assign(new Error('x'), { code: 'EAI_AGAIN' }), true],
    ['code EHOSTUNREACH', Object.assign(new Error('x'), { code: 'EHOSTUNREACH' }), true],
    ['code ENETUNREACH', Object.assign(new Error('x'), { code: 'ENETUNREACH' }), true],
    ['a connect timeout', Object.assign(new Error('x'), { code: 'UND_ERR_CONNECT_TIMEOUT' }), true],
    ['connect ETIMEDOUT', Object.assign(new Error('x'), { code: 'ETIMEDOUT', syscall: 'connect' }), true],
    ['a TLS error', Object.assign(new Error('x'), { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }), true],
    ['a certificate error', Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' }), true],
    [
      'a cut handshake',
      Object.assign(new Error('socket disconnected before secure TLS connection was established'), {
        code: 'ECONNRESET',
      }),
      true,
    ],
    [
      'two addresses, both refused',
      new AggregateError([
        Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
        Object.assign(new Error('x'), { code: 'ETIMEDOUT', syscall: 'connect' }),
      ]),
      true,
    ],
    [
      'two addresses, one unclear',
      new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), new Error('x')]),
      false,
    ],
    ['no addresses', new AggregateError([]), false],
    ['code ECONNRESET', Object.assign(new Error('x'), { code: 'ECONNRESET' }), false],
    ['code ETIMEDOUT', Object.assign(new Error('x'), { code: 'ETIMEDOUT' }), false],
    ['a lost socket', Object.assign(new Error('x'), { code: 'UND_ERR_SOCKET' }), false],
    ['a header timeout', Object.assign(new Error('x'), { code: 'UND_ERR_HEADERS_TIMEOUT' }), false],
    ['a body timeout', Object.assign(new Error('x'), { code: 'UND_ERR_BODY_TIMEOUT' }), false],
    ['an abort', Object.assign(new Error('x'), { code: 'UND_ERR_ABORTED' }), false],
    ['an error without a code', new Error(`request with ${KEY} failed`), false],
    ['no error object', 'x', false],
    ['nothing', undefined, false],
  ])('%s, only if nothing was written', async (_, error, notSent) => {
    const thrown = fake(() => {
      throw error;
    });
    const reported = fake((handler) => {
      handler.onResponseError!(controller(), error as Error);
    });
    const written = fake((handler) => {
      handler.onRequestStart!(controller(), {});
      handler.onResponseError!(controller(), error as Error);
    });
    const ask = async (dispatcher: Dispatcher): Promise<CallbackAnswer> => {
      const { client } = clientFor('http://mor/billing', {}, { dispatcher });
      const answer = await client.callback(CLICK);
      await client.close();
      expect(JSON.stringify(answer)).not.toContain(KEY);
      return answer;
    };
    const kind = notSent ? 'not_sent' : 'uncertain';
    expect(await ask(thrown)).toMatchObject({ kind });
    expect(await ask(reported)).toMatchObject({ kind });
    expect(await ask(written)).toMatchObject({ kind: 'uncertain' });
  });
});

describe('TLS', () => {
  const pem = (name: string): string =>
    fileURLToPath(new URL(`../fixtures/tls/${name}.pem`, import.meta.url));
  const secure = async (): Promise<{ url: string; requests: () => number }> => {
    let requests = 0;
    const server = createTlsServer(
      { key: readFileSync(pem('key')), cert: readFileSync(pem('cert')) },
      (_, response) => {
        requests++;
        response.end(OK);
      },
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    toClose.push(async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    });
    return {
      url: `https://localhost:${(server.address() as AddressInfo).port}/billing`,
      requests: () => requests,
    };
  };

  it('an unknown certificate is not_sent and says so', async () => {
    const { url, requests } = await secure();
    const answer = await click(url);
    expect(answer).toMatchObject({ kind: 'not_sent', reason: 'unreachable' });
    expect(JSON.stringify(answer)).toMatch(/certificate/);
    expect(requests()).toBe(0);
  });

  it('our own CA, or no check when that is configured', async () => {
    const { url, requests } = await secure();
    expect(await click(url, { tls: { caFile: pem('cert') } })).toEqual({ kind: 'accepted' });
    expect(await click(url, { tls: { rejectUnauthorized: false } })).toEqual({ kind: 'accepted' });
    expect(requests()).toBe(2);
  });

  it('a server that does not speak TLS, or hangs up during the handshake', async () => {
    const plain = await startHttp((_, response) => response.end(OK));
    toClose.push(plain.close);
    expect(await click(plain.url.replace('http:', 'https:'))).toMatchObject({ kind: 'not_sent' });
    const rude = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end());
    }).listen(0, '127.0.0.1');
    await once(rude, 'listening');
    toClose.push(async () => {
      rude.close();
      await once(rude, 'close');
    });
    const { port } = rude.address() as AddressInfo;
    expect(await click(`https://127.0.0.1:${port}/billing`)).toMatchObject({ kind: 'not_sent' });
  });

  it('a CA file that cannot be read stops the start and is named', () => {
    expect(() => clientFor('https://mor/billing', { tls: { caFile: '/no/such/ca.pem' } })).toThrow(
      /mor main: tls\.caFile \/no\/such\/ca\.pem cannot be read/,
    );
  });
});
