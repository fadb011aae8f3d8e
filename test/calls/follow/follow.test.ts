import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import { createFollower } from '../../../src/calls/follow/follow.ts';
import type { Follower } from '../../../src/calls/follow/follow.ts';
import { endedBefore } from '../../../src/calls/follow/lately.ts';
import type { Cdr } from '../../../src/calls/call/observation.ts';
import {
  acceptedCall,
  AGENT_NUMBER,
  CONTACT_NUMBER,
  iso,
  legACdr,
  legBCdr,
  liveRow,
  POLICY,
  T0,
  unique,
} from '../../helpers/calls.ts';
import { openTestBook } from '../../helpers/call-book.ts';
import type { TestBook } from '../../helpers/call-book.ts';
import { FakeMor, MOR_DOWN } from '../../helpers/fake-mor.ts';

const NO_LIST = { ok: false, code: 'unrecognised', text: 'There is no such API' } as const;
const POLL_MS = 10;
let test: TestBook;
let mor: FakeMor;
let follower: Follower;
const follow = (policy = POLICY): Follower =>
  createFollower({ gateway: mor, book: test.book, policy, pollMs: POLL_MS, now: test.now, log: test.log });
/** One poll at this second of the call. */
const pollAt = async (seconds: number): Promise<void> => {
  test.now.tick(T0 + seconds * 1_000 - test.now());
  await follower.poll();
};
const rowB = liveRow({ id: '4', uniqueId: 'b.1', dst: CONTACT_NUMBER });
const until = async (condition: () => boolean): Promise<void> => {
  const deadline = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('it did not happen within 5 s');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};

beforeEach(async () => {
  test = await openTestBook();
  mor = new FakeMor();
  follower = follow();
});
afterEach(async () => {
  await follower.stop();
  await test.close();
});

