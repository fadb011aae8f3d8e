import { connect } from 'node:net';

/** A request as bytes, because no client library would send what these tests send. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** In base64. */
  readonly body: string;
}

export interface RawAnswer {
  /** 0: the connection was closed without an answer. */
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** True: an event stream, of which only the beginning was read. */
  readonly streams: boolean;
}

const FRAMING = /content-length|transfer-encoding|expect|upgrade/i;
const GONE_AFTER_MS = 1_000;

const NONE: RawAnswer = { status: 0, headers: new Map(), body: '', streams: false };

const bytesOf = ({ method, target, headers, body }: RawRequest): Buffer => {
  const content = Buffer.from(body, 'base64');
  const named = new Set(headers.map(([name]) => name.trim().toLowerCase()));
  const framing = named.has('content-length') || named.has('transfer-encoding') || content.length === 0;
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...(named.has('host') ? [] : ['host: calls.example']),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(framing ? [] : [`content-length: ${content.length}`]),
    'connection: close',
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8'), content]);
};

const unchunked = (text: string): string => {
  let rest = text;
  let body = '';
  for (;;) {
    const [, hex = '', after = ''] = /^([\da-f]+)\r\n([^]*)$/i.exec(rest) ?? [];
    const length = parseInt(hex, 16);
    if (!(length > 0)) return body;
    body += after.slice(0, length);
    rest = after.slice(length + 2);
  }
};

const read = (bytes: Buffer): RawAnswer => {
  // An interim answer ("100 Continue") comes before the one that counts.
  const text = bytes.toString('latin1').replace(/^(?:HTTP\/1\.1 1\d\d[^\r\n]*\r\n\r\n)+/, '');
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0);
  const headers = new Map(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
  const raw = text.slice(end + 4);
  const body = headers.get('transfer-encoding') === 'chunked' ? unchunked(raw) : raw;
  const streams = headers.get('content-type')?.startsWith('text/event-stream') === true;
  return { status, headers, body: Buffer.from(body, 'latin1').toString('utf8'), streams };
};

/** Sends, and reads to the end; of an event stream, only to the end of its head. */
export const exchange = (port: number, request: RawRequest): Promise<RawAnswer> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1');
    const done = (): void => {
      const bytes = Buffer.concat(chunks);
      resolve(bytes.includes('\r\n\r\n') ? read(bytes) : NONE);
      socket.destroy();
    };
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      const head = Buffer.concat(chunks).toString('latin1');
      if (/\r\n\r\n/.test(head) && /^content-type: text\/event-stream/im.test(head)) done();
    });
    socket.on('error', done).on('close', done);
    socket.write(bytesOf(request));
    // Every server waits for a body that is announced and never comes; this client then goes away.
    if (request.headers.some(([name]) => FRAMING.test(name))) setTimeout(() => socket.end(), GONE_AFTER_MS);
  });
