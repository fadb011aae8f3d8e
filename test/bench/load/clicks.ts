import { createHmac } from 'node:crypto';
import type { Requests } from './messages.ts';

/** Number of mapped agents, and of contacts to call. */
export const USERS = 10_000;

export const userName = (index: number): string => `user-${index % USERS}`;

/** The same numbers as people write them. */
const SHAPES: readonly ((digits: string) => string)[] = [
  (d) => `+370 600 ${d}`,
  (d) => `8 600 ${d}`,
  (d) => `(+370) 600-${d}`,
  (d) => `00370600${d}`,
  (d) => `+44 20 794${d.slice(0, 1)} ${d.slice(1)}`,
  (d) => `+49 (0)30 1${d}`,
];

const numberOf = (index: number): string =>
  (SHAPES[(index % USERS) % SHAPES.length] ?? String)(String(10_000 + (index % USERS)));

export const clickBody = (index: number): string =>
  JSON.stringify({
    user: userName(index),
    record: { type: 'Contact', id: `0035g00000${String(index % USERS).padStart(8, '0')}` },
    number: numberOf(index),
  });

/** Writes requests as they go over the wire. Ids never repeat within `series`. */
export const createWriter = (requests: Requests, series: string): ((index: number) => Buffer) => {
  const key = Buffer.from(requests.secret, 'utf8');
  const start = `${requests.method} ${requests.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n`;
  return (index) => {
    const body = requests.method === 'POST' ? clickBody(index) : '';
    const id = `${series}-${index}`;
    let auth = '';
    if (requests.auth === 'key')
      auth = `Authorization: Bearer ${requests.secret}\r\nIdempotency-Key: ${id}\r\n`;
    if (requests.auth === 'signed') {
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
      auth = `webhook-id: ${id}\r\nwebhook-timestamp: ${timestamp}\r\nwebhook-signature: v1,${signature}\r\n`;
    }
    return Buffer.from(`${start}${auth}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
};