describe('a call that MOR lists', () => {
  it('is followed by its rows and ends by its CDRs, which are asked for when it is over', async () => {
    const { id } = await test.add(acceptedCall());
    mor.rows = [liveRow()];
    await pollAt(1);
    expect((await test.get(id)).state).toBe('agent_ringing');
    mor.rows = [liveRow({ status: 'answered' }), rowB];
    await pollAt(3);
    expect((await test.get(id)).state).toBe('contact_ringing');
    mor.rows = [liveRow({ status: 'answered' }), { ...rowB, status: 'answered', durationSec: 1 }];
    await pollAt(8);
    expect(await test.get(id)).toMatchObject({ state: 'connected', answeredAt: iso(T0 + 7_000) });
    expect(mor.cdrQueries).toEqual([]);

    mor.rows = [];
    mor.records = [legACdr('ANSWERED'), legBCdr('ANSWERED', { billSeconds: 12, hangupCause: 16 })];
    await pollAt(19);
    expect(await test.get(id)).toMatchObject({ state: 'ended', outcome: 'answered', talkSeconds: 12 });
    expect(mor.cdrQueries).toEqual([{ fromMs: T0 - 60_000, toMs: T0 + 79_000 }]);
    expect(follower.lastAnswerMs()).toBe(T0 + 19_000);
  });

  it('whose contact is busy while a message is played to the agent ends when the message is over', async () => {
    const { id } = await test.add(acceptedCall());
    mor.rows = [liveRow({ status: 'answered' }), rowB];
    await pollAt(3);
    mor.rows = [liveRow({ status: 'answered' })];
    mor.records = [legBCdr('BUSY', { hangupCause: 17 })];
    // Another call has the CDRs read meanwhile.
    await test.add(acceptedCall({ mor: { server: 'main', username: 'x', device: '99' } }));
    await pollAt(5);
    expect(await test.get(id)).toMatchObject({
      state: 'contact_ringing',
      following: { uniqueIds: ['a.1', 'b.1'] },
    });
    mor.rows = [];
    mor.records = [...mor.records, legACdr('ANSWERED', { billSeconds: 5 })];
    await pollAt(8);
    expect(await test.get(id)).toMatchObject({ outcome: 'busy', endedAt: iso(T0 + 8_000), hangupCause: 17 });
  });

  it('that went over two providers ends by the one that was answered', async () => {
    const { id } = await test.add(acceptedCall());
    mor.rows = [rowB];
    await pollAt(3);
    mor.rows = [];
    mor.records = [
      legBCdr('FAILED', { uniqueId: 'b.0', hangupCause: 34 }),
      legACdr('ANSWERED'),
      legBCdr('ANSWERED', { uniqueId: 'b.1', startedAtMs: T0 + 6_000, billSeconds: 90 }),
    ];
    await pollAt(100);
    expect(await test.get(id)).toMatchObject({ outcome: 'answered', talkSeconds: 90 });
  });

  it('survives MOR being away in the middle', async () => {
    const { id } = await test.add(acceptedCall());
    mor.rows = [liveRow({ status: 'answered' }), { ...rowB, status: 'answered' }];
    await pollAt(5);
    mor.rows = MOR_DOWN;
    mor.records = MOR_DOWN;
    for (const second of [10, 600, 3_000]) await pollAt(second);
    expect((await test.get(id)).state).toBe('connected');
    const warnings = test.log.lines.filter((line) => line.level === 'warn');
    expect(warnings.map((line) => line.message)).toEqual([
      'MOR did not answer: connection refused',
      'MOR did not answer: connection refused',
    ]);
    mor.rows = [];
    mor.records = [legACdr('ANSWERED'), legBCdr('ANSWERED', { billSeconds: 1_000 })];
    await pollAt(3_100);
    expect(await test.get(id)).toMatchObject({
      outcome: 'answered',
      talkSeconds: 1_000,
      endedAt: iso(T0 + 1_005_000),
    });
  });

  it('that came and went while nobody could ask is found among the CDRs, however late that is', async () => {
    const dialled = { src: '900', dst: '37060000900' };
    const other = await test.add(acceptedCall({ dialled }));
    const uncertain = await test.add(acceptedCall({ state: 'unknown' }));
    mor.rows = [liveRow({ id: '9', uniqueId: 'x.1', src: '900', dst: '900' })];
    mor.records = MOR_DOWN;
    // The list is there again first, and says nothing about a call that is over.
    await pollAt(1_000);
    expect((await test.get(uncertain.id)).state).toBe('unknown');
    mor.rows = [];
    mor.records = [legACdr('ANSWERED'), legBCdr('NO ANSWER', { hangupCause: 19 })];
    await pollAt(1_100);
    expect(await test.get(uncertain.id)).toMatchObject({ state: 'ended', outcome: 'no_answer' });
    expect(await test.get(other.id)).toMatchObject({ state: 'agent_ringing' });
  });

  it.each([
    ['refuses to tell', { ok: false, code: 'access_denied', text: 'Access Denied' } as const, 1],
    ['never answers this question', MOR_DOWN, 9],
  ])('of a MOR that %s CDRs ends by what was seen', async (_, records, polls) => {
    const { id } = await test.add(acceptedCall());
    mor.rows = [{ ...rowB, status: 'answered' }];
    await pollAt(5);
    [mor.rows, mor.records] = [[], records];
    await pollAt(30);
    for (let poll = 1; poll <= polls; poll += 1) {
      expect((await test.get(id)).state).toBe('connected');
      await pollAt(100 * poll);
    }
    expect(await test.get(id)).toMatchObject({ outcome: 'answered', endedAt: iso(T0 + 30_000) });
  });

  it('lasts longer than the time to give up', async () => {
    const { id } = await test.add(acceptedCall());
    mor.rows = [{ ...rowB, status: 'answered' }];
    await pollAt(5);
    await pollAt(8_000);
    expect((await test.get(id)).state).toBe('connected');
  });

  it('is seen before MOR has answered the request, and keeps what was seen', async () => {
    const { id } = await test.add(acceptedCall({ state: 'dialling' }));
    await pollAt(0);
    expect((await test.get(id)).version).toBe(1);
    mor.rows = [liveRow()];
    await pollAt(1);
    expect((await test.get(id)).state).toBe('agent_ringing');
  });
});

