import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Dispatcher } from 'undici';
import type { CallbackAnswer } from '../../src/calls/mor-gateway.ts';
import type { MorClientOptions } from '../../src/mor/options.ts';
import { CLICK, KEY, OK, clientFor, startHttp, startTcp } from './loopback.ts';

const toClose: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(toClose.splice(0).map((close) => close()));
});

/** One click against an address; the client is closed afterwards. */
async function click(url: string, options: Partial<MorClientOptions> = {}): Promise<CallbackAnswer> {
  const { client, logged } = clientFor(url, options);
  try {
    const answer = await client.callback(CLICK);
    expect(JSON.stringify(answer) + logged.join()).not.toContain(KEY);
    return answer;
  } finally {
    await client.close();
  }
}

const http = (head: string, body = ''): string => `HTTP/1.1 ${head}\r\n\r\n${body}`;
const sized = (body: string | Buffer, head = '200 OK'): string =>
  `${head}\r\ncontent-type: text/html\r\ncontent-length: ${Buffer.byteLength(body)}`;

describe('after the request may have left, whatever is not a MOR answer is uncertain and sent once', () => {
  const page = '<!DOCTYPE html><html><body><form action="/billing/callc/login">Login</form></body></html>';
  const cases: Record<string, (socket: Socket) => void> = {
    'connection reset before the answer': (socket) => socket.resetAndDestroy(),
    'connection closed before the answer': (socket) => socket.end(),
    'reset in the middle of the head': (socket) =>
      socket.write('HTTP/1.1 200 OK\r\ncontent-le', () => socket.resetAndDestroy()),
    'reset in the middle of the body': (socket) =>
      socket.write(http('200 OK\r\ncontent-length: 100', '<status>Ok'), () => socket.resetAndDestroy()),
    'closed in the middle of the body': (socket) =>
      socket.end(http('200 OK\r\ncontent-length: 100', '<status>Ok</status>')),
    'no HTTP at all': (socket) => socket.end('220 smtp ready\r\n'),
    'an answer that never comes': () => undefined,
    'a head that never ends': (socket) => socket.write('HTTP/1.1 200 OK\r\nx: 1\r\n'),
    'a body that never ends': (socket) => socket.write(http('200 OK\r\ncontent-length: 100', '<status>Ok')),
    'a body that drips': (socket) => {
      socket.write(http('200 OK\r\ncontent-length: 100000', '<status>'));
      const drip = setInterval(() => socket.write(' '), 20);
      socket.on('close', () => {
        clearInterval(drip);
      });
    },
    '10 MB of garbage': (socket) => {
      socket.write(http('200 OK\r\ncontent-length: 10000000'));
      socket.end(Buffer.alloc(10_000_000, 'x'));
    },
    'endless garbage in chunks': (socket) => {
      socket.write(http('200 OK\r\ntransfer-encoding: chunked'));
      const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
      const pour = (): void => {
        while (!socket.destroyed && socket.write(chunk));
        if (!socket.destroyed) socket.once('drain', pour);
      };
      pour();
    },
    'truncated XML': (socket) =>
      socket.end(http(sized('<?xml version="1.0"?><stat'), '<?xml version="1.0"?><stat')),
    'an empty body': (socket) => socket.end(http(sized(''))),
    'no content': (socket) => socket.end(http('204 No Content')),
    'a DOCTYPE': (socket) => {
      const body = '<!DOCTYPE s [<!ENTITY o "Ok">]><status>&o;</status>';
      socket.end(http(sized(body), body));
    },
    'a login page': (socket) => socket.end(http(sized(page), page)),
    'a redirect': (socket) =>
      socket.end(http(`${sized(OK, '302 Found')}\r\nlocation: /billing/callc/login`, OK)),
    'HTTP 500 with a page': (socket) => socket.end(http(sized(page, '500 Oops'), page)),
    'HTTP 502 with a page': (socket) => socket.end(http(sized(page, '502 Bad Gateway'), page)),
    'HTTP 500 with Ok': (socket) => socket.end(http(sized(OK, '500 Oops'), OK)),
    'HTTP 500 with words that MOR is not known to use': (socket) => {
      const body = '<status>Something broke</status>';
      socket.end(http(sized(body, '500 Oops'), body));
    },
    'bytes that are not UTF-8': (socket) => {
      const body = Buffer.from('<status>Zug\u00e4nglich</status>', 'latin1');
      socket.write(http(sized(body)));
      socket.end(body);
    },
    'bytes that are not in the encoding they claim': (socket) => {
      const body = Buffer.from('<status>Zug\u00e4nglich</status>', 'latin1');
      socket.write(http(sized(body).replace('text/html', 'text/html; charset=klingon')));
      socket.end(body);
    },
    'UTF-16 that nothing announces': (socket) => {
      const body = Buffer.from(OK, 'utf16le');
      socket.write(http(sized(body)));
      socket.end(body);
    },
    'a broken gzip': (socket) => {
      const body = gzipSync(OK).subarray(0, 30);
      socket.write(http(sized(body)));
      socket.end(body);
    },
    'a gzip bomb': (socket) => {
      const body = gzipSync(Buffer.alloc(50_000_000, ' '));
      socket.write(http(sized(body)));
      socket.end(body);
    },
    'a change of protocol': (socket) =>
      socket.write(http('101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x')),
  };
  it.each(Object.entries(cases))('%s', async (_, answer) => {
    const server = await startTcp(answer);
    toClose.push(server.close);
    const result = await click(server.url, { timeoutMs: 300, connectTimeoutMs: 200 });
    expect(result).toMatchObject({ kind: 'uncertain', detail: expect.stringMatching(/MOR main may have/) });
    expect(server.requests()).toBe(1);
  });

  it('stops reading garbage early', async () => {
    let written = 0;
    const server = await startTcp((socket) => {
      socket.write(http('200 OK\r\ntransfer-encoding: chunked'));
      const pour = (): void => {
        while (!socket.destroyed && socket.write(`10000\r\n${'x'.repeat(0x10000)}\r\n`)) written += 0x10000;
        written += 0x10000;
        if (!socket.destroyed) socket.once('drain', pour);
      };
      pour();
    });
    toClose.push(server.close);
    expect(await click(server.url)).toMatchObject({
      kind: 'uncertain',
      detail: expect.stringMatching(/exceeds/),
    });
    expect(written).toBeLessThan(10_000_000);
  });
});

