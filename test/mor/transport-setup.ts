import { afterEach, expect } from '@jest/globals';
import type { CallbackAnswer } from '../../src/calls/mor-gateway.ts';
import type { MorClientOptions } from '../../src/mor/options.ts';
import { CLICK, KEY, clientFor } from './loopback.ts';

export const toClose: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(toClose.splice(0).map((close) => close()));
});

/** Sends one click to an address, then closes the client. */
export async function click(url: string, options: Partial<MorClientOptions> = {}): Promise<CallbackAnswer> {
  const { client, logged } = clientFor(url, options);
  try {
    const answer = await client.callback(CLICK);
    expect(JSON.stringify(answer) + logged.join()).not.toContain(KEY);
    return answer;
  } finally {
    await client.close();
  }
}

export const http = (head: string, body = ''): string => `HTTP/1.1 ${head}\r\n\r\n${body}`;
export const sized = (body: string | Buffer, head = '200 OK'): string =>
  `${head}\r\ncontent-type: text/html\r\ncontent-length: ${Buffer.byteLength(body)}`;