describe('a MOR that does not list callbacks', () => {
  it('that has no list at all is asked for CDRs only, and for the list again after a while', async () => {
    mor.rows = NO_LIST;
    const { id } = await test.add(acceptedCall());
    await pollAt(1);
    expect(mor.cdrQueries).toHaveLength(0);
    await pollAt(3);
    await pollAt(4);
    expect(mor.liveQuestions).toBe(1);
    expect(mor.cdrQueries).toHaveLength(2);
    mor.records = [legACdr('ANSWERED'), legBCdr('NO ANSWER', { hangupCause: 19 })];
    await pollAt(30);
    expect(await test.get(id)).toMatchObject({ state: 'ended', outcome: 'no_answer', hangupCause: 19 });
    expect(test.log.lines.filter((line) => line.message.includes('no list of active calls'))).toHaveLength(1);
    await test.add(acceptedCall({}, T0 + 700_000));
    await pollAt(700);
    expect(mor.liveQuestions).toBe(2);
  });

  it('whose list stays empty: a long conversation is not given up', async () => {
    const { id } = await test.add(acceptedCall());
    for (const second of [1, 60, 130, 500]) await pollAt(second);
    expect((await test.get(id)).state).toBe('accepted');
    mor.records = [legACdr('ANSWERED'), legBCdr('ANSWERED', { billSeconds: 600 })];
    await pollAt(640);
    expect(await test.get(id)).toMatchObject({ outcome: 'answered', talkSeconds: 600 });
  });

  it('whose list shows other calls of ours: one that is not on it ends after the time for uncertain ones', async () => {
    await test.add(acceptedCall({ mor: { server: 'main', username: 'x', device: '99' } }));
    const lost = await test.add(acceptedCall());
    mor.rows = [liveRow({ deviceId: '99' })];
    await pollAt(119);
    expect((await test.get(lost.id)).state).toBe('accepted');
    await pollAt(121);
    expect(await test.get(lost.id)).toMatchObject({ state: 'ended', outcome: 'unknown' });
  });

  it('an uncertain call that shows up nowhere ends as unknown', async () => {
    const { id } = await test.add(acceptedCall({ state: 'unknown' }));
    await pollAt(121);
    expect(await test.get(id)).toMatchObject({ state: 'ended', outcome: 'unknown' });
  });

  it('an answer counts for the moment of the question, however long MOR took to give it', async () => {
    const { id } = await test.add(acceptedCall({ state: 'unknown' }));
    const answerAtOnce = mor.cdrs.bind(mor);
    mor.cdrs = async (query) => {
      const reply = await answerAtOnce(query);
      test.now.tick(8_000);
      return reply;
    };
    await pollAt(115);
    expect(test.now()).toBe(T0 + 123_000);
    expect((await test.get(id)).state).toBe('unknown');
    // MOR acted late on the request; the call was going on while the CDRs were being read.
    mor.records = [
      legACdr('ANSWERED', { startedAtMs: T0 + 20_000 }),
      legBCdr('ANSWERED', { startedAtMs: T0 + 23_000 }),
    ];
    await pollAt(124);
    expect(await test.get(id)).toMatchObject({ outcome: 'answered', talkSeconds: 12 });
  });

  it('that may not be asked at all: calls end by the clock', async () => {
    await follower.stop();
    follower = follow({ ...POLICY, following: false });
    const { id } = await test.add(acceptedCall());
    await pollAt(121);
    expect(await test.get(id)).toMatchObject({ state: 'ended', outcome: 'unknown' });
    expect([mor.liveQuestions, mor.cdrQueries.length]).toEqual([0, 0]);
  });
});

