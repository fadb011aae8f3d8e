import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import { T0, acceptedCall, iso, legACdr, legBCdr } from '../../helpers/calls.ts';
import { found, matcherOf, mor } from './matching.ts';

describe('CDRs', () => {
  const call = acceptedCall();

  it('of both legs find their call', () => {
    const matcher = matcherOf([call]);
    expect(found(matcher.cdr(legACdr('ANSWERED'), 0))).toEqual([call.id, 'A']);
    expect(found(matcher.cdr(legBCdr('ANSWERED', { dst: '860022222' }), 0))).toEqual([call.id, 'B']);
  });

  it('from before the click belong to another call, on MOR’s clock', () => {
    const early = legBCdr('ANSWERED', { startedAtMs: T0 - 6_000 });
    expect(matcherOf([call]).cdr(early, 0)).toBeUndefined();
    // MOR's clock is ten minutes behind: on ours the leg began after the click.
    const behind = legBCdr('ANSWERED', { startedAtMs: T0 + 4_000 - 600_000 });
    expect(matcherOf([call]).cdr(behind, 0)).toBeUndefined();
    expect(found(matcherOf([call]).cdr(behind, -600_000))).toEqual([call.id, 'B']);
    // Ten minutes ahead: what seems to come after the click began before it.
    const ahead = legBCdr('ANSWERED', { startedAtMs: T0 + 590_000 });
    expect(matcherOf([call]).cdr(ahead, 600_000)).toBeUndefined();
  });

  it('of others who ring the agent during the call do not end it', () => {
    const talking = acceptedCall({ following: { uniqueIds: [], agentAnsweredAt: iso(T0 + 3_000) } });
    const matcher = matcherOf([talking]);
    const colleague = { src: '37060044444', uniqueId: 'c.1' };
    expect(matcher.cdr(legACdr('BUSY', { ...colleague, startedAtMs: T0 + 4_000 }), 0)).toBeUndefined();
    expect(matcher.cdr(legACdr('ANSWERED', { ...colleague, startedAtMs: T0 + 20_000 }), 0)).toBeUndefined();
    expect(found(matcher.cdr(legACdr('ANSWERED'), 0))).toEqual([talking.id, 'A']);
    // Nobody saw the agent answer; but leg A begins with the click, not a minute later.
    expect(
      matcherOf([call]).cdr(legACdr('BUSY', { ...colleague, startedAtMs: T0 + 60_000 }), 0),
    ).toBeUndefined();
    const { acceptedAt: _never, ...uncertain } = acceptedCall({ state: 'unknown' });
    expect(matcherOf([uncertain]).cdr(legACdr('BUSY', { startedAtMs: T0 + 60_000 }), 0)).toBeUndefined();
  });

  it('of an agent who calls the same contact again within seconds each find their click', () => {
    const first = acceptedCall({
      state: 'ended',
      outcome: 'busy',
      endedAt: iso(T0 + 3_000),
      following: { uniqueIds: ['b.1'] },
    });
    const second = acceptedCall({}, T0 + 4_500);
    const matcher = matcherOf([first, second]);
    // Leg B of the first was read, its leg A was not; both came before the second click.
    expect(found(matcher.cdr(legBCdr('BUSY'), 0))).toEqual([first.id, 'B']);
    const legA = legACdr('ANSWERED', { startedAtMs: T0, billSeconds: 2 });
    expect(found(matcher.cdr(legA, 0))).toEqual([first.id, 'A']);
    const again = legACdr('ANSWERED', { uniqueId: 'a.2', startedAtMs: T0 + 5_000 });
    expect(found(matcher.cdr(again, 0))).toEqual([second.id, 'A']);
    const later = legBCdr('ANSWERED', { uniqueId: 'b.2', startedAtMs: T0 + 9_000 });
    expect(found(matcher.cdr(later, 0))).toEqual([second.id, 'B']);
  });

  it('that are the second for a leg stay with its call', () => {
    const result = { disposition: 'FAILED', billSeconds: 0, startedAt: iso(T0 + 4_000) } as const;
    const failedOver = acceptedCall({ following: { uniqueIds: ['b.1'], legB: result } });
    const match = matcherOf([failedOver]).cdr(legBCdr('ANSWERED', { uniqueId: 'b.2' }), 0);
    expect(found(match)).toEqual([failedOver.id, 'B']);
  });

  describe('that fit two calls of agents who share a telephone', () => {
    const legA = { disposition: 'ANSWERED', billSeconds: 5, startedAt: iso(T0) } as const;
    const first = acceptedCall();
    const second = acceptedCall({}, T0 + 3_000);
    const leg = (startedAtMs: number, uniqueId = 'x.1') => legBCdr('ANSWERED', { startedAtMs, uniqueId });

    it('are requested by callback id where there is one', () => {
      const withId = { ...second, mor: mor({ callbackUniqueId: '2' }) };
      expect(found(matcherOf([first, withId]).cdr(leg(T0 + 8_000), 0))).toEqual([first.id, withId.id]);
    });

    it('are matched by numbers and times where MOR cannot select by id', () => {
      const withId = { ...second, mor: mor({ callbackUniqueId: '2' }) };
      const matcher = matcherOf([first, withId], { canAskById: false });
      expect(found(matcher.cdr(leg(T0 + 8_000), 0))).toEqual([first.id, 'B']);
    });

    it('go to the contact of the agent who had just answered', () => {
      const answered = (call: Call, ms: number): Call => ({
        ...call,
        following: { uniqueIds: [], agentAnsweredAt: iso(T0 + ms) },
      });
      const matcher = matcherOf([answered(first, 9_000), answered(second, 5_000)]);
      expect(found(matcher.cdr(leg(T0 + 5_000), 0))).toEqual([second.id, 'B']);
      expect(found(matcher.cdr(leg(T0 + 10_000, 'x.2'), 0))).toEqual([first.id, 'B']);
      const half = matcherOf([first, answered(second, 5_000)]);
      expect(found(half.cdr(leg(T0 + 5_000), 0))).toEqual([second.id, 'B']);
    });

    it('are assigned in click order when nobody saw an answer', () => {
      expect(found(matcherOf([second, first]).cdr(leg(T0 + 5_000), 0))).toEqual([first.id, 'B']);
      const done = { ...first, following: { uniqueIds: ['y'], legB: legA } };
      expect(found(matcherOf([second, done]).cdr(leg(T0 + 8_000), 0))).toEqual([second.id, 'B']);
    });

    it('of leg A go to the click just before it', () => {
      const matcher = matcherOf([first, second]);
      expect(found(matcher.cdr(legACdr('ANSWERED', { startedAtMs: T0 + 3_500 }), 0))).toEqual([
        second.id,
        'A',
      ]);
      expect(found(matcher.cdr(legACdr('ANSWERED', { startedAtMs: T0 + 500, uniqueId: 'a.2' }), 0))).toEqual([
        first.id,
        'A',
      ]);
    });
  });
});
