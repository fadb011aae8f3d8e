import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import { endedBefore } from '../../../src/calls/follow/lately.ts';
import type { Cdr } from '../../../src/calls/call/observation.ts';
import {
  AGENT_NUMBER,
  CONTACT_NUMBER,
  T0,
  acceptedCall,
  iso,
  legACdr,
  legBCdr,
  liveRow,
} from '../../helpers/calls.ts';
import { MOR_DOWN } from '../../helpers/fake-mor.ts';
import { NO_LIST, follow, given, mor, pollAt, test } from './setup.ts';

describe('CDRs of other calls', () => {
  it('a second click right after the end of the first does not get the first one’s CDRs', async () => {
    const first = await test().add(acceptedCall());
    mor().rows = NO_LIST;
    mor().records = [legACdr('FAILED', { startedAtMs: T0, hangupCause: 203 })];
    await pollAt(2.2);
    expect(await test().get(first.id)).toMatchObject({ state: 'ended', outcome: 'failed' });
    const second = await test().add(acceptedCall({}, T0 + 3_000));
    await pollAt(6);
    expect((await test().get(second.id)).state).toBe('accepted');
    mor().records = [
      ...(mor().records as Cdr[]),
      legACdr('ANSWERED', { uniqueId: 'a.2', startedAtMs: T0 + 3_000 }),
      legBCdr('ANSWERED', { uniqueId: 'b.2', startedAtMs: T0 + 6_000 }),
    ];
    await pollAt(30);
    expect(await test().get(second.id)).toMatchObject({ outcome: 'answered', talkSeconds: 12 });
  });

  it('an uncertain click after a restart does not get the CDRs of the call before it', async () => {
    const agent = { crm: 'sales', user: 'ann' };
    const first = await test().add(acceptedCall(agent));
    mor().rows = NO_LIST;
    mor().records = [legACdr('FAILED', { startedAtMs: T0, hangupCause: 203 })];
    await pollAt(2.2);
    expect((await test().get(first.id)).outcome).toBe('failed');
    const { acceptedAt: _never, ...uncertain } = acceptedCall({ ...agent, state: 'unknown' }, T0 + 3_000);
    await test().add(uncertain);
    await given().follower.stop();

    given().follower = follow();
    mor().rows = [];
    given().follower.start(await endedBefore(test().book.open(), test().calls, test().now()));
    await pollAt(6);
    expect((await test().get(uncertain.id)).state).toBe('unknown');
    await pollAt(124);
    expect(await test().get(uncertain.id)).toMatchObject({ state: 'ended', outcome: 'unknown' });
  });

  it('a click that never reached MOR does not get the rows of the same click, made again', async () => {
    const agent = { crm: 'sales', user: 'ann' };
    mor().rows = MOR_DOWN;
    await pollAt(0);
    const { acceptedAt: _lost, ...lost } = acceptedCall({ ...agent, state: 'unknown' }, T0 + 1_000);
    await test().add(lost);
    await pollAt(50);
    const { acceptedAt: _late, ...again } = acceptedCall({ ...agent, state: 'unknown' }, T0 + 55_000);
    await test().add(again);
    await pollAt(62);
    // The first list after both clicks shows a call that has been answered since.
    mor().rows = [
      liveRow({ id: '1', uniqueId: 'a.1', status: 'answered', durationSec: 5 }),
      liveRow({ id: '2', uniqueId: 'b.1', dst: CONTACT_NUMBER, status: 'answered', durationSec: 2 }),
    ];
    await pollAt(65);
    expect((await test().get(lost.id)).state).toBe('unknown');
    expect((await test().get(again.id)).state).toBe('connected');
  });

  it('a click after a restart does not get the CDRs of a call that had ended before it', async () => {
    const agent = { crm: 'sales', user: 'ann' };
    const other = { destination: '+4930123456', dialled: { src: AGENT_NUMBER, dst: '4930123456' } };
    const first = await test().add(acceptedCall({ ...agent, ...other }));
    mor().rows = NO_LIST;
    const ofFirst = [
      legACdr('ANSWERED', { startedAtMs: T0, billSeconds: 2 }),
      legBCdr('BUSY', { startedAtMs: T0 + 1_000, dst: '4930123456', hangupCause: 17 }),
    ];
    mor().records = ofFirst;
    await pollAt(2.2);
    expect((await test().get(first.id)).outcome).toBe('busy');
    await given().follower.stop();

    // Nobody has an open call when the process starts again.
    given().follower = follow();
    given().follower.start(await endedBefore(test().book.open(), test().calls, test().now()));
    const second = await test().add(acceptedCall(agent, T0 + 4_000));
    // MOR's active calls cannot be read, so its CDRs are read while the second call is in progress.
    mor().rows = MOR_DOWN;
    await pollAt(7);
    expect((await test().get(second.id)).following).toEqual({ uniqueIds: [] });
    await pollAt(23);
    expect((await test().get(second.id)).state).toBe('accepted');
    mor().records = [
      ...ofFirst,
      legACdr('ANSWERED', { uniqueId: 'a.2', startedAtMs: T0 + 4_000 }),
      legBCdr('ANSWERED', { uniqueId: 'b.2', startedAtMs: T0 + 7_000, billSeconds: 20 }),
    ];
    await pollAt(28);
    expect(await test().get(second.id)).toMatchObject({ outcome: 'answered', talkSeconds: 20 });
  });

  it('the difference to MOR’s clock is applied to question and answer', async () => {
    mor().skewMs = -3_600_000;
    mor().rows = NO_LIST;
    const { id } = await test().add(acceptedCall());
    mor().records = [legACdr('BUSY', { startedAtMs: T0 + 1_000 - 3_600_000, hangupCause: 17 })];
    await pollAt(5);
    expect(mor().cdrQueries).toEqual([{ fromMs: T0 - 3_660_000, toMs: T0 + 5_000 - 3_540_000 }]);
    expect(await test().get(id)).toMatchObject({ outcome: 'agent_no_answer' });
  });
});

