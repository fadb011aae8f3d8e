import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import { createMorClient } from '../../src/mor/client.ts';
import type { MorClientDeps, MorClientOptions } from '../../src/mor/options.ts';
import type { MorGateway } from '../../src/calls/mor-gateway.ts';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly rawQuery: string;
  readonly rawBody: string;
  readonly params: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
}

export interface Loopback {
  readonly url: string;
  /** Every request that arrived, complete with its body. */
  readonly seen: Seen[];
  readonly close: () => Promise<void>;
}

type Answer = (request: Seen, response: ServerResponse) => void;

const listen = (server: NetServer): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });

/** An HTTP server that records what arrives and answers as instructed. */
export async function startHttp(answer: Answer): Promise<Loopback> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [path = '', rawQuery = ''] = (request.url ?? '').split('?');
      const rawBody = Buffer.concat(chunks).toString();
      const one = {
        method: request.method ?? '',
        path,
        rawQuery,
        rawBody,
        params: new URLSearchParams(rawBody === '' ? rawQuery : rawBody),
        headers: request.headers,
      };
      seen.push(one);
      answer(one, response);
    });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/billing`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** A raw TCP server for answers no HTTP library would send; counts requests by their request lines. */
export async function startTcp(
  onRequest: (socket: Socket) => void,
): Promise<Omit<Loopback, 'seen'> & { readonly requests: () => number }> {
  let requests = 0;
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    let buffered = '';
    let answered = false;
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => {
      const text = data.toString('latin1');
      requests += text.match(/^(?:POST|GET) /gm)?.length ?? 0;
      buffered += text;
      const [head = '', body] = buffered.split('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (answered || body === undefined || body.length < length) return;
      answered = true;
      onRequest(socket);
    });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/billing`,
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}

export const KEY = 'k3y-that-nobody-may-see';

export interface Harness {
  readonly client: MorGateway;
  readonly memory: Map<string, string>;
  /** Every log line as text. */
  readonly logged: string[];
}

/** A client with sensible test settings. */
export function clientFor(
  url: string,
  options: Partial<MorClientOptions> = {},
  deps: Partial<MorClientDeps> & { memory?: Map<string, string> } = {},
): Harness {
  const memory = deps.memory ?? new Map<string, string>();
  const logged: string[] = [];
  const line = (fields: Record<string, unknown>, message: string): void => {
    logged.push(`${JSON.stringify(fields)} ${message}`);
  };
  const client = createMorClient(
    {
      id: 'main',
      url,
      endpoint: 'callback_init',
      method: 'POST',
      secretKey: KEY,
      hashOrder: 'auto',
      // Generous, because a busy machine may take seconds; tests of the timeout itself set a short one.
      timeoutMs: 60_000,
      connectTimeoutMs: 60_000,
      callbackUniqueId: false,
      ...options,
    },
    { log: { info: line, warn: line, error: line }, now: Date.now, ...deps, memory },
  );
  return { client, memory, logged };
}

export const OK = '<?xml version="1.0" encoding="UTF-8"?>\n<Status>Ok</Status>\n';
export const WRONG_HASH =
  '<?xml version="1.0" encoding="UTF-8"?>\n<status>\n  <error>Incorrect hash</error>\n</status>\n';
export const CLICK = { username: 'bob', device: '5', src: '101', dst: '37060012345' } as const;
