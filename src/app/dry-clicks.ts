import { createHmac, randomUUID } from 'node:crypto';
import { connect } from 'node:net';

/** The sender of dry clicks. Its keys exist only in this process and are valid only for the warm-up's own server. */
export interface DrySender {
  readonly crm: string;
  readonly apiKey: string;
  readonly signingSecret: string;
}

export const createDrySender = (crm: string): DrySender => ({
  crm,
  apiKey: randomUUID(),
  signingSecret: randomUUID(),
});

export const DRY_AGENT = 'dry';
const AT_A_TIME = 16;
const ANSWER = 'HTTP/1.1 ';
const PLACED = `${ANSWER}201 `;

/** Dialable numbers of several lengths and countries, as people write them. */
const SHAPES: readonly ((digits: string) => string)[] = [
  (digits) => `+370 600 ${digits}`,
  (digits) => `(+370) 600-${digits}`,
  (digits) => `00370600${digits}`,
  (digits) => `+49 (0)30 1${digits}`,
  (digits) => `+44 20 794${digits.slice(0, 1)} ${digits.slice(1)}`,
];

export const dryNumber = (index: number): string =>
  (SHAPES[index % SHAPES.length] ?? String)(String(10_000 + index));

/** A click as a CRM's server sends it; every other one is signed. */
const requestOf = (index: number, { apiKey, signingSecret }: DrySender, nowMs: number): string => {
  const id = `dry-${randomUUID()}`;
  const record = { type: 'Contact', id: String(index) };
  const body = JSON.stringify({ user: DRY_AGENT, record, number: dryNumber(index) });
  const timestamp = String(Math.floor(nowMs / 1000));
  const signature = createHmac('sha256', signingSecret).update(`${id}.${timestamp}.${body}`).digest('base64');
  const auth =
    index % 2 === 0
      ? ['authorization: Bearer ' + apiKey, `idempotency-key: ${id}`]
      : [`webhook-id: ${id}`, `webhook-timestamp: ${timestamp}`, `webhook-signature: v1,${signature}`];
  const head = ['POST /v1/calls HTTP/1.1', 'host: dry', 'content-type: application/json', ...auth];
  return `${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

export interface DryRun {
  readonly port: number;
  readonly senders: readonly DrySender[];
  readonly now: () => number;
  readonly most: number;
  /** When it returns true, no further round is sent; the first round always is. */
  readonly isEnough: () => boolean;
  /** How long to wait for an answer. */
  readonly patienceMs: number;
}

/** Sends clicks over one connection, a round at a time; resolves with how many were placed. Rejects if one was not. */
export const sendDryClicks = ({ port, senders, now, most, isEnough, patienceMs }: DryRun): Promise<number> =>
  new Promise((resolve, reject) => {
    let sent = 0;
    let placed = 0;
    let text = '';
    const socket = connect(port, '127.0.0.1');
    const fail = (reason: string): void => {
      socket.destroy();
      reject(new Error(reason));
    };
    const next = (): void => {
      if (sent >= most || (sent > 0 && isEnough())) {
        socket.destroy();
        resolve(placed);
        return;
      }
      const round = Array.from({ length: Math.min(AT_A_TIME, most - sent) }, () => {
        sent += 1;
        const sender = senders[sent % senders.length];
        return sender === undefined ? '' : requestOf(sent, sender, now());
      });
      socket.write(round.join(''));
    };
    socket.setNoDelay(true);
    socket.setTimeout(patienceMs, () => {
      fail(`no answer within ${patienceMs} ms`);
    });
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
      const answers = text.split(ANSWER).length - 1;
      if (placed + answers < sent || !text.endsWith('}')) return;
      if (text.split(PLACED).length - 1 < answers) {
        fail(text.split('\r\n\r\n').find((part) => part.includes('"status":')) ?? 'a dry click was refused');
        return;
      }
      placed += answers;
      text = '';
      next();
    });
    socket.once('connect', next);
    socket.once('error', reject);
    socket.once('close', () => {
      reject(new Error('the connection was closed'));
    });
  });
