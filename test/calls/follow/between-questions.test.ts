import { describe, expect, it } from '@jest/globals';
import type { Cdr } from '../../../src/calls/call/observation.ts';
import { T0, acceptedCall, legACdr, liveRow } from '../../helpers/calls.ts';
import { NO_LIST, mor, pollAt, test } from './setup.ts';

const AGENT = { crm: 'sales', user: 'ann' };
const CAUSES = { FAILED: 211, BUSY: 17, 'NO ANSWER': 19 } as const;
const OUTCOMES = { FAILED: 'failed', BUSY: 'agent_no_answer', 'NO ANSWER': 'agent_no_answer' } as const;

/** Writes a CDR once MOR has answered this many questions by callback id. */
const writeAfter = (answers: number, cdr: Cdr): void => {
  const ask = mor().cdrs.bind(mor());
  let answered = 0;
  mor().cdrs = async (query) => {
    const reply = await ask(query);
    if (query.callbackUniqueId !== undefined && (answered += 1) === answers) mor().records = [cdr];
    return reply;
  };
};

describe('a CDR that MOR writes between the question by callback id and the one for a period', () => {
  it.each(['FAILED', 'BUSY', 'NO ANSWER'] as const)(
    'of %s is not that of the agent’s click before, which MOR never got',
    async (disposition) => {
      mor().rows = NO_LIST;
      const { acceptedAt: _never, ...lost } = acceptedCall({ ...AGENT, state: 'unknown' }, T0);
      await test().add(lost);
      await pollAt(14);
      const next = acceptedCall(
        { ...AGENT, mor: { server: 'main', username: 'office', device: '12', callbackUniqueId: '1' } },
        T0 + 14_000,
      );
      await test().add(next);
      writeAfter(
        1,
        legACdr(disposition, {
          callbackUniqueId: '1',
          startedAtMs: T0 + 14_000,
          hangupCause: CAUSES[disposition],
        }),
      );
      for (const second of [16, 17, 18, 20, 25, 30, 40]) await pollAt(second);
      expect(await test().get(next.id)).toMatchObject({ state: 'ended', outcome: OUTCOMES[disposition] });
      const { state, following } = await test().get(lost.id);
      expect({ state, following }).toMatchObject({ state: 'unknown', following: { uniqueIds: [] } });
    },
  );

  it('belongs to the click whose answer was lost if MOR does not name it for the other one', async () => {
    mor().rows = NO_LIST;
    const { acceptedAt: _lost, ...uncertain } = acceptedCall({ ...AGENT, state: 'unknown' }, T0);
    await test().add(uncertain);
    await pollAt(14);
    const next = acceptedCall(
      { ...AGENT, mor: { server: 'main', username: 'office', device: '12', callbackUniqueId: '1' } },
      T0 + 14_000,
    );
    await test().add(next);
    writeAfter(1, legACdr('FAILED', { startedAtMs: T0 + 1_000, hangupCause: 211 }));
    for (const second of [16, 17, 18, 20, 25, 30, 40]) await pollAt(second);
    expect(await test().get(uncertain.id)).toMatchObject({ state: 'ended', outcome: 'failed' });
  });
});

describe('rows of two clicks that were taken for each other', () => {
  it('change places, with their CDRs, when MOR names one of them by its callback id', async () => {
    const { acceptedAt: _lost, ...late } = acceptedCall({ ...AGENT, state: 'unknown' }, T0);
    await test().add(late);
    // No list has shown it, so the line counts as free.
    for (const second of [2, 6, 10, 14]) await pollAt(second);
    const next = acceptedCall(
      { ...AGENT, mor: { server: 'main', username: 'office', device: '12', callbackUniqueId: '1' } },
      T0 + 14_000,
    );
    await test().add(next);
    // MOR begins the first click late, and the second one later still.
    mor().rows = [liveRow({ id: '1', uniqueId: 'a.late' })];
    await pollAt(16);
    expect((await test().get(next.id)).following.uniqueIds).toEqual(['a.late']);
    mor().rows = [];
    const ofLate = legACdr('FAILED', { uniqueId: 'a.late', startedAtMs: T0 + 15_000, hangupCause: 34 });
    mor().records = [ofLate];
    await pollAt(18);
    mor().rows = [liveRow({ id: '2', uniqueId: 'a.next' })];
    await pollAt(20);
    mor().rows = [];
    const ofNext = { uniqueId: 'a.next', callbackUniqueId: '1', startedAtMs: T0 + 19_000, hangupCause: 17 };
    mor().records = [ofLate, legACdr('BUSY', ofNext)];
    for (const second of [23, 26, 30, 40, 60]) await pollAt(second);
    expect(await test().get(next.id)).toMatchObject({ state: 'ended', outcome: 'agent_no_answer' });
    expect(await test().get(late.id)).toMatchObject({ state: 'ended', outcome: 'failed' });
  });
});
