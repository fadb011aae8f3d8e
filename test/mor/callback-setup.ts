import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterEach } from '@jest/globals';
import { KEY, OK, WRONG_HASH, startHttp } from './loopback.ts';
import type { Loopback, Seen } from './loopback.ts';

export const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');
export type Order = 'device-src-dst' | 'device-dst-src';
export const rightHash = (seen: Seen, order: Order): string => {
  const value = (name: string): string => seen.params.get(name) ?? '';
  const numbers = order === 'device-src-dst' ? value('src') + value('dst') : value('dst') + value('src');
  return sha1(value('device') + numbers + KEY);
};

const open: Loopback[] = [];
export const serve = async (answer: (request: Seen, response: ServerResponse) => void): Promise<Loopback> => {
  const server = await startHttp(answer);
  open.push(server);
  return server;
};

/** A MOR that accepts only one hash order, and dials only when it matches. */
export const morOf = (order: Order, dialled: string[] = [], afterHash = OK): Promise<Loopback> =>
  serve((seen, response) => {
    if (seen.params.get('hash') !== rightHash(seen, order)) return response.end(WRONG_HASH);
    dialled.push(`${seen.params.get('src') ?? ''}>${seen.params.get('dst') ?? ''}`);
    return response.end(afterHash);
  });

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});
