import { expect, it } from '@jest/globals';
import { createRollingRestart } from '../../src/app/rolling-restart.ts';
import type { NodeInfo } from '../../src/calls/nodes.ts';
import { collectLog } from '../helpers/app.ts';

const node = (id: string, patch: Partial<NodeInfo> = {}): NodeInfo => ({
  id,
  name: `host-${id}`,
  version: '1',
  startedAt: '2026-11-28T00:00:00.000Z',
  isSelf: false,
  leases: [],
  needsRestart: true,
  ...patch,
});

/** A node that asks others to restart; the test controls everything around it. */
const stage = (list: readonly NodeInfo[]) => {
  const listeners = new Map<string, (body: unknown) => void>();
  const due: { ms: number; work: () => void; isGone: boolean }[] = [];
  const did: string[] = [];
  const log = collectLog();
  const rolling = createRollingRestart({
    nodes: {
      self: () => 'me',
      look: () => Promise.resolve(list),
      send: (topic, body) => did.push(`${topic} ${String(body)}`),
      hear: (topic, listener) => listeners.set(topic, listener),
    },
    timers: {
      after(ms, work) {
        const entry = { ms, work, isGone: false };
        due.push(entry);
        return () => {
          entry.isGone = true;
        };
      },
    },
    log,
    restartSelf: () => did.push('restart me'),
  });
  return {
    rolling,
    did,
    log,
    say: async (topic: string, body: unknown): Promise<void> => {
      listeners.get(topic)?.(body);
      await new Promise((resolve) => setImmediate(resolve));
    },
    /** Makes every pending wait come due. */
    pass: async (): Promise<void> => {
      for (const { work, isGone } of due.splice(0)) if (!isGone) work();
      await new Promise((resolve) => setImmediate(resolve));
    },
    begin: async (): Promise<void> => {
      rolling.begin();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
};

const ME = node('me', { isSelf: true });

it('asks the next node only once the previous one has been back for a while, and restarts itself last', async () => {
  const { begin, did, say, pass } = stage([ME, node('a'), node('b'), node('c', { needsRestart: false })]);
  await begin();
  await begin();
  expect(did).toEqual(['restart a']);
  await say('restarted', 'somebody else');
  expect(did).toEqual(['restart a']);
  await say('restarted', 'a');
  expect(did).toEqual(['restart a']);
  await pass();
  expect(did).toEqual(['restart a', 'restart b']);
  await say('restarted', 'b');
  await pass();
  expect(did).toEqual(['restart a', 'restart b', 'restart me']);
});

it('leaves the remaining nodes alone when one does not come back', async () => {
  const { begin, did, pass, log } = stage([ME, node('a'), node('b')]);
  await begin();
  await pass();
  expect(did).toEqual(['restart a']);
  expect(log.lines.at(-1)).toMatchObject({ level: 'error', fields: { name: 'host-a' } });
});

it('stops asking when it is stopped itself', async () => {
  const { begin, did, pass, say, rolling } = stage([ME, node('a'), node('b')]);
  await begin();
  await say('restarted', 'a');
  rolling.stop();
  await pass();
  expect(did).toEqual(['restart a']);
});

it('restarts when another one asks, and only itself when no other has older connections', async () => {
  const { begin, did, say } = stage([ME, node('a', { needsRestart: false })]);
  await say('restart', 'somebody else');
  expect(did).toEqual([]);
  await say('restart', 'me');
  expect(did).toEqual(['restart me']);
  await begin();
  expect(did).toEqual(['restart me', 'restart me']);
});
