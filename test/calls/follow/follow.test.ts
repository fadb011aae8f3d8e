import { describe, expect, it } from '@jest/globals';
import {
  CONTACT_NUMBER,
  POLICY,
  T0,
  acceptedCall,
  iso,
  legACdr,
  legBCdr,
  liveRow,
} from '../../helpers/calls.ts';
import { MOR_DOWN } from '../../helpers/fake-mor.ts';
import { NO_LIST, follow, given, mor, pollAt, test } from './setup.ts';

const rowB = liveRow({ id: '4', uniqueId: 'b.1', dst: CONTACT_NUMBER });

describe('a call that MOR lists', () => {
  it('is followed by its rows and ends with its CDRs, which are requested when it is over', async () => {
    const { id } = await test().add(acceptedCall());
    mor().rows = [liveRow()];
    await pollAt(1);
    expect((await test().get(id)).state).toBe('agent_ringing');
    mor().rows = [liveRow({ status: 'answered' }), rowB];
    await pollAt(3);
    expect((await test().get(id)).state).toBe('contact_ringing');
    mor().rows = [liveRow({ status: 'answered' }), { ...rowB, status: 'answered', durationSec: 1 }];
    await pollAt(8);
    expect(await test().get(id)).toMatchObject({ state: 'connected', answeredAt: iso(T0 + 7_000) });
    expect(mor().cdrQueries).toEqual([]);

    mor().rows = [];
    mor().records = [legACdr('ANSWERED'), legBCdr('ANSWERED', { billSeconds: 12, hangupCause: 16 })];
    await pollAt(19);
    expect(await test().get(id)).toMatchObject({ state: 'ended', outcome: 'answered', talkSeconds: 12 });
    expect(mor().cdrQueries).toEqual([{ fromMs: T0 - 60_000, toMs: T0 + 79_000 }]);
    expect(given().follower.lastAnswerMs()).toBe(T0 + 19_000);
  });

  it('whose contact is busy while a message plays to the agent ends when the message is over', async () => {
    const { id } = await test().add(acceptedCall());
    mor().rows = [liveRow({ status: 'answered' }), rowB];
    await pollAt(3);
    mor().rows = [liveRow({ status: 'answered' })];
    const legB = legBCdr('BUSY', { hangupCause: 17 });
    mor().records = [legB];
    // Another call causes the CDRs to be read in the meantime.
    await test().add(acceptedCall({ mor: { server: 'main', username: 'x', device: '99' } }));
    await pollAt(5);
    expect(await test().get(id)).toMatchObject({
      state: 'contact_ringing',
      following: { uniqueIds: ['a.1', 'b.1'] },
    });
    mor().rows = [];
    mor().records = [legB, legACdr('ANSWERED', { billSeconds: 5 })];
    await pollAt(8);
    expect(await test().get(id)).toMatchObject({
      outcome: 'busy',
      endedAt: iso(T0 + 8_000),
      hangupCause: 17,
    });
  });

  it('that tried two providers ends with the one that was answered', async () => {
    const { id } = await test().add(acceptedCall());
    mor().rows = [rowB];
    await pollAt(3);
    mor().rows = [];
    mor().records = [
      legBCdr('FAILED', { uniqueId: 'b.0', hangupCause: 34 }),
      legACdr('ANSWERED'),
      legBCdr('ANSWERED', { uniqueId: 'b.1', startedAtMs: T0 + 6_000, billSeconds: 90 }),
    ];
    await pollAt(100);
    expect(await test().get(id)).toMatchObject({ outcome: 'answered', talkSeconds: 90 });
  });

  it('survives MOR being away in the middle', async () => {
    const { id } = await test().add(acceptedCall());
    mor().rows = [liveRow({ status: 'answered' }), { ...rowB, status: 'answered' }];
    await pollAt(5);
    mor().rows = MOR_DOWN;
    mor().records = MOR_DOWN;
    for (const second of [10, 600, 3_000]) await pollAt(second);
    expect((await test().get(id)).state).toBe('connected');
    const warnings = test().log.lines.filter((line) => line.level === 'warn');
    expect(warnings.map((line) => line.message)).toEqual([
      'MOR did not answer: connection refused',
      'MOR did not answer: connection refused',
    ]);
    mor().rows = [];
    mor().records = [legACdr('ANSWERED'), legBCdr('ANSWERED', { billSeconds: 1_000 })];
    await pollAt(3_100);
    expect(await test().get(id)).toMatchObject({
      outcome: 'answered',
      talkSeconds: 1_000,
      endedAt: iso(T0 + 1_005_000),
    });
  });

  it('that came and went while MOR was unreachable is found among the CDRs, however late that is', async () => {
    const dialled = { src: '900', dst: '37060000900' };
    const other = await test().add(acceptedCall({ dialled }));
    const uncertain = await test().add(acceptedCall({ state: 'unknown' }));
    mor().rows = [liveRow({ id: '9', uniqueId: 'x.1', src: '900', dst: '900' })];
    mor().records = MOR_DOWN;
    // The list comes back first, and says nothing about a call that is over.
    await pollAt(1_000);
    expect((await test().get(uncertain.id)).state).toBe('unknown');
    mor().rows = [];
    mor().records = [legACdr('ANSWERED'), legBCdr('NO ANSWER', { hangupCause: 19 })];
    await pollAt(1_100);
    expect(await test().get(uncertain.id)).toMatchObject({ state: 'ended', outcome: 'no_answer' });
    expect(await test().get(other.id)).toMatchObject({ state: 'agent_ringing' });
  });

  it.each([
    ['refuses to tell', { ok: false, code: 'access_denied', text: 'Access Denied' } as const, 1],
    ['never answers this question', MOR_DOWN, 9],
  ])('of a MOR that %s CDRs ends with what was seen', async (_, records, polls) => {
    const { id } = await test().add(acceptedCall());
    mor().rows = [{ ...rowB, status: 'answered' }];
    await pollAt(5);
    [mor().rows, mor().records] = [[], records];
    await pollAt(30);
    for (let poll = 1; poll <= polls; poll += 1) {
      expect((await test().get(id)).state).toBe('connected');
      await pollAt(100 * poll);
    }
    expect(await test().get(id)).toMatchObject({ outcome: 'answered', endedAt: iso(T0 + 30_000) });
  });

  it('may last longer than the give-up time', async () => {
    const { id } = await test().add(acceptedCall());
    mor().rows = [{ ...rowB, status: 'answered' }];
    await pollAt(5);
    await pollAt(8_000);
    expect((await test().get(id)).state).toBe('connected');
  });

  it('is seen before MOR has answered the request, and keeps what was seen', async () => {
    const { id } = await test().add(acceptedCall({ state: 'dialling' }));
    await pollAt(0);
    expect((await test().get(id)).version).toBe(1);
    mor().rows = [liveRow()];
    await pollAt(1);
    expect((await test().get(id)).state).toBe('agent_ringing');
  });
});

