import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CALL_STATES } from '../../../src/vocabulary/call-states.ts';
import type { Call } from '../../../src/calls/call/call.ts';
import { advance, isClosed } from '../../../src/calls/call/advance.ts';
import { fold } from '../../../src/calls/call/fold.ts';
import type { FollowPolicy } from '../../../src/calls/call/policy.ts';
import type { Observation } from '../../../src/calls/call/observation.ts';
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
} from '../../helpers/calls.ts';

const S = 1_000;
const at = (seconds: number): number => T0 + seconds * S;
const foldAll = (call: Call, seen: readonly Observation[], policy: FollowPolicy = POLICY): Call =>
  seen.reduce((current, next) => fold(current, next, policy), call);
const ringA = (s: number): Observation => ({ kind: 'live', leg: 'A', row: liveRow(), atMs: at(s) });
const talkA = (s: number): Observation => ({
  kind: 'live',
  leg: 'A',
  row: liveRow({ status: 'answered' }),
  atMs: at(s),
});
const rowB = liveRow({ id: '4', uniqueId: 'b.1', dst: CONTACT_NUMBER });
const ringB = (s: number): Observation => ({ kind: 'live', leg: 'B', row: rowB, atMs: at(s) });
const talkB = (s: number, durationSec?: number): Extract<Observation, { kind: 'live' }> => ({
  kind: 'live',
  leg: 'B',
  row: { ...rowB, status: 'answered', ...(durationSec === undefined ? {} : { durationSec }) },
  atMs: at(s),
});
const gone = (s: number): Observation => ({
  ...{ kind: 'not_live', lists: 1, atMs: at(s) },
  shownMs: at(s - 1),
});
const tick = (s: number): Observation => ({ kind: 'tick', atMs: at(s) });
const read = (s: number, absent = false): Observation => ({ kind: 'cdrs_read', absent, atMs: at(s) });
const cdrA = (cdr: ReturnType<typeof legACdr>, s: number): Observation => ({
  kind: 'cdr',
  leg: 'A',
  cdr,
  atMs: at(s),
});
const cdrB = (cdr: ReturnType<typeof legBCdr>, s: number): Observation => ({
  kind: 'cdr',
  leg: 'B',
  cdr,
  atMs: at(s),
});

