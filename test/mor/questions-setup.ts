import { createHash } from 'node:crypto';
import { afterEach } from '@jest/globals';
import type { MorGateway } from '../../src/calls/mor-gateway.ts';
import type { MorClientOptions } from '../../src/mor/options.ts';
import { clientFor, startHttp } from './loopback.ts';
import type { Loopback, Seen } from './loopback.ts';

export const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');
export const status = { username: 'admin', password: 'pa55-of-admin' } as const;
export const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n';
export const toClose: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(toClose.splice(0).map((close) => close()));
});

interface Setup {
  readonly client: MorGateway;
  readonly server: Loopback;
  readonly memory: Map<string, string>;
  readonly logged: string[];
}

/** A client of a MOR that returns these bodies. */
export async function against(
  answer: string | Buffer | ((seen: Seen) => string | Buffer),
  options: Partial<MorClientOptions> = {},
  memory = new Map<string, string>(),
  httpStatus = 200,
): Promise<Setup> {
  const server = await startHttp((seen, response) => {
    response.writeHead(httpStatus, { 'content-type': 'text/html' });
    response.end(typeof answer === 'function' ? answer(seen) : answer);
  });
  const { client, logged } = clientFor(server.url, { status, ...options }, { memory });
  toClose.push(client.close.bind(client), server.close);
  return { client, server, memory, logged };
}

export const sent = (server: Loopback): Record<string, string>[] =>
  server.seen.map(({ params }) => Object.fromEntries(params));
