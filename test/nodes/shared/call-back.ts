import { expect, it } from '@jest/globals';
import type { CallBackTask } from '../../../src/calls/activity.ts';
import type { RecordStore } from '../../../src/calls/admin-ports.ts';
import type { Call } from '../../../src/calls/call/call.ts';
import { createCallBackTasks } from '../../../src/calls/outbox/call-back-tasks.ts';
import { T0, acceptedCall, iso } from '../../helpers/calls.ts';
import type { TestApp } from '../../helpers/app.ts';
import type { pairFixture } from './pair.ts';

const MINUTE_MS = 60_000;

const missedFrom = (from: string, id: string, atMs: number): Call => ({
  ...acceptedCall({ id, crm: 'web', createdAt: iso(atMs) }),
  state: 'ended',
  outcome: 'missed',
  endedAt: iso(atMs),
  incoming: { from, matches: [], lookUp: 'done', answeredIds: [], cdrs: [], agents: [] },
});

/** Holds each reader's first answer until as many have read: all of them know the same. */
const readTogether = (readers: number) => {
  let waiting: (() => void)[] = [];
  return (records: RecordStore): RecordStore => {
    let isFirst = true;
    return {
      ...records,
      get: async (kind, id) => {
        const found = await records.get(kind, id);
        if (!isFirst) return found;
        isFirst = false;
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          if (waiting.length < readers) return;
          for (const go of waiting) go();
          waiting = [];
        });
        return found;
      },
    };
  };
};

/** Tests that two nodes which write missed calls from one number at the same moment make one task. */
export const callBacksAreShared = (pair: ReturnType<typeof pairFixture>): void => {
  const crm = () => {
    const written: CallBackTask[] = [];
    const closed = new Set<string>();
    const writeTask = (task: CallBackTask) => {
      written.push(task);
      const result = { kind: 'written', id: `task-${task.key}` } as const;
      return Promise.resolve(closed.has(task.key) ? { ...result, closed: true as const } : result);
    };
    return { written, closed, writeTask };
  };
  const tasksOf = (
    app: TestApp,
    { writeTask }: ReturnType<typeof crm>,
    records: RecordStore = app.runtime.store.records,
  ) =>
    createCallBackTasks({
      connector: { id: 'web', writeTask },
      rules: {},
      records,
      calls: app.runtime.store.calls,
      now: () => T0,
    });
  const keysAndCounts = (written: readonly CallBackTask[]) => ({
    keys: new Set(written.map(({ key }) => key)).size,
    most: Math.max(...written.map(({ count }) => count)),
  });

  it('make one task of two missed calls from one number that both write at the same moment', async () => {
    const { a, b } = pair();
    const into = crm();
    const together = readTogether(2);
    const nodes = [a, b].map((app) => tasksOf(app, into, together(app.runtime.store.records)));
    await Promise.all(
      nodes.map((tasks, at) => tasks.after(missedFrom('+37061230001', `missed-${at}`, T0 + at))),
    );
    expect(keysAndCounts(into.written)).toEqual({ keys: 1, most: 2 });
  });

  it('make none of a call that is written after the other node has seen them answered', async () => {
    const { a, b } = pair();
    const into = crm();
    const from = '+37061230003';
    const answered: Call = {
      ...missedFrom(from, 'answered', T0 + MINUTE_MS),
      outcome: 'answered',
      talkSeconds: 30,
    };
    await b.runtime.store.calls.insert(answered);
    await tasksOf(a, into).after(missedFrom(from, 'missed', T0));
    expect(into.written).toEqual([]);
  });

  it('make one new task when people have closed the first', async () => {
    const { a, b } = pair();
    const into = crm();
    const from = '+37061230002';
    await tasksOf(a, into).after(missedFrom(from, 'first', T0));
    into.closed.add('first');
    into.written.splice(0);
    const together = readTogether(2);
    const nodes = [a, b].map((app) => tasksOf(app, into, together(app.runtime.store.records)));
    await Promise.all(
      nodes.map((tasks, at) => tasks.after(missedFrom(from, `again-${at}`, T0 + MINUTE_MS + at))),
    );
    expect(keysAndCounts(into.written.filter(({ key }) => key !== 'first'))).toEqual({ keys: 1, most: 2 });
  });
};
