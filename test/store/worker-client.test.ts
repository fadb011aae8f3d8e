import { Worker } from 'node:worker_threads';
import { describe, expect, it } from '@jest/globals';
import type { StoreError } from '../../src/store/store-error.ts';
import { startStoreClient } from '../../src/store/worker-client.ts';

const START = { location: ':memory:', nowMs: 0 };

/** A thread that says that it is ready and does `then` with the first message. */
const thread = (then: string) => (): Worker =>
  new Worker(
    `const { parentPort } = require('node:worker_threads');
     parentPort.once('message', (message) => { ${then} });
     parentPort.postMessage({ kind: 'ready', migrated: [] });`,
    { eval: true, execArgv: [], stderr: true },
  );

describe('the client of the database thread', () => {
  it.each([
    ['throws', 'throw new Error("out of order")', /out of order/],
    ['exits', 'process.exit(3)', /exit code 3/],
  ])('rejects all that waits and all that follows when the thread %s', async (_what, then, reason) => {
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

  it('rejects when the thread does not even start', async () => {
    const broken = (): Worker => new Worker('process.exit(1)', { eval: true, execArgv: [] });
    const starting = startStoreClient(START, () => undefined, broken);
    await expect(starting).rejects.toMatchObject({ code: 'store_crashed' });
  });

  it('sends what one turn asks for as one message', async () => {
    const echo = thread(`
      const ok = (r) => ({ id: r.id, ok: true, value: message.requests.length });
      parentPort.postMessage({ kind: 'answers', answers: message.requests.map(ok) });
      parentPort.once('message', () => parentPort.close());
    `);
    const client = await startStoreClient(START, () => undefined, echo);
    const sizes = await Promise.all([1, 2, 3].map((at) => client.run('heartbeat', at)));
    expect(sizes).toEqual([3, 3, 3]);
    await client.close();
  });
});
