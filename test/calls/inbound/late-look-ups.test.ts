import { afterEach, describe, expect, it } from '@jest/globals';
import type { Connector } from '../../../src/calls/connector.ts';
import { callView } from '../../../src/http/call-view.ts';
import { record, SlowCrm } from './slow-crm.ts';
import { inRow, ONA, openStage } from './stage.ts';
import type { Stage } from './stage.ts';

describe('a caller whom the CRM names too late', () => {
  let stage: Stage | undefined;
  afterEach(async () => {
    await stage?.stop();
  });

  const open = async (crm: SlowCrm, methods: Partial<Connector> = {}): Promise<Stage> => {
    stage = await openStage({}, { ...crm.methods, ...methods });
    crm.stage = stage;
    return stage;
  };
  const end = async (on: Stage): Promise<void> => {
    await on.list([]);
    // Without CDRs the call ends when MOR had time for them.
    for (let second = 0; second < 30; second += 1) await on.list([]);
    expect(await on.call()).toMatchObject({ state: 'ended' });
  };
  const lookUp = async (on: Stage) => (await on.call()).incoming?.lookUp;

  it('is shown and linked when the answer comes while it rings', async () => {
    const crm = new SlowCrm();
    [crm.found, crm.afterMs] = [[record('ona')], 5_000];
    const on = await open(crm);
    await on.list([inRow()]);
    expect(await lookUp(on)).toBe('pending');
    await on.pass(2_500);
    expect(await lookUp(on)).toBe('unanswered');
    await on.list([inRow()], 3_000);
    expect(await on.call()).toMatchObject({
      incoming: { lookUp: 'done' },
      record: { id: 'ona' },
      contactName: 'Ona Petrauskaitė',
    });
    expect(crm.asked).toBe(1);
    await end(on);
    await on.drain();
    expect(crm.written).toMatchObject([{ write: 'first', record: { id: 'ona' } }]);
  });

  it('is asked for again while it rings, at growing intervals', async () => {
    const crm = new SlowCrm();
    const on = await open(crm);
    await on.list([inRow()]);
    expect(await lookUp(on)).toBe('unanswered');
    const at: number[] = [];
    for (let second = 1; second <= 60; second += 1) {
      const before = crm.asked;
      await on.list([inRow()]);
      if (crm.asked > before) at.push(second);
    }
    expect(at).toEqual([2, 6, 14, 30, 60]);
    crm.found = [record('ona')];
    for (let second = 0; second < 30; second += 1) await on.list([inRow()]);
    expect(await on.call()).toMatchObject({ record: { id: 'ona' } });
    const { asked } = crm;
    for (let second = 0; second < 60; second += 1) await on.list([inRow()]);
    expect(crm.asked).toBe(asked);
  });

  it('is linked by the only write when the CRM was away until after the end', async () => {
    const crm = new SlowCrm();
    crm.writes = false;
    const on = await open(crm);
    await on.list([inRow()]);
    await end(on);
    await on.drain();
    expect(crm.written).toEqual([]);
    [crm.found, crm.writes] = [[record('ona')], true];
    await on.pass(60_000);
    await on.drain();
    await on.pass(60_000);
    await on.drain();
    expect(crm.written).toMatchObject([
      { write: 'first', record: { id: 'ona' }, contactName: 'Ona Petrauskaitė' },
    ]);
    expect((await on.call()).activity).toMatchObject({ state: 'written' });
  });

  it('is linked like one who was chosen when only the search fails for long', async () => {
    const crm = new SlowCrm();
    const on = await open(crm);
    await on.list([inRow()]);
    await end(on);
    await on.drain();
    expect(crm.written).toMatchObject([{ write: 'first' }]);
    expect(crm.written[0]).not.toHaveProperty('record');
    for (let minute = 0; minute < 10; minute += 1) {
      await on.pass(60_000);
      await on.drain();
    }
    expect([crm.written.length, (await on.call()).activity.state]).toEqual([1, 'written']);
    crm.found = [record('ona')];
    await on.pass(15 * 60_000);
    await on.drain();
    expect(crm.written).toHaveLength(2);
    expect(crm.written[1]).toMatchObject({
      write: 'update',
      existingId: 'act',
      recordChosen: true,
      record: { id: 'ona' },
      subjectBefore: `Call from +${ONA} - missed`,
    });
    const { asked } = crm;
    await on.pass(60 * 60_000);
    await on.drain();
    expect([crm.asked, crm.written.length]).toEqual([asked, 2]);
  });

  it('is not linked where several have the number, and no more asked for', async () => {
    const crm = new SlowCrm();
    const on = await open(crm);
    await on.list([inRow()]);
    await end(on);
    await on.drain();
    crm.found = [record('a'), record('b')];
    for (const ms of [60_000, 60 * 60_000]) {
      await on.pass(ms);
      await on.drain();
    }
    const call = await on.call();
    expect(call.record).toBeUndefined();
    expect(call).toMatchObject({ incoming: { lookUp: 'done', matches: [{ id: 'a' }, { id: 'b' }] } });
    expect(crm.written).toHaveLength(1);
  });

  it('is given up after a day', async () => {
    const crm = new SlowCrm();
    const on = await open(crm);
    await on.list([inRow()]);
    await end(on);
    await on.drain();
    for (let hour = 0; hour < 26; hour += 1) {
      await on.pass(60 * 60_000);
      await on.drain();
    }
    const { asked } = crm;
    await on.pass(60 * 60_000);
    await on.drain();
    expect(crm.asked).toBe(asked);
    expect(await lookUp(on)).toBe('unanswered');
  });

  it('is linked when the answer comes after the end and the write', async () => {
    const crm = new SlowCrm();
    [crm.found, crm.afterMs] = [[record('ona')], 9_000];
    const on = await open(crm);
    await on.list([inRow()]);
    await on.list([inRow({ status: 'answered' })]);
    await end(on);
    const draining = on.drain();
    await on.pass(2_500);
    await draining;
    await on.pass(60_000);
    await on.drain();
    expect((await on.call()).record).toEqual({ type: 'Contact', id: 'ona' });
    expect(crm.written.at(-1)).toMatchObject({ record: { id: 'ona' } });
  });

  it('is asked for by the process that starts while it rings', async () => {
    const crm = new SlowCrm();
    const on = await open(crm);
    await on.list([inRow()]);
    await on.restart();
    crm.found = [record('ona')];
    await on.list([inRow()], 2_500);
    expect(await on.call()).toMatchObject({ record: { id: 'ona' } });
  });

  it('costs the CRM one repeated question at a time, however many wait', async () => {
    const crm = new SlowCrm();
    const on = await open(crm);
    const rows = Array.from({ length: 40 }, (_, at) =>
      inRow({ id: `${at}`, uniqueId: `1764320000.${at}`, src: `3706123${4_100 + at}` }),
    );
    await on.list(rows);
    [crm.afterMs, crm.mostAtOnce] = [4_000, 0];
    for (let second = 0; second < 20; second += 1) await on.list(rows);
    expect(crm.mostAtOnce).toBe(1);
  });

  it('is nobody unknown to an agent for whom the CRM has not answered', async () => {
    const crm = new SlowCrm();
    const findByNumber: Connector['findByNumber'] = (_number, { agent }) =>
      agent.user === 'ann' ? Promise.resolve([]) : Promise.reject(new Error('away'));
    const on = await open(crm, { checksVisibility: true, findByNumber });
    const rows = [inRow(), inRow({ id: '901', uniqueId: '1764320000.901' }, 'bob')];
    await on.list(rows);
    const newPages = () => [{ type: 'Lead', url: 'https://crm.example/new' }];
    const seen = async (user: string) => {
      const view = callView(await on.call(), { publicUrl: '', resultsOf: () => [], newPages }, user);
      return [view.lookUp, view.create?.length];
    };
    expect(await seen('ann')).toEqual(['done', 1]);
    expect(await seen('bob')).toEqual(['pending', undefined]);
    await end(on);
    expect(await seen('bob')).toEqual(['unanswered', undefined]);
  });

  it('is not announced to a receiver once the call is over', async () => {
    const crm = new SlowCrm();
    let announced = 0;
    const announce: Connector['announce'] = () => {
      announced += 1;
      return Promise.reject(new Error('away'));
    };
    const on = await open(crm, { announce });
    await on.list([inRow()]);
    await on.list([inRow()], 2_500);
    expect(announced).toBe(2);
    await end(on);
    await on.drain();
    await on.pass(60 * 60_000);
    await on.drain();
    expect([announced, crm.written.length]).toEqual([2, 1]);
  });
});
