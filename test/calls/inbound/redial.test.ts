import { describe, expect, it } from '@jest/globals';
import type { LiveRow } from '../../../src/calls/call/observation.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
import { inRow, ONA, openStage } from './stage.ts';

const stage = fixtureOfEach(
  () => openStage(),
  (made) => made.stop(),
);

/** Each row begins half a minute after the one before it, unless `second` says when. */
const rowOf = (id: number, agent: 'ann' | 'bob' = 'ann', second = (id - 900) * 30): LiveRow =>
  inRow({ id: String(id), uniqueId: `${1_764_320_000 + second}.${id}` }, agent);
const answered = (row: LiveRow): LiveRow => ({ ...row, status: 'answered', durationSec: 0 });

/** The unique ids of each call, oldest call first. */
const idsOfCalls = async (): Promise<readonly (readonly string[])[]> =>
  (await stage().calls()).map(({ following }) => following.uniqueIds.map((id) => id.slice(-3)));

/** Lists in sequence, one a second. */
const lists = async (...all: readonly (readonly LiveRow[])[]): Promise<void> => {
  for (const rows of all) await stage().list(rows);
};

describe('a caller who dials again while the CDR of the last call is still missing', () => {
  it('makes another call when somebody had answered the first', async () => {
    await lists([rowOf(900)], [answered(rowOf(900))], [], [rowOf(901)]);
    expect(await idsOfCalls()).toEqual([['900'], ['901']]);
  });

  it('makes one other call however many telephones ring, in whatever list', async () => {
    await lists([rowOf(900)], [answered(rowOf(900))], [], [rowOf(901)]);
    await lists([rowOf(901), rowOf(902, 'bob', 30)], [answered(rowOf(902, 'bob', 30))]);
    expect(await idsOfCalls()).toEqual([['900'], ['901', '902']]);
  });

  it('is still told apart after a restart', async () => {
    await lists([rowOf(900)], [answered(rowOf(900))], [], [rowOf(901)]);
    await stage().restart();
    await lists([rowOf(901), rowOf(902, 'bob', 30)]);
    expect(await idsOfCalls()).toEqual([['900'], ['901', '902']]);
  });

  it('gives each call its own CDR', async () => {
    await lists([rowOf(900)], [answered(rowOf(900))], [], [rowOf(901)]);
    const cdr = { startedAtMs: stage().test.now(), src: ONA, dst: '101' };
    stage().mor.records = [
      { ...cdr, uniqueId: '1764320000.900', disposition: 'ANSWERED', billSeconds: 42 },
      { ...cdr, uniqueId: '1764320030.901', disposition: 'NO ANSWER', billSeconds: 0 },
    ];
    await stage().list([], 40_000);
    await stage().list([], 16_000);
    expect((await stage().calls()).map(({ outcome, talkSeconds }) => [outcome, talkSeconds])).toEqual([
      ['answered', 42],
      ['missed', 0],
    ]);
  });

  it('makes another call when the same telephone rings in the next list', async () => {
    await lists([rowOf(900)], [answered(rowOf(900))], [rowOf(901)]);
    expect(await idsOfCalls()).toEqual([['900'], ['901']]);
  });

  it('makes another call when another telephone rings after a list without the first', async () => {
    await lists([rowOf(900)], [answered(rowOf(900))], [], [rowOf(901, 'bob')]);
    expect(await idsOfCalls()).toEqual([['900'], ['901']]);
  });

  it('makes another call when no list says what happened in between', async () => {
    await lists([rowOf(900)], [answered(rowOf(900))]);
    await stage().list([rowOf(901)], 20_000);
    expect(await idsOfCalls()).toEqual([['900'], ['901']]);
  });

  it('is one call that was handed over when one row takes the place of the other', async () => {
    await lists([rowOf(900)], [answered(rowOf(900))], [rowOf(901, 'bob')]);
    expect(await idsOfCalls()).toEqual([['900', '901']]);
  });

  it('is one call when the next telephone of the group rings within three seconds', async () => {
    await lists([rowOf(900)], [], [], [rowOf(901, 'bob')]);
    expect(await idsOfCalls()).toEqual([['900', '901']]);
  });

  it('makes another call after a restart, when nobody knows since when the first is over', async () => {
    await lists([rowOf(900)]);
    await stage().restart();
    await stage().list([], 20_000);
    await lists([rowOf(901)]);
    expect(await idsOfCalls()).toEqual([['900'], ['901']]);
  });

  it('makes another call after a restart, if the database knows since when the first is over', async () => {
    await lists([rowOf(900)], []);
    stage().test.now.tick(5_000);
    await stage().restart();
    await lists([], [rowOf(901)]);
    expect(await idsOfCalls()).toEqual([['900'], ['901']]);
  });

  it('is one call after a restart, when the next telephone rings within three seconds', async () => {
    await lists([rowOf(900)], []);
    await stage().restart();
    await lists([], [rowOf(901, 'bob')]);
    expect(await idsOfCalls()).toEqual([['900', '901']]);
  });

  it('is one call when the second telephone of a group is first seen after a restart', async () => {
    await lists([rowOf(900)]);
    await stage().restart();
    await stage().list([answered(rowOf(901, 'bob', 1))], 20_000);
    expect(await idsOfCalls()).toEqual([['900', '901']]);
  });

  it('makes another call later than that', async () => {
    await lists([rowOf(900)], [], [], [], [], [rowOf(901)]);
    expect(await idsOfCalls()).toEqual([['900'], ['901']]);
  });
});
