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
