import { describe, expect, it } from '@jest/globals';
import { generic } from '../../../connectors/generic/connector.ts';
import { testDeps } from '../../contracts/deps.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
import { SECRET, startReceiver } from './receiver.ts';

const receiver = fixtureOfEach(startReceiver, (running) => running.close());
const connector = fixtureOfEach(() =>
  generic.create(
    'web',
    generic.options.parse({ activity: { url: receiver().url, secret: SECRET } }),
    testDeps(),
  ),
);

const task = {
  key: 'call-9',
  from: '+37061234001',
  count: 1,
  lastAt: '2026-11-28T10:00:00.000Z',
  dueOn: '2026-11-28',
  dueAt: '2026-11-28T21:59:00.000Z',
  owner: 'ann',
};

describe('generic connector', () => {
  it('tells of a task to call back, once for each missed call and when somebody has talked to them', async () => {
    const open = await connector().writeTask?.({ ...task, state: 'open' });
    expect(open).toEqual({ kind: 'written', id: 'task-call-9' });
    const known = { ...task, existingId: 'task-call-9', count: 2 };
    await connector().writeTask?.({ ...known, state: 'open' });
    await connector().writeTask?.({ ...known, state: 'open' });
    expect(await connector().writeTask?.({ ...known, state: 'done' })).toMatchObject({ closed: true });
    const ids = receiver().received.map(({ id }) => id);
    expect(ids[1]).toBe(ids[2]);
    expect(new Set(ids).size).toBe(3);
    const { key, existingId, ...facts } = known;
    expect(receiver().received[1]?.message).toEqual({
      type: 'task.call_back',
      timestamp: task.lastAt,
      data: {
        call: key,
        task: existingId,
        subject: 'Call back +37061234001 (2 missed calls)',
        state: 'open',
        ...facts,
      },
    });
    receiver().replyWith({ status: 200, body: '{"id":"task-call-9","closed":true}' });
    expect(await connector().writeTask?.({ ...known, state: 'open' })).toMatchObject({ closed: true });
  });

  it('gives each move of a planned call an id of its own, and repeats it', async () => {
    const plan = { ...task, state: 'open', planned: true, count: 0, revision: 4 } as const;
    await connector().writeTask?.(plan);
    await connector().writeTask?.(plan);
    await connector().writeTask?.({ ...plan, dueAt: '2026-12-01T07:30:00.000Z', revision: 5 });
    await connector().writeTask?.({ ...plan, revision: 6 });
    const [first, again, moved, back] = receiver().received.map(({ id }) => id);
    expect(again).toBe(first);
    expect(new Set([first, moved, back]).size).toBe(3);
  });
});
