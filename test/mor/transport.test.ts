import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { CLICK, OK, clientFor, startTcp } from './loopback.ts';
import { click, http, sized, toClose } from './transport-setup.ts';

describe('once the request may have left, anything but a MOR answer is uncertain, and nothing is sent twice', () => {
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
    const result = await click(server.url, { timeoutMs: 1_500 });
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

describe('a click never waits to discover that a connection is closed', () => {
  it.each([
    ['says nothing of keep-alive', {}],
    ['promises to keep connections for an hour', { 'keep-alive': 'timeout=3600' }],
  ])('gives up a connection that was idle for a moment when MOR %s', async (_, headers) => {
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
