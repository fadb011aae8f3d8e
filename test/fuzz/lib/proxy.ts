import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defined } from '../../../src/defined.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Proxy {
  readonly url: string;
  /** Called with each answer of the target, counted from 0 since this was set. */
  change: (answer: Answer, index: number) => Answer;
  close(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** Sits in front of a server and changes its answers; addresses in the answers lead back to the proxy. */
export const startProxy = async (target: string): Promise<Proxy> => {
  let change: Proxy['change'] = (answer) => answer;
  let index = 0;
  let url = '';
  const server = createServer((request, response) => {
    void (async () => {
      const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
      const body = await bodyOf(request);
      const real = await fetch(target + (request.url ?? '/'), {
        method: request.method ?? 'GET',
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        ...defined({ body: body.length > 0 ? new Uint8Array(body) : undefined }),
        redirect: 'manual',
      });
      const text = (await real.text()).replaceAll(target, url);
      const answer = change({ status: real.status, body: text }, index);
      index += 1;
      response.writeHead(answer.status, { 'content-type': real.headers.get('content-type') ?? 'text/plain' });
      response.end(answer.status === 204 || answer.status === 304 ? undefined : answer.body);
    })().catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    get change() {
      return change;
    },
    set change(next) {
      change = next;
      index = 0;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};
