import { describe, expect, it } from '@jest/globals';
import { fold } from '../../../src/calls/call/fold.ts';
import type { Observation } from '../../../src/calls/call/observation.ts';
import { AGENT_NUMBER, POLICY, acceptedCall, iso, legACdr, legBCdr } from '../../helpers/calls.ts';
import { at, cdrA, cdrB, foldAll, gone, read, ringA, ringB, talkA, talkB, tick } from './observations.ts';

describe('a call that is seen live', () => {
  it('goes from the agent’s ringing to a conversation and its end, each state once', () => {
    const call = foldAll(acceptedCall(), [
      ringA(1),
      talkA(3),
      ringB(4),
      talkB(9, 2),
      gone(22),
      cdrA(legACdr('ANSWERED', { hangupCause: 16 }), 22),
      cdrB(legBCdr('ANSWERED', { billSeconds: 15, hangupCause: 16 }), 22),
      tick(22),
    ]);
    expect(call).toMatchObject({
      state: 'ended',
      outcome: 'answered',
      answeredAt: iso(at(7)),
      endedAt: iso(at(22)),
      talkSeconds: 15,
      hangupCause: 16,
    });
    expect(call.timeline.map((entry) => [entry.state, entry.by])).toEqual([
      ['requested', 'agent'],
      ['agent_ringing', 'live'],
      ['contact_ringing', 'live'],
      ['connected', 'live'],
      ['ended', 'cdr'],
    ]);
  });

  it('remembers which of its rows can be hung up, leg A before leg B', () => {
    expect(fold(acceptedCall(), ringB(2), POLICY).following.activeCallId).toBe('4');
    expect(foldAll(acceptedCall(), [ringB(2), ringA(3)]).following.activeCallId).toBe('3');
    expect(foldAll(acceptedCall(), [ringA(2), ringB(3)]).following.activeCallId).toBe('3');
  });

  it('without a destination keeps ringing at the agent while MOR asks for the number', () => {
    const call = foldAll(acceptedCall({ destination: null, dialled: { src: AGENT_NUMBER, dst: null } }), [
      ringA(1),
      talkA(3),
    ]);
    expect(call.state).toBe('agent_ringing');
    expect(call.following.agentAnsweredAt).toBe(iso(at(3)));
    expect(fold(call, ringB(8), POLICY).state).toBe('contact_ringing');
  });

  it('is not over when a single list misses it', () => {
    const missed = foldAll(acceptedCall(), [ringA(1), gone(2), tick(2)]);
    expect(missed.following.goneSince).toBe(iso(at(2)));
    const again = fold(missed, talkA(3), POLICY);
    expect(again).toMatchObject({ state: 'contact_ringing' });
    expect(again.following.goneSince).toBeUndefined();
  });

  it('stays over when the list lags behind the CDR of leg A', () => {
    const call = foldAll(acceptedCall(), [ringA(1), gone(5), cdrA(legACdr('ANSWERED'), 5), talkA(6)]);
    expect(call.following.goneSince).toBe(iso(at(5)));
  });

  it('takes the first sighting as the answer when MOR’s duration cannot be true', () => {
    expect(fold(acceptedCall(), talkB(20, 19), POLICY).answeredAt).toBe(iso(at(1)));
    expect(fold(acceptedCall(), talkB(20, 60), POLICY).answeredAt).toBe(iso(at(20)));
    const ringing: Observation = { ...talkB(50, 47), ringingMs: at(42) };
    expect(fold(acceptedCall(), ringing, POLICY).answeredAt).toBe(iso(at(50)));
    expect(fold(acceptedCall(), { ...talkB(50, 7), ringingMs: at(42) }, POLICY).answeredAt).toBe(iso(at(43)));
  });
});

