import { describe, expect, it } from '@jest/globals';
import type { LiveRow } from '../../../src/calls/call/observation.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
import { inRow, openStage } from './stage.ts';

const stage = fixtureOfEach(
  () => openStage(),
  (made) => made.stop(),
);

const anns = inRow();
const bobs = inRow({ id: '901', uniqueId: '1764320000.901' }, 'bob');
const again = inRow({ id: '930', uniqueId: '1764320030.930' });
const answered = (row: LiveRow): LiveRow => ({ ...row, status: 'answered', durationSec: 0 });

/** One list, during which the database does not say whether it has written what it was given. */
const listInDoubt = async (isWritten: boolean, rows: readonly LiveRow[]): Promise<void> => {
  const { calls } = stage().test.store;
  const begin = calls.begin.bind(calls);
  calls.begin = async (intent) => {
    if (isWritten) await begin(intent);
    throw new Error('the connection broke during a write');
  };
  await stage().list(rows);
  calls.begin = begin;
};

/** The unique ids of each call, oldest call first. */
const idsOfCalls = async (): Promise<readonly (readonly string[])[]> =>
  (await stage().calls()).map(({ following }) => following.uniqueIds.map((id) => id.slice(-3)));

describe.each([
  { written: 'was written', isWritten: true },
  { written: 'was not written', isWritten: false },
])('a call that came in, $written, and of which the database did not say so', ({ isWritten }) => {
  it('is one call, even if the next list shows only the other telephone of the group', async () => {
    await listInDoubt(isWritten, [anns, bobs]);
    await stage().list([answered(bobs)]);
    await stage().list([answered(bobs)]);
    expect(await idsOfCalls()).toEqual([['900', '901']]);
    expect(await stage().call()).toMatchObject({ state: 'connected', user: 'bob' });
  });

  it('is followed to its end if no list shows it any more', async () => {
    await listInDoubt(isWritten, [anns]);
    const begunMs = stage().test.now();
    await stage().list([]);
    await stage().list([]);
    await stage().list([], 16_000);
    expect(await stage().call()).toMatchObject({
      state: 'ended',
      outcome: 'missed',
      createdAt: new Date(begunMs).toISOString(),
    });
  });

  it('is told from the next call of the same caller', async () => {
    await listInDoubt(isWritten, [anns]);
    for (const rows of [[], [], [], [], [], [again], [again]]) await stage().list(rows);
    expect(await idsOfCalls()).toEqual([['900'], ['930']]);
  });

  it('is looked up in the CRM', async () => {
    await listInDoubt(isWritten, [anns]);
    await stage().list([anns]);
    expect((await stage().call()).contactName).toBe('Ona Petrauskaitė');
  });
});

describe('a call that comes in while nothing can be written', () => {
  const store = () => stage().test.store.calls;
  const failing = (): Promise<never> => Promise.reject(new Error('the disk is full'));

  /** Lists, one a second, during which each write fails. */
  const listsOfFullDisk = async (...all: readonly (readonly LiveRow[])[]): Promise<void> => {
    const calls = store();
    const working = { begin: calls.begin.bind(calls), save: calls.save.bind(calls) };
    Object.assign(calls, { begin: failing, save: failing });
    for (const rows of all) await stage().list(rows);
    Object.assign(calls, working);
  };

  it('was answered by whom a list showed, though MOR never says so', async () => {
    await stage().list([anns, bobs]);
    await listsOfFullDisk([answered(bobs)], [answered(bobs)], []);
    await stage().list([]);
    await stage().list([], 16_000);
    const call = await stage().call();
    expect(call).toMatchObject({ state: 'ended', outcome: 'answered', user: 'bob', talkSeconds: 2 });
    expect(call.incoming?.agents.map(({ answeredAt }) => answeredAt !== undefined)).toEqual([false, true]);
  });

  it('is known from its first row to its last', async () => {
    await listsOfFullDisk([anns], [answered(anns)], []);
    await stage().list([]);
    await stage().list([], 16_000);
    expect(await stage().call()).toMatchObject({ outcome: 'answered', user: 'ann', talkSeconds: 1 });
  });

  it('was not missed if nothing could be read either while it was answered', async () => {
    await stage().list([anns]);
    const { mappings } = stage().test.store;
    const revision = mappings.revision.bind(mappings);
    mappings.revision = failing;
    for (const row of [anns, answered(anns), answered(anns), answered(anns)]) await stage().list([row]);
    mappings.revision = revision;
    await stage().list([]);
    await stage().list([], 16_000);
    expect(await stage().call()).toMatchObject({ state: 'ended', outcome: 'unknown' });
  });

  it('is another one than the next call of the same caller', async () => {
    await listsOfFullDisk([anns], [answered(anns)], [], [], [again]);
    await stage().list([again]);
    expect(await idsOfCalls()).toEqual([['900'], ['930']]);
  });

  it('is another one than the next call of the same caller, though no list says how it ended', async () => {
    await stage().list([anns]);
    stage().test.now.tick(20_000);
    await listsOfFullDisk([], [again]);
    await stage().list([again]);
    expect(await idsOfCalls()).toEqual([['900'], ['930']]);
  });
});