describe('CDRs of others', () => {
  it('a second click right after the end of the first does not get its CDRs', async () => {
    const first = await test.add(acceptedCall());
    mor.rows = NO_LIST;
    mor.records = [legACdr('FAILED', { startedAtMs: T0, hangupCause: 203 })];
    await pollAt(2.2);
    expect(await test.get(first.id)).toMatchObject({ state: 'ended', outcome: 'failed' });
    const second = await test.add(acceptedCall({}, T0 + 3_000));
    await pollAt(6);
    expect((await test.get(second.id)).state).toBe('accepted');
    mor.records = [
      ...(mor.records as Cdr[]),
      legACdr('ANSWERED', { uniqueId: 'a.2', startedAtMs: T0 + 3_000 }),
      legBCdr('ANSWERED', { uniqueId: 'b.2', startedAtMs: T0 + 6_000 }),
    ];
    await pollAt(30);
    expect(await test.get(second.id)).toMatchObject({ outcome: 'answered', talkSeconds: 12 });
  });

  it('an uncertain click after a restart does not get the CDRs of the call before it', async () => {
    const agent = { crm: 'sales', user: 'ann' };
    const first = await test.add(acceptedCall(agent));
    mor.rows = NO_LIST;
    mor.records = [legACdr('FAILED', { startedAtMs: T0, hangupCause: 203 })];
    await pollAt(2.2);
    expect((await test.get(first.id)).outcome).toBe('failed');
    const { acceptedAt: _never, ...uncertain } = acceptedCall({ ...agent, state: 'unknown' }, T0 + 3_000);
    await test.add(uncertain);
    await follower.stop();

    follower = follow();
    mor.rows = [];
    follower.start(await endedBefore(test.book.open(), test.calls, test.now()));
    await pollAt(6);
    expect((await test.get(uncertain.id)).state).toBe('unknown');
    await pollAt(124);
    expect(await test.get(uncertain.id)).toMatchObject({ state: 'ended', outcome: 'unknown' });
  });

  it('a click after a restart does not get the CDRs of a call that had ended before it', async () => {
    const agent = { crm: 'sales', user: 'ann' };
    const other = { destination: '+4930123456', dialled: { src: AGENT_NUMBER, dst: '4930123456' } };
    const first = await test.add(acceptedCall({ ...agent, ...other }));
    mor.rows = NO_LIST;
    const ofFirst = [
      legACdr('ANSWERED', { startedAtMs: T0, billSeconds: 2 }),
      legBCdr('BUSY', { startedAtMs: T0 + 1_000, dst: '4930123456', hangupCause: 17 }),
    ];
    mor.records = ofFirst;
    await pollAt(2.2);
    expect((await test.get(first.id)).outcome).toBe('busy');
    await follower.stop();

    // Nobody has an open call when the process starts again.
    follower = follow();
    follower.start(await endedBefore(test.book.open(), test.calls, test.now()));
    const second = await test.add(acceptedCall(agent, T0 + 4_000));
    // MOR cannot be asked what goes on, so its CDRs are read while the second call is going on.
    mor.rows = MOR_DOWN;
    await pollAt(7);
    expect((await test.get(second.id)).following).toEqual({ uniqueIds: [] });
    await pollAt(23);
    expect((await test.get(second.id)).state).toBe('accepted');
    mor.records = [
      ...ofFirst,
      legACdr('ANSWERED', { uniqueId: 'a.2', startedAtMs: T0 + 4_000 }),
      legBCdr('ANSWERED', { uniqueId: 'b.2', startedAtMs: T0 + 7_000, billSeconds: 20 }),
    ];
    await pollAt(28);
    expect(await test.get(second.id)).toMatchObject({ outcome: 'answered', talkSeconds: 20 });
  });

  it('the clock of MOR is taken into account in question and answer', async () => {
    mor.skewMs = -3_600_000;
    mor.rows = NO_LIST;
    const { id } = await test.add(acceptedCall());
    mor.records = [legACdr('BUSY', { startedAtMs: T0 + 1_000 - 3_600_000, hangupCause: 17 })];
    await pollAt(5);
    expect(mor.cdrQueries).toEqual([{ fromMs: T0 - 3_660_000, toMs: T0 + 5_000 - 3_540_000 }]);
    expect(await test.get(id)).toMatchObject({ outcome: 'agent_no_answer' });
  });
});

