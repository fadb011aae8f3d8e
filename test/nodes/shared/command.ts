import { expect, it } from '@jest/globals';
import { call } from '../../../src/cli/call.ts';
import { mapping } from '../../helpers/app.ts';
import { startRecordingProxy } from '../../helpers/recording-proxy.ts';
import { createRun } from '../../cli/run.ts';
import { until } from '../support.ts';
import type { pairFixture } from './pair.ts';

/** Tests that `mor-crm-connector call` joins running nodes as one of them, and follows only when none of them does. */
export const commandIsShared = (pair: ReturnType<typeof pairFixture>): void => {
  const clickWith = async (database: string, number: string) => {
    const { server, simulator } = pair();
    const proxy = await startRecordingProxy(simulator.url);
    const run = createRun(() => ({
      folder: server.folder,
      url: proxy.url,
      secretKey: simulator.options.secretKey,
    }));
    const config = { database, admin: { keyFile: `${server.folder}/connector.key` } };
    try {
      const ran = await run(call, ['--user', 'by-command', '--number', number], { config });
      return { ...ran, asked: new Set(proxy.paths.map((path) => path.split('/').at(-1) ?? '')) };
    } finally {
      await proxy.close();
    }
  };

  it('follow the call that a command dials, so that the command makes no other request to MOR', async () => {
    const { a, b, database, simulator } = pair();
    const after = mapping({ user: 'by-command', freeDialling: true });
    await a.runtime.store.mappings.apply([{ ref: after, after }], {
      actor: 'test',
      action: 'mapping.import',
      atMs: Date.now(),
    });
    const { code, out, asked } = await clickWith(database, '+37061234301');
    expect([code, out]).toEqual([0, expect.stringContaining('ended: ')]);
    expect(asked.has('active_calls_get')).toBe(false);
    expect(simulator.ledger().filter(({ params }) => params['dst'] === '37061234301')).toHaveLength(1);
    const calls = await b.request('GET', '/v1/calls?user=by-command');
    expect(calls.body['items']).toEqual([expect.objectContaining({ state: 'ended' })]);
    // The command has left again.
    await until(() => a.runtime.nodes?.list().length === 2 || undefined);
  });
};
