import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { begin, createWriter } from '../../src/http/stream.ts';

const PADDING = 'x'.repeat(2_000);

describe('an event stream whose reader is slow', () => {
  let server: Server;
  let socket: Socket;
  let res: ServerResponse;
  beforeEach(async () => {
    const answering = new Promise<ServerResponse>((resolve) => {
      server = createServer((_req, response) => {
        resolve(response);
      }).listen(0, '127.0.0.1');
    });
    await new Promise((resolve) => server.once('listening', resolve));
    socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    res = await answering;
    begin(res);
  });
  afterEach(() => {
    socket.destroy();
    server.close();
  });

  const received = async (): Promise<string> => {
    let text = '';
    socket
      .setEncoding('utf8')
      .on('data', (chunk: string) => (text += chunk))
      .resume();
    await new Promise((resolve) => socket.once('close', resolve));
    return text;
  };

  it('buffers only the newest state of each call, and delivers it', async () => {
    const writer = createWriter(res);
    const rounds = 5_000;
    for (let round = 1; round <= rounds; round += 1) {
      for (const call of ['a', 'b', 'c']) writer.send(call, `${call}:${round}:${PADDING}\n`);
      if (round % 100 === 0) await new Promise(setImmediate);
    }
    expect(res.writableLength).toBeLessThan(200_000);
    writer.end();
    const lines = (await received()).split('\n').filter((line) => line.includes(PADDING));
    expect(lines.length).toBeLessThan(rounds * 3);
    for (const call of ['a', 'b', 'c']) {
      const versions = lines.flatMap((line) => {
        const [name, version] = line.split(':');
        return name?.endsWith(call) ? [Number(version)] : [];
      });
      expect(versions.at(-1)).toBe(rounds);
      expect(versions).toEqual([...versions].sort((one, two) => one - two));
    }
  });

  it('is cut off when too much is buffered, and nothing is written to it afterwards', async () => {
    const writer = createWriter(res);
    let count = 0;
    while (!res.destroyed && count < 50_000) {
      count += 1;
      writer.send(`call ${count}`, PADDING);
      if (count % 100 === 0) await new Promise(setImmediate);
    }
    expect(res.destroyed).toBe(true);
    writer.send('late', PADDING);
    writer.end();
  });
});