describe('calls that numbers and times cannot tell apart', () => {
  const withId = (callbackUniqueId: string): Call =>
    acceptedCall({ mor: { server: 'main', username: 'office', device: '12', callbackUniqueId } });
  const legs = (id: string, talk: number): Cdr[] => [
    legACdr('ANSWERED', { uniqueId: `a.${id}`, callbackUniqueId: id }),
    legBCdr('ANSWERED', { uniqueId: `b.${id}`, callbackUniqueId: id, billSeconds: talk }),
  ];

  it('are asked for by callback id, each once', async () => {
    mor.rows = NO_LIST;
    const calls = [await test.add(withId('1')), await test.add(withId('2'))];
    mor.records = [...legs('2', 20), ...legs('1', 10)];
    await pollAt(40);
    expect(await Promise.all(calls.map(async ({ id }) => (await test.get(id)).talkSeconds))).toEqual([
      10, 20,
    ]);
    // The first answer with CDRs is checked by an id that no call has: it must have none.
    expect(mor.cdrQueries.map((query) => query.callbackUniqueId)).toEqual(['1', '10000000000001000', '2']);
  });

  it('by a MOR that ignores the id are dealt out by their times, and nothing of its answer is used', async () => {
    mor.rows = NO_LIST;
    mor.knowsCallbackIdFilter = false;
    const calls = [await test.add(withId('1')), await test.add(withId('2'))];
    mor.records = [...legs('1', 10), ...legs('2', 10)];
    await pollAt(40);
    expect(await Promise.all(calls.map(async ({ id }) => (await test.get(id)).talkSeconds))).toEqual([
      10, 10,
    ]);
    expect(mor.cdrQueries.filter((query) => query.callbackUniqueId !== undefined)).toHaveLength(2);
  });

  it('a MOR that refuses the question is asked by numbers and times, and again after a while', async () => {
    mor.rows = NO_LIST;
    const first = await test.add(withId('1'));
    mor.records = [];
    const ask = mor.cdrs.bind(mor);
    const refused = { ok: false, code: 'incorrect_hash', text: 'Incorrect hash' } as const;
    mor.cdrs = (query) => (query.callbackUniqueId === undefined ? ask(query) : Promise.resolve(refused));
    await pollAt(5);
    expect(test.log.lines.at(-1)?.message).toContain('cannot select CDRs by callback id');
    mor.records = legs('1', 10);
    await pollAt(40);
    expect(await test.get(first.id)).toMatchObject({ outcome: 'answered', talkSeconds: 10 });
    mor.cdrs = ask;
    const later = acceptedCall({ mor: withId('2').mor }, T0 + 700_000);
    await test.add(later);
    await pollAt(705);
    expect(mor.cdrQueries.at(-1)?.callbackUniqueId).toBe('2');
  });

  it('stay open while MOR does not answer that question', async () => {
    mor.rows = NO_LIST;
    const { id } = await test.add(withId('1'));
    await test.add(withId('2'));
    const { uniqueId: _a, ...leg } = legBCdr('ANSWERED', { callbackUniqueId: '1' });
    mor.records = [leg];
    const ask = mor.cdrs.bind(mor);
    mor.cdrs = (query) => (query.callbackUniqueId === undefined ? ask(query) : Promise.resolve(MOR_DOWN));
    await pollAt(40);
    expect((await test.get(id)).state).toBe('accepted');
    mor.cdrs = ask;
    await pollAt(43);
    expect(await test.get(id)).toMatchObject({ outcome: 'answered' });
  });
});

