import { connect } from 'node:net';
import type { Socket } from 'node:net';

interface Knock {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly promised: number;
}

const sockets: Socket[] = [];

/** Closes every connection that `knock` opened. */
export const hangUp = (): void => {
  for (const socket of sockets.splice(0)) socket.destroy();
};

/** Sends a request's headers but none of the promised body. Resolves with the status of the answer. */
export const knock = (url: string, { method, path, headers = {}, promised }: Knock): Promise<number> => {
  const { port, host } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8');
  sockets.push(socket);
  const lines = Object.entries({ host, 'content-length': String(promised), ...headers });
  socket.write(`${method} ${path} HTTP/1.1\r\n${lines.map(([k, v]) => `${k}: ${v}\r\n`).join('')}\r\n`);
  return new Promise((resolve, reject) => {
    let text = '';
    socket.on('data', (chunk: string) => {
      text += chunk;
      const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
      if (status !== undefined) resolve(Number(status));
    });
    socket.on('error', reject);
  });
};
