import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Forwards everything to `target` and records the paths, so that a test can tell who asked what. */
export const startRecordingProxy = async (
  target: string,
): Promise<{ readonly url: string; readonly paths: readonly string[]; close(): Promise<void> }> => {
  const paths: string[] = [];
  const server = createServer((req, res) => {
    paths.push(new URL(req.url ?? '/', target).pathname);
    const onward = request(new URL(req.url ?? '/', target), { method: req.method, headers: req.headers });
    onward.on('response', (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    onward.on('error', () => res.destroy());
    req.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${new URL(target).pathname}`,
    paths,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
