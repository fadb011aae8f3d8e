import { Worker } from 'node:worker_threads';
import { describe, expect, it } from '@jest/globals';
import type { StoreError } from '../../src/calls/problems.ts';
import { startStoreClient } from '../../src/store/worker-client.ts';

const START = { location: ':memory:', nowMs: 0, isService: false };

/** A thread that reports ready when it learns what to open, and runs `then` on the next message. */
const thread = (then: string) => (): Worker =>
  new Worker(
    `const { parentPort } = require('node:worker_threads');
     parentPort.once('message', () => {
       parentPort.once('message', (message) => { ${then} });
       parentPort.postMessage({ kind: 'ready', migrated: [], dataVersion: 1 });
     });`,
    { eval: true, execArgv: [], stderr: true },
  );

describe('the client of the database thread', () => {
  it.each([
    ['throws', 'throw new Error("out of order")', /out of order/],
    ['exits', 'process.exit(3)', /exit code 3/],
  ])('rejects everything pending and everything later when the thread %s', async (_what, then, reason) => {
    const crashes: StoreError[] = [];
    const client = await startStoreClient(START, (error) => crashes.push(error), thread(then));
    const waiting = [client.run('heartbeat', 1), client.run('getCall', 'x'), client.run('heartbeat', 2)];
    const results = await Promise.allSettled(waiting);
    for (const result of results) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'store_crashed' } });
    }
    await expect(client.run('heartbeat', 3)).rejects.toThrow(reason);
    expect(crashes).toHaveLength(1);
    await client.close();
  });

  it('rejects when the thread fails to start', async () => {
    const broken = (): Worker => new Worker('process.exit(1)', { eval: true, execArgv: [] });
    const starting = startStoreClient(START, () => undefined, broken);
    await expect(starting).rejects.toMatchObject({ code: 'store_crashed' });
  });

  it('sends the requests of one turn as one message, and many eight at a time', async () => {
    const echo = thread(`
      const answer = ({ kind, requests }) => {
        if (kind === 'close') return parentPort.close();
        const answers = requests.map((r) => ({ id: r.id, ok: true, value: requests.length }));
        parentPort.postMessage({ kind: 'answers', answers });
      };
      answer(message);
      parentPort.on('message', answer);
    `);
    const client = await startStoreClient(START, () => undefined, echo);
    const sizesOf = (count: number): Promise<unknown[]> =>
      Promise.all(Array.from({ length: count }, (_, at) => client.run('heartbeat', at)));
    expect(await sizesOf(3)).toEqual([3, 3, 3]);
    expect(await sizesOf(18)).toEqual([...Array<number>(16).fill(8), 2, 2]);
    await client.close();
  });
});
