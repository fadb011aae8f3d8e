import { describe, expect, it } from '@jest/globals';
import { createCallClock } from '../../../src/calls/call-clock.ts';
import type { Call } from '../../../src/calls/call/call.ts';
import { createCallers } from '../../../src/calls/follow/callers.ts';
import { createIdAsker } from '../../../src/calls/follow/cdrs-by-id.ts';
import type { IdAsker } from '../../../src/calls/follow/cdrs-by-id.ts';
import type { Facts } from '../../../src/calls/follow/evidence.ts';
import { endedBefore } from '../../../src/calls/follow/lately.ts';
import { createMatcher } from '../../../src/calls/follow/match.ts';
import { defined } from '../../../src/defined.ts';
import { openTestBook } from '../../helpers/call-book.ts';
import { AGENT_NUMBER, POLICY, T0, acceptedCall, iso, legACdr } from '../../helpers/calls.ts';
import { FakeMor, MOR_DOWN } from '../../helpers/fake-mor.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';

const ID = '17400000000000001';
const test = fixtureOfEach(openTestBook, (book) => book.close());
const mor = fixtureOfEach(() => new FakeMor());

const facts = (device = '12'): Facts => {
  const call = acceptedCall({ mor: { server: 'main', username: 'office', device } });
  return { call, createdMs: T0, src: AGENT_NUMBER, dst: undefined };
};

describe('the caller id shown to the people called', () => {
  it('is unknown at first, but the agent’s own is always ours', () => {
    const callers = createCallers();
    expect(callers.isOurs(facts(), 'A', '37052000000')).toBeUndefined();
    expect(callers.isOurs(facts(), 'A', AGENT_NUMBER)).toBe(true);
  });

  it.each([
    ['a number, however it is written', '+370 520 00000', '37052000000'],
    ['a name without digits', 'anonymous', 'anonymous'],
  ])('is learned by telephone and leg: %s', (_what, told, shown) => {
    const callers = createCallers();
    callers.learn(facts(), 'A', told);
    callers.learn(facts(), 'A', '37053333333');
    expect(callers.isOurs(facts(), 'A', shown)).toBe(true);
    expect(callers.isOurs(facts(), 'A', '37054444444')).toBe(false);
    expect(callers.isOurs(facts(), 'A', 'somebody')).toBe(false);
    expect(callers.isOurs(facts(), 'B', shown)).toBeUndefined();
    expect(callers.isOurs(facts('13'), 'A', shown)).toBeUndefined();
  });

  it('is the source for all telephones once one has shown it', () => {
    const callers = createCallers();
    callers.learn(facts(), 'B', AGENT_NUMBER);
    expect(callers.isOurs(facts('13'), 'B', '37052000000')).toBe(false);
    expect(callers.isOurs(facts('13'), 'A', '37052000000')).toBeUndefined();
  });
});

describe('CDRs by callback id', () => {
  const asker = (): IdAsker => {
    const { book, now, log } = test();
    return createIdAsker({
      gateway: mor(),
      book,
      policy: POLICY,
      now,
      log,
      clock: createCallClock(now, now),
      observe: () => Promise.resolve(undefined),
      answered: (reply) => (reply.ok ? reply.value : undefined),
      matcher: createMatcher(() => 0),
    });
  };
  const call = (callbackUniqueId?: string): Call =>
    acceptedCall({
      mor: { ...facts().call.mor, ...defined({ callbackUniqueId }) },
    });

  it('are not requested where MOR gave no id', async () => {
    expect(await asker().ask(call())).toBeUndefined();
    expect(mor().cdrQueries).toEqual([]);
  });

  it('are trusted once MOR returns none for an id that nobody has; that check runs once', async () => {
    mor().records = [legACdr('ANSWERED', { callbackUniqueId: ID })];
    const ids = asker();
    expect(ids.isSure()).toBe(false);
    expect(await ids.ask(call(ID))).toHaveLength(1);
    expect([ids.isSure(), ids.canAsk(), mor().cdrQueries.length]).toEqual([true, true, 2]);
    expect(await ids.ask(call(ID))).toHaveLength(1);
    expect(mor().cdrQueries).toHaveLength(3);
  });

  it('are given up for good where MOR ignores the filter', async () => {
    mor().knowsCallbackIdFilter = false;
    mor().records = [legACdr('ANSWERED', { callbackUniqueId: ID })];
    const ids = asker();
    expect(await ids.ask(call(ID))).toBeUndefined();
    test().now.tick(24 * 3_600_000);
    expect([ids.isSure(), ids.canAsk()]).toEqual([true, false]);
  });

  it('are not trusted while it is unknown how MOR treats the filter, because it went away in between', async () => {
    mor().records = [legACdr('ANSWERED', { callbackUniqueId: ID })];
    const ask = mor().cdrs.bind(mor());
    mor().cdrs = (query) => (query.callbackUniqueId === ID ? ask(query) : Promise.resolve(MOR_DOWN));
    const ids = asker();
    expect(await ids.ask(call(ID))).toBeUndefined();
    expect([ids.isSure(), ids.canAsk()]).toEqual([false, true]);
  });

  it('are requested again ten minutes after MOR refused, but at once after it was away', async () => {
    mor().records = { ok: false, code: 'unrecognised', text: 'no such filter' };
    const ids = asker();
    expect(await ids.ask(call(ID))).toBeUndefined();
    expect(ids.canAsk()).toBe(false);
    test().now.tick(10 * 60_000);
    expect(ids.canAsk()).toBe(true);
    mor().records = MOR_DOWN;
    expect(await ids.ask(call(ID))).toBeUndefined();
    expect(ids.canAsk()).toBe(true);
  });

  it('are requested in MOR’s time, or in ours while that is unknown', async () => {
    mor().skewMs = 5_000;
    await asker().ask(call(ID));
    mor().skewMs = undefined;
    await asker().ask(call(ID));
    const [known, unknown] = mor().cdrQueries.map(({ fromMs }) => fromMs);
    expect((known ?? 0) - (unknown ?? 0)).toBe(5_000);
  });
});

describe('calls that ended before this process began', () => {
  const ended = async (change: Partial<Call>): Promise<string> => {
    const { id } = await test().add(acceptedCall(change));
    await test().book.update(id, (call) => ({ ...call, version: 2, state: 'ended' }));
    return id;
  };

  it('are all those that began in the last two minutes, over several pages', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 205; n += 1) ids.push(await ended({ createdAt: iso(T0 - n) }));
    const old = await ended({ createdAt: iso(T0 - 180_000), user: 'ann' });
    const goesOn = await test().add(acceptedCall());
    const found = (await endedBefore([], test().calls, T0)).map(({ id }) => id);
    expect([...found].sort()).toEqual([...ids].sort());
    expect(found).not.toContain(old);
    expect(found).not.toContain(goesOn.id);
  });

  it('include older calls of agents who have an open one', async () => {
    const old = await ended({ createdAt: iso(T0 - 180_000), user: 'ann' });
    await ended({ createdAt: iso(T0 - 180_000), user: 'bob' });
    const open = await test().add(acceptedCall({ user: 'ann' }));
    const found = await endedBefore([open], test().calls, T0);
    expect(found.map(({ id }) => id)).toEqual([old]);
  });
});