describe('cost', () => {
  it('thousands of calls cost one question for rows and one for CDRs per poll', async () => {
    const calls = await Promise.all(
      Array.from({ length: 2_000 }, (_, i) =>
        test.add(
          acceptedCall({
            dialled: { src: `3706${1_000_000 + i}`, dst: `3707${1_000_000 + i}` },
            mor: { server: 'main', username: 'office', device: unique('d') },
          }),
        ),
      ),
    );
    mor.rows = calls.slice(0, 1_000).map((call, i) =>
      liveRow({
        id: `r${i}`,
        uniqueId: `u${i}`,
        src: '',
        dst: call.dialled.src,
        deviceId: call.mor.device,
      }),
    );
    await pollAt(10);
    expect([mor.liveQuestions, mor.cdrQueries.length]).toEqual([1, 1]);
    const states = test.book.open().map((call) => call.state);
    expect(states.filter((state) => state === 'agent_ringing')).toHaveLength(1_000);
    expect(states.filter((state) => state === 'accepted')).toHaveLength(1_000);
  });

  it('the longer a CDR does not come, the rarer it is asked for; a hint asks at once', async () => {
    await test.add(acceptedCall());
    for (let second = 1; second <= 600; second += 1) await pollAt(second);
    expect(mor.liveQuestions).toBe(600);
    expect(mor.cdrQueries.length).toBeLessThan(120);
    const before = mor.cdrQueries.length;
    await pollAt(601);
    expect(mor.cdrQueries).toHaveLength(before);
    follower.hint();
    await pollAt(602);
    expect(mor.cdrQueries).toHaveLength(before + 1);
  });
});

describe('the poller', () => {
  it('runs while calls are open, rests otherwise, and stops', async () => {
    follower.start();
    await new Promise((resolve) => setTimeout(resolve, 5 * POLL_MS));
    expect(mor.liveQuestions).toBe(0);
    const { id } = await test.add(acceptedCall());
    mor.rows = [liveRow()];
    await until(() => mor.liveQuestions >= 3);
    expect((await test.get(id)).state).toBe('agent_ringing');
    mor.rows = [];
    mor.records = [legACdr('NO ANSWER', { hangupCause: 19 })];
    await until(() => test.book.open().length === 0);
    expect(await test.get(id)).toMatchObject({ outcome: 'agent_no_answer' });
    const asked = mor.liveQuestions;
    await new Promise((resolve) => setTimeout(resolve, 5 * POLL_MS));
    expect(mor.liveQuestions).toBe(asked);
    await test.add(acceptedCall());
    await follower.stop();
    await new Promise((resolve) => setTimeout(resolve, 5 * POLL_MS));
    expect(mor.liveQuestions).toBe(asked);
  });

  it('ignores calls of another MOR', async () => {
    follower.start();
    await test.add(acceptedCall({ mor: { server: 'branch', username: 'x', device: '1' } }));
    await new Promise((resolve) => setTimeout(resolve, 5 * POLL_MS));
    expect(mor.liveQuestions).toBe(0);
  });

  it('backs off while MOR fails, comes at once on a hint, and recovers', async () => {
    mor.rows = MOR_DOWN;
    follower.start();
    await test.add(acceptedCall());
    await until(() => mor.liveQuestions >= 5);
    // By now it waits 15 times the interval.
    const asked = mor.liveQuestions;
    await new Promise((resolve) => setTimeout(resolve, 4 * POLL_MS));
    expect(mor.liveQuestions - asked).toBeLessThanOrEqual(1);
    const before = mor.liveQuestions;
    follower.hint();
    await until(() => mor.liveQuestions > before);
    mor.rows = [liveRow()];
    await until(() => test.book.open()[0]?.state === 'agent_ringing');
  });

  it('a hint during a poll leads to another one right behind it', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const ask = mor.activeCalls.bind(mor);
    mor.activeCalls = async () => {
      await held;
      return ask();
    };
    follower.start();
    await test.add(acceptedCall());
    follower.hint();
    await new Promise((resolve) => setTimeout(resolve, 3 * POLL_MS));
    follower.hint();
    release();
    await until(() => mor.liveQuestions >= 2);
    await follower.stop();
    follower.hint();
    expect(mor.liveQuestions).toBeGreaterThanOrEqual(2);
  });

  it('goes on when a change cannot be stored', async () => {
    const { id } = await test.add(acceptedCall());
    mor.rows = [liveRow()];
    test.broken.add('save');
    await pollAt(1);
    expect(test.log.lines.at(-1)?.message).toBe('following calls failed; trying again');
    expect((await test.get(id)).state).toBe('accepted');
    test.broken.clear();
    await pollAt(2);
    expect((await test.get(id)).state).toBe('agent_ringing');
  });
});