describe('a call that is seen live', () => {
  it('goes from ringing at the agent to a conversation and its end, each state once', () => {
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

  it('is not over when one list missed it', () => {
    const missed = foldAll(acceptedCall(), [ringA(1), gone(2), tick(2)]);
    expect(missed.following.goneSince).toBe(iso(at(2)));
    const again = fold(missed, talkA(3), POLICY);
    expect(again).toMatchObject({ state: 'contact_ringing' });
    expect(again.following.goneSince).toBeUndefined();
  });

  it('stays over when the list is behind the CDR of leg A', () => {
    const call = foldAll(acceptedCall(), [ringA(1), gone(5), cdrA(legACdr('ANSWERED'), 5), talkA(6)]);
    expect(call.following.goneSince).toBe(iso(at(5)));
  });

  it('takes the first sight for the answer when the duration that MOR claims cannot be true', () => {
    expect(fold(acceptedCall(), talkB(20, 19), POLICY).answeredAt).toBe(iso(at(1)));
    expect(fold(acceptedCall(), talkB(20, 60), POLICY).answeredAt).toBe(iso(at(20)));
    const ringing: Observation = { ...talkB(50, 47), ringingMs: at(42) };
    expect(fold(acceptedCall(), ringing, POLICY).answeredAt).toBe(iso(at(50)));
    expect(fold(acceptedCall(), { ...talkB(50, 7), ringingMs: at(42) }, POLICY).answeredAt).toBe(iso(at(43)));
  });
});

describe('an outcome without all CDRs', () => {
  it('comes from what was seen when none is written, after four times the grace', () => {
    const talked = foldAll(acceptedCall(), [talkB(5, 0), gone(25), read(84), tick(84)]);
    expect(talked.state).toBe('connected');
    expect(fold(talked, read(85), POLICY)).toMatchObject({
      outcome: 'answered',
      talkSeconds: 20,
      endedAt: iso(at(25)),
    });
  });

  it('waits for the CDR of the contact, which decides, when the agent has one', () => {
    const waiting = foldAll(acceptedCall(), [cdrA(legACdr('ANSWERED'), 30), read(89), tick(89)]);
    expect(waiting.state).toBe('accepted');
    expect(fold(waiting, read(90), POLICY)).toMatchObject({ outcome: 'unknown', endedAt: iso(at(30)) });
    const told = foldAll(waiting, [cdrB(legBCdr('BUSY', { hangupCause: 17 }), 85), tick(85)]);
    expect(told).toMatchObject({ outcome: 'busy' });
  });

  it('is not guessed while MOR has not said that there are no more, however long it is away', () => {
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

describe('providers that take over', () => {
  const failed = legBCdr('FAILED', { uniqueId: 'b.0', hangupCause: 34, startedAtMs: at(4) });
  const answered = legBCdr('ANSWERED', {
    uniqueId: 'b.2',
    hangupCause: 16,
    startedAtMs: at(6),
    billSeconds: 60,
  });

  it('the failed attempt of leg B is not the end, in whatever order the CDRs come', () => {
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

  it('leg B that failed elsewhere does not end a call whose leg A goes on', () => {
    const waiting = foldAll(acceptedCall(), [cdrB(failed, 5), tick(5), tick(600)]);
    expect(waiting.state).toBe('accepted');
    expect(foldAll(waiting, [cdrB(answered, 605), tick(605)])).toMatchObject({ outcome: 'answered' });
  });

  it('a failed leg A is given the grace, and goes on when it shows up again', () => {
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

describe('a CDR and the list that contradict each other', () => {
  it('an answered leg that MOR shows as FAILED for its cause is answered', () => {
    const cdr = legBCdr('FAILED', { billSeconds: 31, hangupCause: 31 });
    expect(foldAll(acceptedCall(), [cdrB(cdr, 60), tick(60)])).toMatchObject({
      outcome: 'answered',
      talkSeconds: 31,
    });
  });

  it('a row that only looked like an answer leaves no time of answer behind', () => {
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

  it('a call that ended while nobody looked ends when its talk ended', () => {
    const call = foldAll(acceptedCall(), [
      talkB(10, 0),
      gone(7_000),
      cdrB(legBCdr('ANSWERED', { billSeconds: 90 }), 7_000),
      tick(7_000),
    ]);
    expect(call).toMatchObject({ answeredAt: iso(at(10)), endedAt: iso(at(100)), talkSeconds: 90 });
  });

  it('more talk than there was time keeps answer and end behind the click', () => {
    const call = foldAll(acceptedCall(), [cdrB(legBCdr('ANSWERED', { billSeconds: 900 }), 60), tick(60)]);
    expect(call).toMatchObject({ answeredAt: iso(T0), endedAt: iso(at(60)), talkSeconds: 900 });
  });

  it('a clock that was set back does not end a call before its click', () => {
    const call = foldAll(acceptedCall(), [cdrA(legACdr('BUSY', { hangupCause: 17 }), -30), tick(-30)]);
    expect(call).toMatchObject({ outcome: 'agent_no_answer', endedAt: iso(T0) });
  });
});

describe('giving up', () => {
  it('ends a call that the list never showed, after the time for uncertain ones', () => {
    const call = acceptedCall({ state: 'unknown' });
    expect(foldAll(call, [gone(121), tick(121), read(121), read(119, true)]).state).toBe('unknown');
    expect(fold(call, read(121, true), POLICY)).toMatchObject({
      state: 'ended',
      outcome: 'unknown',
      talkSeconds: 0,
    });
  });

  it('ends a call of which nothing is heard, after the long time', () => {
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
      ...{ kind: 'tick', atMs: at(s) },
      heard: { cdrsMs: at(cdrsS) },
    });
    expect(fold(call, heard(20_000, 19_990), POLICY).state).toBe('accepted');
    expect(fold(call, heard(20_000, 12_700), POLICY)).toMatchObject({ outcome: 'unknown' });
    expect(fold(call, heard(12 * 7_200 + 1, 12 * 7_200), POLICY)).toMatchObject({ outcome: 'unknown' });
    const { acceptedAt: _never, ...uncertain } = acceptedCall({ state: 'unknown' });
    expect(fold(uncertain, heard(7_201, 7_200), POLICY).state).toBe('ended');
  });

  it('does not wait long where MOR cannot be asked', () => {
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
    ...{ kind: 'not_live', lists, atMs: at(s) },
    shownMs: at(s - 1),
  });
  const tickWith = (s: number, listS: number): Observation => ({
    ...{ kind: 'tick', atMs: at(s) },
    heard: { listMs: at(listS) },
  });

  it('is free when the call has gone from the list, and busy again when it comes back', () => {
    const gone1 = foldAll(acceptedCall(), [ringA(1), notLive(2, 1)]);
    expect(isFree(gone1)).toBe(true);
    expect(isFree(fold(gone1, ringA(3), POLICY))).toBe(false);
  });

  it('is free when two lists have not shown the call, however the answer was', () => {
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

describe('advance', () => {
  it('keeps the later state, takes what is new, and says nothing changed when nothing did', () => {
    const call = fold(acceptedCall(), talkB(5), POLICY);
    expect(advance(call, 'accepted', 'mor', at(6))).toBe(call);
    const patched = advance(call, 'accepted', 'mor', at(6), { acceptedAt: iso(at(6)) });
    expect(patched).toMatchObject({ state: 'connected', acceptedAt: iso(at(6)), version: call.version + 1 });
    expect(patched.timeline).toBe(call.timeline);
  });

  it('leaves closed calls alone', () => {
    const refused = acceptedCall({ state: 'refused' });
    expect(advance(refused, 'ended', 'clock', T0)).toBe(refused);
  });
});

const seconds = fc.integer({ min: 0, max: 100_000 });
const disposition = fc.constantFrom('ANSWERED', 'NO ANSWER', 'BUSY', 'FAILED' as const);
const cause = fc.option(fc.constantFrom(1, 16, 17, 18, 19, 20, 21, 34, 203, 211, 487), { nil: undefined });
const cdrOf = (leg: 'A' | 'B') =>
  fc
    .record({
      disposition,
      cause,
      bill: fc.nat(5_000),
      startS: fc.integer({ min: 0, max: 60 }),
      n: fc.nat(3),
    })
    .map(({ disposition: d, cause: c, bill, startS, n }) =>
      (leg === 'A' ? legACdr : legBCdr)(d, {
        uniqueId: `${leg}.${n}`,
        startedAtMs: at(startS),
        billSeconds: d === 'ANSWERED' ? bill : 0,
        ...(c === undefined ? {} : { hangupCause: c }),
      }),
    );
const observation: fc.Arbitrary<Observation> = fc.oneof(
  seconds.map(ringA),
  seconds.map(talkA),
  seconds.map(ringB),
  fc.tuple(seconds, fc.option(fc.nat(5_000), { nil: undefined })).map(([s, d]) => talkB(s, d)),
  seconds.map(gone),
  seconds.map(tick),
  fc.tuple(seconds, fc.boolean()).map(([s, absent]) => read(s, absent)),
  fc.tuple(cdrOf('A'), seconds).map(([cdr, s]) => cdrA(cdr, s)),
  fc.tuple(cdrOf('B'), seconds).map(([cdr, s]) => cdrB(cdr, s)),
);
/** What happens in a real call, with losses, repetitions and any order. */
const course = fc.array(observation, { maxLength: 30 });
const beginning = fc.constantFrom<Partial<Call>>(
  { state: 'dialling' },
  { state: 'unknown' },
  { state: 'accepted' },
  { state: 'accepted', destination: null, dialled: { src: AGENT_NUMBER, dst: null } },
);
const policy = fc.boolean().map((following) => ({ ...POLICY, following }));
const rank = (call: Call): number => CALL_STATES.indexOf(call.state);

describe('whatever is observed, in whatever order', () => {
  it('a state never goes back, a closed call never changes, and the version grows with changes only', () => {
    fc.assert(
      fc.property(beginning, course, policy, (start, seen, rules) => {
        let call = acceptedCall(start);
        for (const next of seen) {
          const after = fold(call, next, rules);
          expect(rank(after)).toBeGreaterThanOrEqual(rank(call));
          if (isClosed(call)) expect(after).toBe(call);
          if (after === call) continue;
          expect(after.version).toBeGreaterThan(call.version);
          expect({ ...after, version: 0 }).not.toEqual({ ...call, version: 0 });
          call = after;
        }
      }),
    );
  });

  it('the same observation once more changes nothing', () => {
    fc.assert(
      fc.property(beginning, course, observation, policy, (start, seen, last, rules) => {
        const once = fold(foldAll(acceptedCall(start), seen, rules), last, rules);
        expect(fold(once, last, rules)).toBe(once);
      }),
    );
  });

  it('an ended call has an outcome, no end before its click and no negative talk', () => {
    fc.assert(
      fc.property(beginning, course, policy, (start, seen, rules) => {
        const call = foldAll(acceptedCall(start), [...seen, tick(1_000_000)], rules);
        expect(call.state).toBe('ended');
        expect(call.outcome).toBeDefined();
        expect(Date.parse(call.endedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(call.createdAt));
        expect(call.talkSeconds).toBeGreaterThanOrEqual(0);
        expect(call.answeredAt !== undefined).toBe(call.outcome === 'answered');
        if (call.answeredAt !== undefined) {
          expect(Date.parse(call.answeredAt)).toBeLessThanOrEqual(Date.parse(call.endedAt ?? ''));
        }
        const order = call.timeline.map((entry) => CALL_STATES.indexOf(entry.state));
        expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
      }),
    );
  });

  it('the order of the CDRs of one answer does not change how the call ended', () => {
    const cdrs = fc.tuple(
      fc.array(
        cdrOf('A').map((cdr) => cdrA(cdr, 100)),
        { maxLength: 3 },
      ),
      fc.array(
        cdrOf('B').map((cdr) => cdrB(cdr, 100)),
        { maxLength: 3 },
      ),
    );
    fc.assert(
      fc.property(
        beginning,
        course,
        cdrs,
        fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
        (start, seen, [a, b], keys) => {
          const before = foldAll(acceptedCall(start), seen);
          const given = [...a, ...b];
          const shuffled = given
            .map((value, i) => ({ value, key: keys[i] ?? 0 }))
            .sort((x, y) => x.key - y.key)
            .map(({ value }) => value);
          const ends = [tick(100), tick(1_000_000)];
          const one = foldAll(before, [...given, ...ends]);
          const other = foldAll(before, [...shuffled, ...ends]);
          for (const key of ['outcome', 'talkSeconds', 'hangupCause', 'endedAt', 'answeredAt'] as const) {
            expect(other[key]).toEqual(one[key]);
          }
        },
      ),
    );
  });
});
