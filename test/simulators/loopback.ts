import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** `body`: an object is sent as JSON, a string unchanged. */
export interface FakeAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What happens to a request instead of the usual: `drop` cuts the connection before any work; `lost` does the work and
 * never answers; `slowMs` waits, then does the work and answers; an answer is sent without any work.
 */
export type Fault = 'drop' | 'lost' | { readonly slowMs: number } | FakeAnswer;

export interface Loopback {
  readonly url: string;
  /** Everything that arrived, including requests that a fault swallowed. */
  readonly requests: readonly FakeRequest[];
  /** Called for each request; undefined lets it through. */
  setFault(choose: (request: FakeRequest) => Fault | undefined): void;
  setDown(down: boolean): void;
  close(): Promise<void>;
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const send = (response: ServerResponse, { status, body, headers = {} }: FakeAnswer): void => {
  const raw = typeof body === 'string';
  response.writeHead(status, {
    'content-type': raw ? 'text/html; charset=UTF-8' : 'application/json',
    ...headers,
  });
  response.end(raw ? body : JSON.stringify(body));
};

/** An HTTP server on loopback that can misbehave. */
export const startLoopback = async (
  handle: (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>,
): Promise<Loopback> => {
  const requests: FakeRequest[] = [];
  let choose: (request: FakeRequest) => Fault | undefined = () => undefined;
  let down = false;

  const server = createServer((incoming, response) => {
    void (async () => {
      if (down) {
        incoming.socket.destroy();
        return;
      }
      const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://loopback');
      const request: FakeRequest = {
        method: incoming.method ?? 'GET',
        path: pathname,
        query: searchParams,
        headers: incoming.headers,
        body: await readBody(incoming),
      };
      requests.push(request);
      const fault = choose(request);
      if (fault === 'drop') incoming.socket.destroy();
      else if (typeof fault === 'object' && 'status' in fault) send(response, fault);
      else {
        if (typeof fault === 'object') await sleep(fault.slowMs);
        const answer = await handle(request);
        if (fault !== 'lost') send(response, answer);
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    setFault: (next) => {
      choose = next;
    },
    setDown: (next) => {
      down = next;
      if (next) server.closeAllConnections();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
