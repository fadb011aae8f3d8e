import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { CallbackAnswer } from '../../src/calls/mor-gateway.ts';
import { CLICK, KEY, OK, clientFor, startHttp, startTcp } from './loopback.ts';
import { click, http, sized, toClose } from './transport-setup.ts';

describe('unusual answers that are still understood', () => {
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

  it('informational headers and an answer in many pieces', async () => {
    const server = await startTcp((socket) => {
      socket.write('HTTP/1.1 103 Early Hints\r\n\r\n');
      socket.write(http(sized(OK)));
      for (const byte of OK) socket.write(byte);
    });
    toClose.push(server.close);
    expect(await click(server.url)).toEqual({ kind: 'accepted' });
    expect(server.requests()).toBe(1);
  });

  it('keeps its connection, and opens a new one when MOR has closed it in the meantime', async () => {
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
