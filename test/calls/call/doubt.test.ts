import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import { fold } from '../../../src/calls/call/fold.ts';
import type { Observation } from '../../../src/calls/call/observation.ts';
import { POLICY, T0, acceptedCall, iso, legACdr, legBCdr } from '../../helpers/calls.ts';
import { at, cdrA, cdrB, foldAll, gone, read, ringA, talkB, tick } from './observations.ts';

describe('a CDR that contradicts the list of active calls', () => {
  it('an answered leg that MOR reports as FAILED because of its cause is answered', () => {
    const cdr = legBCdr('FAILED', { billSeconds: 31, hangupCause: 31 });
    expect(foldAll(acceptedCall(), [cdrB(cdr, 60), tick(60)])).toMatchObject({
      outcome: 'answered',
      talkSeconds: 31,
    });
  });

  it('a row that only looked answered leaves no answer time behind', () => {
    const call = foldAll(acceptedCall(), [
      talkB(4),
      gone(30),
      cdrA(legACdr('ANSWERED'), 30),
      cdrB(legBCdr('NO ANSWER', { hangupCause: 19 }), 30),
      tick(30),
    ]);
    expect(call).toMatchObject({ outcome: 'no_answer', talkSeconds: 0 });
    expect(call).not.toHaveProperty('answeredAt');
  });

  it('a call that ended while nobody was polling ends when its talk ended', () => {
    const call = foldAll(acceptedCall(), [
      talkB(10, 0),
      gone(7_000),
      cdrB(legBCdr('ANSWERED', { billSeconds: 90 }), 7_000),
      tick(7_000),
    ]);
    expect(call).toMatchObject({ answeredAt: iso(at(10)), endedAt: iso(at(100)), talkSeconds: 90 });
  });

  it('more talk than time has passed keeps answer and end after the click', () => {
    const call = foldAll(acceptedCall(), [cdrB(legBCdr('ANSWERED', { billSeconds: 900 }), 60), tick(60)]);
    expect(call).toMatchObject({ answeredAt: iso(T0), endedAt: iso(at(60)), talkSeconds: 900 });
  });

  it('a clock that was set back does not end a call before its click', () => {
    const call = foldAll(acceptedCall(), [cdrA(legACdr('BUSY', { hangupCause: 17 }), -30), tick(-30)]);
    expect(call).toMatchObject({ outcome: 'agent_no_answer', endedAt: iso(T0) });
  });
});

describe('giving up', () => {
  it('ends a call that never appeared on the list after the shorter limit for uncertain calls', () => {
    const call = acceptedCall({ state: 'unknown' });
    expect(foldAll(call, [gone(121), tick(121), read(121), read(119, true)]).state).toBe('unknown');
    expect(fold(call, read(121, true), POLICY)).toMatchObject({
      state: 'ended',
      outcome: 'unknown',
      talkSeconds: 0,
    });
  });

  it('ends a call without any news after the long limit', () => {
    const call = acceptedCall();
    expect(fold(call, tick(7_200), POLICY).state).toBe('accepted');
    const ended = fold(call, tick(7_201), POLICY);
    expect(ended).toMatchObject({ state: 'ended', outcome: 'unknown' });
    expect(ended.timeline.at(-1)).toMatchObject({ by: 'clock', detail: 'unknown' });
  });

  it('lets a conversation last longer than that, but not for ever', () => {
    const call = fold(acceptedCall(), talkB(10), POLICY);
    expect(fold(call, tick(40_000), POLICY).state).toBe('connected');
    expect(fold(call, tick(12 * 7_200 + 1), POLICY)).toMatchObject({ state: 'ended', outcome: 'answered' });
  });

  it('lets people talk where no list shows them, as long as MOR answers that there is no CDR', () => {
    const call = acceptedCall();
    const heard = (s: number, cdrsS: number): Observation => ({
      kind: 'tick',
      atMs: at(s),
      heard: { cdrsMs: at(cdrsS) },
    });
    expect(fold(call, heard(20_000, 19_990), POLICY).state).toBe('accepted');
    expect(fold(call, heard(20_000, 12_700), POLICY)).toMatchObject({ outcome: 'unknown' });
    expect(fold(call, heard(12 * 7_200 + 1, 12 * 7_200), POLICY)).toMatchObject({ outcome: 'unknown' });
    const { acceptedAt: _never, ...uncertain } = acceptedCall({ state: 'unknown' });
    expect(fold(uncertain, heard(7_201, 7_200), POLICY).state).toBe('ended');
  });

  it('does not wait long when MOR cannot be asked', () => {
    const call = acceptedCall();
    const deaf = { ...POLICY, following: false };
    expect(fold(call, tick(119), deaf).state).toBe('accepted');
    expect(fold(call, tick(121), deaf)).toMatchObject({ state: 'ended', outcome: 'unknown' });
    const { acceptedAt: _never, ...uncertain } = acceptedCall({ state: 'unknown' });
    expect(fold(uncertain, tick(120), deaf).state).toBe('ended');
  });
});

describe('the line of the agent', () => {
  const isFree = (call: Call): boolean => call.following.lineFree === true;
  const notLive = (s: number, lists: number): Observation => ({
    kind: 'not_live',
    lists,
    atMs: at(s),
    shownMs: at(s - 1),
  });
  const tickWith = (s: number, listS: number): Observation => ({
    kind: 'tick',
    atMs: at(s),
    heard: { listMs: at(listS) },
  });

  it('is free when the call has left the list, and busy again when it comes back', () => {
    const gone1 = foldAll(acceptedCall(), [ringA(1), notLive(2, 1)]);
    expect(isFree(gone1)).toBe(true);
    expect(isFree(fold(gone1, ringA(3), POLICY))).toBe(false);
  });

  it('is free when two lists have not shown the call, whatever MOR answered', () => {
    for (const call of [acceptedCall(), acceptedCall({ state: 'unknown' })]) {
      const one = fold(call, notLive(1, 1), POLICY);
      expect(isFree(one)).toBe(false);
      const two = fold(one, notLive(2, 2), POLICY);
      expect(isFree(two)).toBe(true);
      expect(fold(two, notLive(3, 3), POLICY)).toBe(two);
      expect(isFree(fold(two, ringA(4), POLICY))).toBe(false);
    }
  });

  it('is free after a short time without a list', () => {
    const call = acceptedCall();
    expect(isFree(fold(call, tick(5), POLICY))).toBe(false);
    expect(isFree(fold(call, tick(6), POLICY))).toBe(true);
    expect(isFree(fold(call, tickWith(60, 58), POLICY))).toBe(false);
    const shown = fold(call, ringA(1), POLICY);
    expect(isFree(fold(shown, tickWith(60, 20), POLICY))).toBe(false);
    expect(isFree(fold(shown, tickWith(81, 20), POLICY))).toBe(true);
    const asking = acceptedCall({ state: 'dialling' });
    expect(fold(asking, tick(60), POLICY)).toBe(asking);
  });
});
