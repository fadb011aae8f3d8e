/**
 * A MOR that does next to nothing, in a separate process: reads just enough HTTP/1.1 to know where a request ends, and
 * answers `callback_init` at once on its first port and after 50 ms on its second. It counts requests and, when told to
 * remember, lists every call it took as active. Plain sockets, because it must never be the bottleneck.
 */
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { sayReady } from './lib/child.ts';

export type StubCommand = { readonly kind: 'counts' } | { readonly kind: 'remember' };
export interface StubCounts {
  readonly counts: Readonly<Record<string, number>>;
}

const SLOW_MS = 50;

interface Remembered {
  readonly id: string;
  readonly form: URLSearchParams;
}

const calls: Remembered[] = [];
const counts: Record<string, number> = {};
const state = { remembering: false, taken: 0 };

const http = (body: string): string =>
  `HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

const OK = http('<status>Ok</status>');
const NO_CALLS = http('<page><calls_stat><total_calls>0</total_calls></calls_stat></page>');

const takeCall = (body: string): string => {
  if (!body.includes('callback_uniqueid=1')) return OK;
  state.taken = (state.taken + 1) % 10_000;
  const id = `${Date.now()}${String(state.taken).padStart(4, '0')}`;
  if (state.remembering) calls.push({ id, form: new URLSearchParams(body) });
  return http(`<page><status>Ok</status><callback_uniqueid>${id}</callback_uniqueid></page>`);
};

const row = ({ id, form }: Remembered, index: number): string =>
  `<active_call><id>${index}</id><uniqueid>1.${index}</uniqueid><status>Ringing</status><answer_time/><duration/>` +
  `<src>${form.get('dst')}</src><user_id>2</user_id><user>Bench User</user><src_device_id>${form.get('device')}</src_device_id>` +
  `<device_type>SIP</device_type><device_extension>1</device_extension><localized_dst>${form.get('src')}</localized_dst>` +
  `<callback_uniqueid>${id}</callback_uniqueid></active_call>`;

const answer = (method: string, body: string): string => {
  counts[method] = (counts[method] ?? 0) + 1;
  switch (method) {
    case 'active_calls_get':
      return http(`<page>${calls.map(row).join('')}</page>`);
    case 'user_calls_get':
      return NO_CALLS;
    default:
      return takeCall(body);
  }
};

const serve = (socket: Socket, delayMs: number): void => {
  let rest = '';
  socket.setNoDelay(true);
  socket.on('data', (chunk: Buffer) => {
    rest += chunk.toString('latin1');
    for (;;) {
      const head = rest.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(rest)?.[1] ?? 0);
      const end = head + 4 + length;
      if (rest.length < end) return;
      const method = /\/api\/(\w+)/.exec(rest)?.[1] ?? '';
      const text = answer(method, rest.slice(head + 4, end));
      rest = rest.slice(end);
      if (delayMs === 0) socket.write(text, 'latin1');
      else setTimeout(() => socket.write(text, 'latin1'), delayMs);
    }
  });
  socket.on('error', () => socket.destroy());
};

const listen = (delayMs: number): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((socket) => {
      serve(socket, delayMs);
    });
    server.listen(0, '127.0.0.1', 4096, () => {
      resolve(server);
    });
  });

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

process.on('message', (command: StubCommand) => {
  if (command.kind === 'remember') state.remembering = true;
  process.send?.({ counts } satisfies StubCounts);
});
process.on('disconnect', () => process.exit());

const [fast, slow] = await Promise.all([listen(0), listen(SLOW_MS)]);
sayReady(portOf(fast), portOf(slow));