describe('an outcome without all CDRs', () => {
  it('comes from what was seen when no CDR is written, after four times the grace period', () => {
    const talked = foldAll(acceptedCall(), [talkB(5, 0), gone(25), read(84), tick(84)]);
    expect(talked.state).toBe('connected');
    expect(fold(talked, read(85), POLICY)).toMatchObject({
      outcome: 'answered',
      talkSeconds: 20,
      endedAt: iso(at(25)),
    });
  });

  it('waits for the contact’s CDR, which decides, when the agent’s has arrived', () => {
    const waiting = foldAll(acceptedCall(), [cdrA(legACdr('ANSWERED'), 30), read(89), tick(89)]);
    expect(waiting.state).toBe('accepted');
    expect(fold(waiting, read(90), POLICY)).toMatchObject({ outcome: 'unknown', endedAt: iso(at(30)) });
    const told = foldAll(waiting, [cdrB(legBCdr('BUSY', { hangupCause: 17 }), 85), tick(85)]);
    expect(told).toMatchObject({ outcome: 'busy' });
  });

  it('is not guessed until MOR has said that there are no more, however long it is away', () => {
    const talked = foldAll(acceptedCall(), [talkA(5), gone(25), tick(90), tick(3_600)]);
    expect(talked.state).toBe('contact_ringing');
    const found = foldAll(talked, [
      cdrA(legACdr('ANSWERED'), 3_601),
      cdrB(legBCdr('BUSY'), 3_601),
      tick(3_601),
    ]);
    expect(found).toMatchObject({ state: 'ended', outcome: 'busy', endedAt: iso(at(23.1)) });
    expect(fold(talked, tick(25 + 7_200), POLICY)).toMatchObject({ state: 'ended', outcome: 'unknown' });
  });

  it.each([
    ['ANSWERED', undefined, 'answered'],
    ['BUSY', 17, 'busy'],
    ['NO ANSWER', 19, 'no_answer'],
    ['FAILED', 203, 'failed'],
  ] as const)(
    'of a call never listed, leg B %s (%s) alone is enough',
    (disposition, hangupCause, outcome) => {
      const cdr = legBCdr(disposition, hangupCause === undefined ? {} : { hangupCause });
      expect(foldAll(acceptedCall(), [cdrB(cdr, 20), tick(20)])).toMatchObject({ state: 'ended', outcome });
    },
  );
});

describe('provider failover', () => {
  const failed = legBCdr('FAILED', { uniqueId: 'b.0', hangupCause: 34, startedAtMs: at(4) });
  const answered = legBCdr('ANSWERED', {
    uniqueId: 'b.2',
    hangupCause: 16,
    startedAtMs: at(6),
    billSeconds: 60,
  });

  it('a failed attempt at leg B is not the end, in whatever order the CDRs come', () => {
    for (const order of [
      [cdrA(legACdr('ANSWERED'), 70), cdrB(failed, 70), cdrB(answered, 70)],
      [cdrB(answered, 70), cdrB(failed, 70), cdrA(legACdr('ANSWERED'), 70)],
    ]) {
      expect(foldAll(acceptedCall(), [...order, tick(70)])).toMatchObject({
        outcome: 'answered',
        talkSeconds: 60,
      });
    }
  });

  it('a leg B that failed at one provider does not end a call whose leg A goes on', () => {
    const waiting = foldAll(acceptedCall(), [cdrB(failed, 5), tick(5), tick(600)]);
    expect(waiting.state).toBe('accepted');
    expect(foldAll(waiting, [cdrB(answered, 605), tick(605)])).toMatchObject({ outcome: 'answered' });
  });

  it('a failed leg A gets the grace period, and goes on when it shows up again', () => {
    const one = foldAll(acceptedCall(), [cdrA(legACdr('FAILED', { hangupCause: 41 }), 3), tick(3)]);
    expect(one.state).toBe('accepted');
    expect(fold(one, read(18), POLICY)).toMatchObject({ outcome: 'failed', hangupCause: 41 });
    expect(foldAll(one, [ringA(4), read(18), tick(18)])).toMatchObject({ state: 'agent_ringing' });
  });

  it('what MOR itself decided needs no waiting', () => {
    const call = foldAll(acceptedCall(), [cdrA(legACdr('FAILED', { hangupCause: 211 }), 3), tick(3)]);
    expect(call).toMatchObject({ state: 'ended', outcome: 'failed', hangupCause: 211 });
  });
});
