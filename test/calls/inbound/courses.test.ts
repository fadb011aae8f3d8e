import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import type { Cdr, LiveRow } from '../../../src/calls/call/observation.ts';
import { defined } from '../../../src/defined.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
import { DID, inRow, ONA, openStage } from './stage.ts';

const stage = fixtureOfEach(
  () => openStage(),
  (made) => made.stop(),
);

const agentsOf = ({ incoming }: Call): readonly (readonly [string, string])[] =>
  (incoming?.agents ?? []).map(({ user, answeredAt, stoppedAt }) => [
    user,
    [answeredAt && 'answered', stoppedAt && 'stopped'].filter(Boolean).join(' '),
  ]);

const cdr = (row: LiveRow, change: Partial<Cdr> = {}): Cdr => ({
  ...defined({ uniqueId: row.uniqueId }),
  startedAtMs: stage().test.now() - 5_000,
  src: row.src,
  dst: row.dst,
  disposition: 'ANSWERED',
  billSeconds: 42,
  ...change,
});

const answered = (row: LiveRow, durationSec = 0): LiveRow => ({ ...row, status: 'answered', durationSec });

describe('an incoming call', () => {
  it('rings, is answered, and ends with the talk time of its CDR', async () => {
    await stage().list([inRow()]);
    const ringing = await stage().call();
    expect(ringing).toMatchObject({ state: 'agent_ringing', user: 'ann', destination: DID, source: '101' });
    expect(ringing.incoming).toMatchObject({ from: `+${ONA}`, did: DID, lookUp: 'done' });
    expect(ringing.record).toEqual({ type: 'Contact', id: 'ona' });
    expect(ringing.contactName).toBe('Ona Petrauskaitė');

    await stage().list([answered(inRow())]);
    expect(await stage().call()).toMatchObject({ state: 'connected', user: 'ann' });
    stage().mor.records = [cdr(inRow())];
    await stage().list([], 40_000);
    expect(await stage().call()).toMatchObject({
      id: ringing.id,
      state: 'ended',
      outcome: 'answered',
      talkSeconds: 42,
      activity: { state: 'pending' },
    });
  });

  it('is one call when two devices ring, and belongs to the agent who answers', async () => {
    const bobs = inRow({ id: '901', uniqueId: '1764320000.901' }, 'bob');
    await stage().list([inRow(), bobs]);
    expect(agentsOf(await stage().call())).toEqual([
      ['ann', ''],
      ['bob', ''],
    ]);
    await stage().list([answered(bobs)]);
    const talking = await stage().call();
    expect(agentsOf(talking)).toEqual([
      ['ann', 'stopped'],
      ['bob', 'answered'],
    ]);
    expect(talking).toMatchObject({ state: 'connected', user: 'bob', source: '102', mor: { device: '6' } });
    stage().mor.records = [cdr(inRow(), { disposition: 'NO ANSWER', billSeconds: 0 }), cdr(bobs)];
    await stage().list([], 40_000);
    expect(await stage().call()).toMatchObject({
      state: 'ended',
      outcome: 'answered',
      user: 'bob',
      talkSeconds: 42,
    });
  });

  it('is one call when the rows of two devices share one id', async () => {
    await stage().list([inRow(), inRow({ id: '901' }, 'bob')]);
    await stage().list([answered(inRow({ id: '901' }, 'bob'))]);
    expect(await stage().call()).toMatchObject({ state: 'connected', user: 'bob' });
  });

  it('is one call when devices ring one after the other', async () => {
    await stage().list([inRow()]);
    await stage().list([inRow({ id: '901', uniqueId: '1764320000.901' }, 'bob')]);
    expect(agentsOf(await stage().call())).toEqual([
      ['ann', 'stopped'],
      ['bob', ''],
    ]);
  });

  it('of a group without devices in its row is assigned once somebody has answered', async () => {
    const { dstDeviceId: _none, ...group } = inRow({ dst: '37052000000' });
    await stage().list([group]);
    expect(await stage().calls()).toEqual([]);
    await stage().list([answered(inRow({}, 'bob'))]);
    expect(await stage().call()).toMatchObject({ state: 'connected', user: 'bob' });
  });

  it('is found by the agent’s number when the row has no device', async () => {
    const { dstDeviceId: _none, ...row } = inRow();
    await stage().list([row]);
    expect(await stage().call()).toMatchObject({ user: 'ann', state: 'agent_ringing' });
  });

  it('is missed when nobody answers', async () => {
    await stage().list([inRow()]);
    stage().mor.records = [cdr(inRow(), { disposition: 'NO ANSWER', billSeconds: 0, hangupCause: 19 })];
    for (let list = 0; list < 5; list += 1) await stage().list([]);
    const missed = await stage().call();
    expect(missed).toMatchObject({ state: 'ended', outcome: 'missed', user: 'ann', talkSeconds: 0 });
    expect(agentsOf(missed)).toEqual([['ann', 'stopped']]);
  });

  it('is missed even when MOR writes no CDR, after the wait for one', async () => {
    await stage().list([inRow()]);
    await stage().list([]);
    expect(await stage().call()).toMatchObject({ state: 'agent_ringing' });
    await stage().list([], 16_000);
    expect(await stage().call()).toMatchObject({ state: 'ended', outcome: 'missed' });
  });

  it('has an unknown outcome when nobody saw how it ended', async () => {
    await stage().list([inRow()]);
    await stage().list([], 60_000);
    await stage().list([], 16_000);
    expect(await stage().call()).toMatchObject({ state: 'ended', outcome: 'unknown' });
  });

  it('is transferred when the device of its row changes', async () => {
    await stage().list([inRow()]);
    await stage().list([answered(inRow())]);
    await stage().list([answered(inRow({}, 'bob'), 9)]);
    const handed = await stage().call();
    expect(handed).toMatchObject({ state: 'connected', user: 'bob' });
    expect(agentsOf(handed)).toEqual([
      ['ann', 'answered stopped'],
      ['bob', 'answered'],
    ]);
    expect(handed.timeline.at(-1)).toMatchObject({ detail: 'transferred to Bob Brown' });
  });

  it('is transferred to a row of its own, and both talks count', async () => {
    const second = inRow({ id: '950', uniqueId: '1764320030.950' }, 'bob');
    await stage().list([answered(inRow())]);
    await stage().list([answered(inRow()), second]);
    await stage().list([answered(second)], 30_000);
    expect(await stage().call()).toMatchObject({ state: 'connected', user: 'bob' });
    stage().mor.records = [cdr(inRow(), { billSeconds: 30 }), cdr(second, { billSeconds: 12 })];
    await stage().list([], 12_000);
    expect(await stage().call()).toMatchObject({ outcome: 'answered', talkSeconds: 42, user: 'bob' });
  });

  it.each(['', 'anonymous', 'Restricted', 'unknown'])(
    'with the number withheld (%j) is not looked up',
    async (src) => {
      await stage().list([inRow({ src })]);
      const call = await stage().call();
      expect(call.incoming).toMatchObject({ from: null, matches: [], lookUp: 'done' });
      expect(call.incoming?.fromText).toBeUndefined();
      expect(call.record).toBeUndefined();
    },
  );

  it('shows what MOR shows when that is not a number', async () => {
    await stage().list([inRow({ src: '4711' })]);
    expect((await stage().call()).incoming).toMatchObject({ from: null, fromText: '4711' });
  });

  it('is another call when the caller calls again', async () => {
    await stage().list([inRow()]);
    await stage().list([]);
    await stage().list([], 16_000);
    await stage().list([inRow({ id: '990', uniqueId: '1764320050.990' })]);
    expect((await stage().calls()).map(({ state }) => state)).toEqual(['ended', 'agent_ringing']);
  });

  it('stays over when MOR still shows its row', async () => {
    await stage().list([inRow()]);
    stage().mor.records = [cdr(inRow(), { disposition: 'NO ANSWER', billSeconds: 0 })];
    await stage().list([]);
    await stage().list([], 16_000);
    await stage().list([inRow()]);
    await stage().restart();
    await stage().list([inRow()]);
    expect(await stage().call()).toMatchObject({ state: 'ended', outcome: 'missed' });
  });

  it('goes on as the same call after a restart while it rings', async () => {
    await stage().list([inRow()]);
    const { id } = await stage().call();
    await stage().restart();
    await stage().list([inRow(), inRow({ id: '901', uniqueId: '1764320000.901' }, 'bob')]);
    await stage().list([answered(inRow())]);
    expect(await stage().call()).toMatchObject({ id, state: 'connected', user: 'ann' });
  });

  it('goes on when MOR does not answer for a while', async () => {
    await stage().list([answered(inRow())]);
    stage().mor.rows = { ok: false, code: 'unreachable', text: 'gone' };
    stage().test.now.tick(300_000);
    await stage().follower.poll();
    expect(await stage().call()).toMatchObject({ state: 'connected' });
    await stage().list([answered(inRow(), 300)]);
    expect(await stage().call()).toMatchObject({ state: 'connected' });
  });

  it('from a colleague is not an incoming call', async () => {
    await stage().list([
      inRow({ src: '102', deviceId: '6' }),
      inRow({ id: '2', uniqueId: 'x.2', src: '102' }),
    ]);
    expect(await stage().calls()).toEqual([]);
  });
});