describe('answers that are understood although something is odd', () => {
  it.each<[string, string | Buffer, Record<string, string>, number, CallbackAnswer]>([
    ['gzip by header', gzipSync(OK), { 'content-encoding': 'gzip' }, 200, { kind: 'accepted' }],
    ['gzip by its first bytes', gzipSync(OK), {}, 200, { kind: 'accepted' }],
    ['gzip twice', gzipSync(gzipSync(OK)), { 'content-encoding': 'gzip' }, 200, { kind: 'accepted' }],
    ['a header that claims gzip', OK, { 'content-encoding': 'gzip' }, 200, { kind: 'accepted' }],
    ['deflate', deflateSync(OK), { 'content-encoding': 'deflate' }, 200, { kind: 'accepted' }],
    ['raw deflate', deflateRawSync(OK), { 'content-encoding': 'Deflate' }, 200, { kind: 'accepted' }],
    ['a byte order mark', `\ufeff${OK}`, {}, 200, { kind: 'accepted' }],
    ['a download', OK, { 'content-disposition': 'attachment; filename="x.html"' }, 200, { kind: 'accepted' }],
    ...(
      [
        [
          'header',
          Buffer.from('<status>Zug\u00e4nglich</status>', 'latin1'),
          'text/html; charset=ISO-8859-1',
        ],
        [
          'prolog',
          Buffer.from(
            '<?xml version="1.0" encoding="ISO-8859-1"?><status>Zug\u00e4nglich</status>',
            'latin1',
          ),
          'text/html',
        ],
      ] as const
    ).map(([where, body, type]): [string, Buffer, Record<string, string>, number, CallbackAnswer] => [
      `an encoding that the ${where} names`,
      body,
      { 'content-type': type },
      200,
      { kind: 'refused', code: 'unrecognised', text: 'Zug\u00e4nglich' },
    ]),
    ['UTF-16 with its mark', Buffer.from(`\ufeff${OK}`, 'utf16le'), {}, 200, { kind: 'accepted' }],
    [
      'UTF-16, big end first',
      Buffer.from(`\ufeff${OK}`, 'utf16le').swap16(),
      { 'content-type': 'text/xml; charset=utf-16' },
      200,
      { kind: 'accepted' },
    ],
    [
      'UTF-16 without a mark',
      Buffer.from(OK, 'utf16le'),
      { 'content-type': 'text/xml; charset=utf-16le' },
      200,
      { kind: 'accepted' },
    ],
    [
      'a header that claims UTF-16',
      OK,
      { 'content-type': 'text/html; charset=utf-16' },
      200,
      { kind: 'accepted' },
    ],
    [
      'an encoding nobody knows',
      OK,
      { 'content-type': 'text/html; charset=klingon' },
      200,
      { kind: 'accepted' },
    ],
    [
      'a refusal with HTTP 500',
      '<status>Cannot connect to Asterisk Server</status>',
      {},
      500,
      { kind: 'refused', code: 'asterisk_unreachable', text: 'Cannot connect to Asterisk Server' },
    ],
    [
      'an unknown text in UTF-8',
      '<status>Prieiga uždrausta</status>',
      {},
      200,
      { kind: 'refused', code: 'unrecognised', text: 'Prieiga uždrausta' },
    ],
    [
      'a refusal that echoes key and hash',
      `<status><error>bad ${KEY} in ${'0a'.repeat(20)}</error></status>`,
      {},
      200,
      { kind: 'refused', code: 'unrecognised', text: 'bad <hidden> in <hidden>' },
    ],
  ])('%s', async (_, body, headers, status, expected) => {
    const server = await startHttp((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
    });
    toClose.push(server.close);
    expect(await click(server.url)).toEqual(expected);
    expect(server.seen).toHaveLength(1);
  });

  it('an informational head and an answer in many pieces', async () => {
    const server = await startTcp((socket) => {
      socket.write('HTTP/1.1 103 Early Hints\r\n\r\n');
      socket.write(http(sized(OK)));
      for (const byte of OK) socket.write(byte);
    });
    toClose.push(server.close);
    expect(await click(server.url)).toEqual({ kind: 'accepted' });
    expect(server.requests()).toBe(1);
  });

  it('keeps its connection, and takes a new one when MOR has closed it meanwhile', async () => {
    let connections = 0;
    let last: Socket | undefined;
    const server = createHttpServer((request, response) => {
      request.resume();
      response.end(OK);
    }).listen(0, '127.0.0.1');
    server.on('connection', (socket) => {
      connections++;
      last = socket;
    });
    await once(server, 'listening');
    toClose.push(async () => {
      server.close();
      await once(server, 'close');
    });
    const { client } = clientFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}/billing`);
    for (let n = 0; n < 3; n++) {
      expect(await client.callback(CLICK)).toEqual({ kind: 'accepted' });
      // undici frees a connection one turn after its answer.
      await new Promise(setImmediate);
    }
    expect(connections).toBe(1);
    last?.destroy();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await client.callback(CLICK)).toEqual({ kind: 'accepted' });
    expect(connections).toBe(2);
    await client.close();
  });
});

describe('a click never waits for a connection to be found closed', () => {
  it.each([
    ['says nothing of keep-alive', {}],
    ['promises to keep connections for an hour', { 'keep-alive': 'timeout=3600' }],
  ])('gives a connection up that was idle for a moment, when MOR %s', async (_, headers) => {
    let closedByClient = 0;
    const server = createHttpServer({ keepAliveTimeout: 0 }, (request, response) => {
      request.resume();
      response.writeHead(200, headers).end(OK);
    }).listen(0, '127.0.0.1');
    server.on('connection', (socket) => socket.once('end', () => (closedByClient += 1)));
    await once(server, 'listening');
    toClose.push(async () => {
      server.close();
      await once(server, 'close');
    });
    const { client } = clientFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}/billing`);
    for (const clicks of [1, 2]) {
      expect(await client.callback(CLICK)).toEqual({ kind: 'accepted' });
      while (closedByClient < clicks) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await client.close();
  });
});

describe('before the request left, a failure is not_sent', () => {
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
  ])('%s, only as long as nothing was written', async (_, error, notSent) => {
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

  it('a server that speaks no TLS, or hangs up during the handshake', async () => {
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

  it('a CA file that cannot be read stops the start by name', () => {
    expect(() => clientFor('https://mor/billing', { tls: { caFile: '/no/such/ca.pem' } })).toThrow(
      /mor main: tls\.caFile \/no\/such\/ca\.pem cannot be read/,
    );
  });
});