describe('calls that numbers and times cannot tell apart', () => {
  const withId = (callbackUniqueId: string): Call =>
    acceptedCall({ mor: { server: 'main', username: 'office', device: '12', callbackUniqueId } });
  const legs = (id: string, talk: number): Cdr[] => [
    legACdr('ANSWERED', { uniqueId: `a.${id}`, callbackUniqueId: id }),
    legBCdr('ANSWERED', { uniqueId: `b.${id}`, callbackUniqueId: id, billSeconds: talk }),
  ];

  it('are requested by callback id, each once', async () => {
    mor().rows = NO_LIST;
    const calls = [await test().add(withId('1')), await test().add(withId('2'))];
    mor().records = [...legs('2', 20), ...legs('1', 10)];
    await pollAt(40);
    expect(await Promise.all(calls.map(async ({ id }) => (await test().get(id)).talkSeconds))).toEqual([
      10, 20,
    ]);
    // The first answer with CDRs is checked with an id that no call has: it must return none.
    expect(mor().cdrQueries.map((query) => query.callbackUniqueId)).toEqual(['1', '10000000000001000', '2']);
  });

  it('tell a click whose answer was lost that the rows seen were those of the next click', async () => {
    const { acceptedAt: _lost, ...lost } = acceptedCall({ state: 'unknown' });
    await test().add(lost);
    // The list comes before the news that the agent has clicked again.
    mor().rows = [liveRow({ uniqueId: 'a.9', status: 'ringing' })];
    await pollAt(20);
    expect(await test().get(lost.id)).toMatchObject({ state: 'agent_ringing' });
    const again = await test().add({
      ...withId('9'),
      createdAt: iso(T0 + 18_000),
      acceptedAt: iso(T0 + 19_000),
    });
    mor().rows = NO_LIST;
    mor().records = [
      legACdr('ANSWERED', { uniqueId: 'a.9', callbackUniqueId: '9', startedAtMs: T0 + 19_000 }),
      legBCdr('BUSY', { uniqueId: 'b.9', callbackUniqueId: '9', startedAtMs: T0 + 20_000, hangupCause: 17 }),
    ];
    for (const second of [23, 26, 40, 60, 90, 150]) await pollAt(second);
    expect(await test().get(again.id)).toMatchObject({ state: 'ended', outcome: 'busy' });
    expect(await test().get(lost.id)).toMatchObject({ state: 'ended', outcome: 'unknown' });
  });

  it('wait for the answer by id, even when more have ended than one poll asks about', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `${index}`);
    for (const id of ids) await test().add({ ...withId(id), dialled: { src: `3${id}`, dst: '37060055555' } });
    const { id } = await test().add(withId('own'));
    // Another dial of the same numbers, unknown to the connector, shows up first.
    mor().rows = [
      liveRow({ uniqueId: 'x.a', status: 'answered' }),
      liveRow({ id: '4', uniqueId: 'x.b', dst: CONTACT_NUMBER, status: 'answered' }),
    ];
    await pollAt(5);
    mor().rows = NO_LIST;
    mor().records = [
      ...ids.flatMap((one) => legs(one, 10)),
      legACdr('ANSWERED', { uniqueId: 'x.a' }),
      legBCdr('ANSWERED', { uniqueId: 'x.b' }),
      legACdr('BUSY', { uniqueId: 'own.a', callbackUniqueId: 'own', startedAtMs: T0, hangupCause: 17 }),
    ];
    for (const second of [40, 41, 42, 60, 61, 62, 80]) await pollAt(second);
    expect(await test().get(id)).toMatchObject({ state: 'ended', outcome: 'agent_no_answer' });
  });

  it('are assigned by their times when MOR ignores the id, and nothing of its answer is used', async () => {
    mor().rows = NO_LIST;
    mor().knowsCallbackIdFilter = false;
    const calls = [await test().add(withId('1')), await test().add(withId('2'))];
    mor().records = [...legs('1', 10), ...legs('2', 10)];
    await pollAt(40);
    expect(await Promise.all(calls.map(async ({ id }) => (await test().get(id)).talkSeconds))).toEqual([
      10, 10,
    ]);
    expect(mor().cdrQueries.filter((query) => query.callbackUniqueId !== undefined)).toHaveLength(2);
  });

  it('are matched by numbers and times when MOR refuses the question, which is asked again after a while', async () => {
    mor().rows = NO_LIST;
    const first = await test().add(withId('1'));
    mor().records = [];
    const ask = mor().cdrs.bind(mor());
    const refused = { ok: false, code: 'incorrect_hash', text: 'Incorrect hash' } as const;
    mor().cdrs = (query) => (query.callbackUniqueId === undefined ? ask(query) : Promise.resolve(refused));
    await pollAt(5);
    expect(test().log.lines.at(-1)?.message).toContain('cannot select CDRs by callback id');
    mor().records = legs('1', 10);
    await pollAt(40);
    expect(await test().get(first.id)).toMatchObject({ outcome: 'answered', talkSeconds: 10 });
    mor().cdrs = ask;
    const later = acceptedCall({ mor: withId('2').mor }, T0 + 700_000);
    await test().add(later);
    await pollAt(705);
    expect(mor().cdrQueries.at(-1)?.callbackUniqueId).toBe('2');
  });

  it('stay open while MOR does not answer that question', async () => {
    mor().rows = NO_LIST;
    const { id } = await test().add(withId('1'));
    await test().add(withId('2'));
    const { uniqueId: _a, ...leg } = legBCdr('ANSWERED', { callbackUniqueId: '1' });
    mor().records = [leg];
    const ask = mor().cdrs.bind(mor());
    mor().cdrs = (query) => (query.callbackUniqueId === undefined ? ask(query) : Promise.resolve(MOR_DOWN));
    await pollAt(40);
    expect((await test().get(id)).state).toBe('accepted');
    mor().cdrs = ask;
    await pollAt(43);
    expect(await test().get(id)).toMatchObject({ outcome: 'answered' });
  });
});
