import { expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import type { Store } from '../../../src/calls/ports.ts';
import { intentOf, moved, sampleCall, unique } from './samples.ts';

/** 2026-07-01T10:00:00Z. */
const HOUR = Date.UTC(2026, 6, 1, 10);
const HOUR_MS = 3_600_000;

/** An outcome that the agent corrects after the end of the call. */
export const correctionContract = (store: () => Store): void => {
  const answered = async (crm: string, user: string): Promise<Call> => {
    const begun = sampleCall({ crm, user }, HOUR);
    await store().calls.begin(intentOf(begun));
    const call = moved(begun, 'ended', { outcome: 'answered', talkSeconds: 40 });
    expect(await store().calls.save(call)).toBe('saved');
    return call;
  };
  const told = (call: Call): Call =>
    moved(call, 'ended', {
      outcome: 'agent_no_answer',
      talkSeconds: 0,
      result: 'my_voicemail',
      measured: { outcome: 'answered', talkSeconds: 40 },
    });
  const counted = async (hourMs: number) => {
    const sums = await store().stats.sums({ fromMs: hourMs, toMs: hourMs + HOUR_MS, agents: 10 });
    return {
      hours: Object.fromEntries(sums.hours.map(({ result, calls }) => [result, calls])),
      agents: sums.agents.map(({ calls, answered: reached, talkSeconds }) => [calls, reached, talkSeconds]),
    };
  };

  it('moves the counters once, from any writer, and back', async () => {
    const [crm, user] = [unique('told-'), unique('ann-')];
    const call = await answered(crm, user);
    await answered(crm, user);
    const writes = Array.from({ length: 4 }, () => store().calls.save(told(call), { corrects: call }));
    expect((await Promise.all(writes)).sort()).toEqual(['saved', 'stale', 'stale', 'stale']);
    // A writer that has missed the correction does not count it again, however high its version.
    const late = { ...told(call), version: call.version + 5 };
    expect(await store().calls.save(late, { corrects: call })).toBe('stale');
    expect(await counted(HOUR)).toEqual({
      hours: { answered: 1, agent_no_answer: 1 },
      agents: [[2, 1, 40]],
    });
    const filter = { crm, limit: 5 } as const;
    const found = await store().calls.list({ ...filter, outcome: 'agent_no_answer' });
    expect(found.items.map(({ id }) => id)).toEqual([call.id]);
    expect((await store().calls.list({ ...filter, minSeconds: 1 })).items).toHaveLength(1);
    const rows = await store().stats.report({ fromMs: HOUR, toMs: HOUR + HOUR_MS, crm, by: 'result' });
    expect(
      rows.map(({ result, calls, answered: reached, talkSeconds }) => [result, calls, reached, talkSeconds]),
    ).toEqual(
      expect.arrayContaining([
        ['my_voicemail', 1, 0, 0],
        [null, 1, 1, 40],
      ]),
    );
    expect(rows).toHaveLength(2);
    const after = told(call);
    const back = moved(after, 'ended', { outcome: 'answered', talkSeconds: 40 });
    expect(await store().calls.save(back, { corrects: after })).toBe('saved');
    expect(await counted(HOUR)).toEqual({ hours: { answered: 2 }, agents: [[2, 2, 80]] });
  });

  it('leaves counters alone that were deleted for their age', async () => {
    const call = await answered(unique('old-'), unique('ann-'));
    await store().stats.purge(HOUR + HOUR_MS);
    expect(await store().calls.save(told(call), { corrects: call })).toBe('saved');
    expect(await counted(HOUR)).toEqual({ hours: {}, agents: [] });
  });
};