describe('a MOR that does not list callbacks', () => {
  it('without any list is asked for CDRs only, and for the list again after a while', async () => {
    mor().rows = NO_LIST;
    const { id } = await test().add(acceptedCall());
    await pollAt(1);
    expect(mor().cdrQueries).toHaveLength(0);
    await pollAt(3);
    await pollAt(4);
    expect(mor().liveQuestions).toBe(1);
    expect(mor().cdrQueries).toHaveLength(2);
    mor().records = [legACdr('ANSWERED'), legBCdr('NO ANSWER', { hangupCause: 19 })];
    await pollAt(30);
    expect(await test().get(id)).toMatchObject({ state: 'ended', outcome: 'no_answer', hangupCause: 19 });
    expect(test().log.lines.filter((line) => line.message.includes('no list of active calls'))).toHaveLength(
      1,
    );
    await test().add(acceptedCall({}, T0 + 700_000));
    await pollAt(700);
    expect(mor().liveQuestions).toBe(2);
  });

  it('whose list stays empty: a long conversation is not given up', async () => {
    const { id } = await test().add(acceptedCall());
    for (const second of [1, 60, 130, 500]) await pollAt(second);
    expect((await test().get(id)).state).toBe('accepted');
    mor().records = [legACdr('ANSWERED'), legBCdr('ANSWERED', { billSeconds: 600 })];
    await pollAt(640);
    expect(await test().get(id)).toMatchObject({ outcome: 'answered', talkSeconds: 600 });
  });

  it('whose list shows other calls of ours: one that is missing ends after the time limit for uncertain calls', async () => {
    await test().add(acceptedCall({ mor: { server: 'main', username: 'x', device: '99' } }));
    const lost = await test().add(acceptedCall());
    mor().rows = [liveRow({ deviceId: '99' })];
    await pollAt(119);
    expect((await test().get(lost.id)).state).toBe('accepted');
    await pollAt(121);
    expect(await test().get(lost.id)).toMatchObject({ state: 'ended', outcome: 'unknown' });
  });

  it('an uncertain call that shows up nowhere ends as unknown', async () => {
    const { id } = await test().add(acceptedCall({ state: 'unknown' }));
    await pollAt(121);
    expect(await test().get(id)).toMatchObject({ state: 'ended', outcome: 'unknown' });
  });

  it('an answer counts for the moment of the question, however long MOR took', async () => {
    const { id } = await test().add(acceptedCall({ state: 'unknown' }));
    const answerAtOnce = mor().cdrs.bind(mor());
    mor().cdrs = async (query) => {
      const reply = await answerAtOnce(query);
      test().now.tick(8_000);
      return reply;
    };
    await pollAt(115);
    expect(test().now()).toBe(T0 + 123_000);
    expect((await test().get(id)).state).toBe('unknown');
    // MOR acted late on the request; the call was in progress while the CDRs were being read.
    mor().records = [
      legACdr('ANSWERED', { startedAtMs: T0 + 20_000 }),
      legBCdr('ANSWERED', { startedAtMs: T0 + 23_000 }),
    ];
    await pollAt(124);
    expect(await test().get(id)).toMatchObject({ outcome: 'answered', talkSeconds: 12 });
  });

  it('that may not be asked at all: calls end by the clock', async () => {
    await given().follower.stop();
    given().follower = follow({ ...POLICY, following: false });
    const { id } = await test().add(acceptedCall());
    await pollAt(121);
    expect(await test().get(id)).toMatchObject({ state: 'ended', outcome: 'unknown' });
    expect([mor().liveQuestions, mor().cdrQueries.length]).toEqual([0, 0]);
  });
});
