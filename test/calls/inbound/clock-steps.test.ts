import { describe, expect, it } from '@jest/globals';
import { fixtureOfEach } from '../../helpers/fixture.ts';
import { inRow, ONA, openStage } from './stage.ts';

const stage = fixtureOfEach(
  () => openStage(),
  (made) => made.stop(),
);

const MINUTE_MS = 60_000;

describe('a change of the wall clock', () => {
  const record = (startedAtMs: number) => ({
    uniqueId: '1764320000.900',
    startedAtMs,
    src: ONA,
    dst: '101',
    disposition: 'ANSWERED' as const,
    billSeconds: 1,
  });

  it.each([-7, 4, 7])('by %d minutes before the call hides no CDR', async (minutes) => {
    stage().wall.aheadMs = minutes * MINUTE_MS;
    await stage().list([inRow()]);
    stage().mor.records = [record(stage().test.now())];
    for (let list = 0; list < 12; list += 1) await stage().list([]);
    expect(await stage().call()).toMatchObject({ state: 'ended', outcome: 'answered', talkSeconds: 1 });
  });

  it.each([-7, 7])('by %d minutes during the call does not change the talk time', async (minutes) => {
    await stage().list([inRow()]);
    await stage().list([inRow({ status: 'answered', durationSec: 0 })]);
    stage().wall.aheadMs = minutes * MINUTE_MS;
    for (let list = 0; list < 5; list += 1) await stage().list([inRow({ status: 'answered' })]);
    for (let list = 0; list < 30; list += 1) await stage().list([]);
    expect(await stage().call()).toMatchObject({ state: 'ended', outcome: 'answered', talkSeconds: 6 });
  });

  it('between two processes hides no CDR, since both know MOR’s clock', async () => {
    await stage().list([inRow()]);
    await stage().list([inRow()]);
    stage().wall.aheadMs = 7 * MINUTE_MS;
    await stage().restart();
    stage().mor.records = [record(stage().test.now())];
    for (let list = 0; list < 12; list += 1) await stage().list([]);
    expect(await stage().call()).toMatchObject({ state: 'ended', outcome: 'answered', talkSeconds: 1 });
  });
});
