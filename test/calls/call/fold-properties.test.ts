import { describe, expect, it } from '@jest/globals';
import { CALL_STATES } from '../../../src/vocabulary/call-states.ts';
import type { Call } from '../../../src/calls/call/call.ts';
import { advance, isClosed } from '../../../src/calls/call/advance.ts';
import { fold } from '../../../src/calls/call/fold.ts';
import type { Observation } from '../../../src/calls/call/observation.ts';
import { defined } from '../../../src/defined.ts';
import { AGENT_NUMBER, POLICY, T0, acceptedCall, iso, legACdr, legBCdr } from '../../helpers/calls.ts';
import { at, cdrA, cdrB, foldAll, gone, read, ringA, ringB, talkA, talkB, tick } from './observations.ts';
import { fc } from '../../helpers/property.ts';

describe('advance', () => {
  it('keeps the later state, takes what is new, and returns the same object when nothing changed', () => {
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
        ...defined({ hangupCause: c }),
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
  it('a state never goes back, a closed call never changes, and the version grows only with changes', () => {
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

  it('repeating an observation changes nothing', () => {
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

  it('the order of the CDRs in one answer does not change how the call ended', () => {
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
