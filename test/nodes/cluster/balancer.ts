import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const LOOK_EVERY_MS = 250;

/** One address for several nodes. */
export interface Balancer {
  readonly url: string;
  /** Nodes that reported ready when last asked. */
  ready(): readonly string[];
  close(): Promise<void>;
}

const bad = (res: ServerResponse): void => {
  if (res.headersSent) res.destroy();
  else res.writeHead(502, { 'content-type': 'application/json' }).end('{"code":"bad_gateway"}');
};

/**
 * Behaves like a common load balancer: each request goes to the next ready node, streams are passed on as they arrive,
 * and a failure on the way becomes a 502. Nothing is sent twice.
 */
export const startBalancer = async (nodes: readonly string[], port = 0): Promise<Balancer> => {
  let ready = [...nodes];
  let turn = 0;

  const look = async (): Promise<void> => {
    const states = await Promise.all(
      nodes.map((url) =>
        fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
          (answer) => answer.ok,
          () => false,
        ),
      ),
    );
    ready = nodes.filter((_, at) => states[at]);
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);

  const pass = (req: IncomingMessage, res: ServerResponse): void => {
    turn += 1;
    const node = ready[turn % Math.max(1, ready.length)];
    if (node === undefined) {
      bad(res);
      return;
    }
    const onward = request(new URL(req.url ?? '/', node), {
      method: req.method,
      headers: { ...req.headers, 'x-forwarded-for': req.socket.remoteAddress ?? '' },
    });
    onward.on('response', (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => res.destroy());
      answer.pipe(res);
    });
    onward.on('error', () => {
      bad(res);
    });
    res.on('close', () => onward.destroy());
    req.pipe(onward);
  };

  const server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ready: () => ready,
    close: async () => {
      clearInterval(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
