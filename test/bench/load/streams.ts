import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { defined } from '../../../src/defined.ts';
import type { StreamsCommand, StreamsResult } from './messages.ts';

/** Connections being opened at one time: fewer than a listening socket queues. */
const AT_ONCE = 200;

const openOne = (port: number, head: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('error', reject);
    socket.once('connect', () => socket.write(head));
    socket.once('data', (chunk: Buffer) => {
      const [status = ''] = chunk.toString('latin1', 0, 100).split('\r\n');
      if (!status.includes(' 200 ')) reject(new Error(status));
      else resolve(socket);
      socket.resume();
    });
  });

/** Opens event streams and leaves them open until this process ends. */
export const openStreams = async ({ port, heads, count }: StreamsCommand): Promise<StreamsResult> => {
  const startedAtMs = performance.now();
  let next = 0;
  let open = 0;
  let failure: string | undefined;
  const worker = async (): Promise<void> => {
    while (next < count && failure === undefined) {
      const head = heads[next % heads.length] ?? '';
      next += 1;
      try {
        await openOne(port, head);
        open += 1;
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const seconds = (performance.now() - startedAtMs) / 1000;
  return { open, seconds, ...defined({ failure }) };
};
