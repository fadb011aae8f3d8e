import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import { fold } from '../../../src/calls/call/fold.ts';
import type { Cdr, Observation } from '../../../src/calls/call/observation.ts';
import { createMatcher } from '../../../src/calls/follow/match.ts';
import type { Matcher } from '../../../src/calls/follow/match.ts';
import { openTestBook } from '../../helpers/call-book.ts';
import type { TestBook } from '../../helpers/call-book.ts';
import { acceptedCall, legACdr, legBCdr, liveRow, POLICY, T0 } from '../../helpers/calls.ts';
import { AGENT, course, foreign } from './matrix/course.ts';
import type { CallPlan } from './matrix/course.ts';
import { judge } from './matrix/judge.ts';
import { play } from './matrix/play.ts';
import { VARIANTS } from './matrix/variants.ts';
import { fc, runs } from '../../helpers/property.ts';

const ids = fc.constantFrom(undefined, 'a.1', 'a.2', 'b.1', 'b.2');
const dispositions = fc.constantFrom('ANSWERED', 'NO ANSWER', 'BUSY', 'FAILED' as const);

const withoutId = ({ uniqueId: _its, ...cdr }: Cdr): Cdr => cdr;

/** Legs of calls of one agent to one contact, each some seconds after the one before. */
const cdrs: fc.Arbitrary<Cdr[]> = fc.array(
  fc
    .record({ uniqueId: ids, startedS: fc.nat(90), isA: fc.boolean(), disposition: dispositions })
    .map(({ uniqueId, startedS, isA, disposition }) => {
      const cdr = withoutId((isA ? legACdr : legBCdr)(disposition, { startedAtMs: T0 + startedS * 1_000 }));
      return uniqueId === undefined ? cdr : { ...cdr, uniqueId: `${uniqueId}.${startedS}` };
    }),
  { maxLength: 12 },
);
/** Matches a CDR and folds it into its call. Returns that call's id; undefined if it matches none. */
const tell = (matcher: Matcher, calls: Map<string, Call>, cdr: Cdr): string | undefined => {
  const atMs = T0 + 200_000;
  const match = matcher.cdr(cdr, { skewMs: 0, nowMs: atMs, canAskById: false });
  if (!match || 'ambiguous' in match) return undefined;
  const current = calls.get(match.call.id);
  if (current === undefined) throw new Error('a call that nobody placed');
  const next = fold(current, { kind: 'cdr', leg: match.leg, cdr, atMs }, POLICY);
  calls.set(next.id, next);
  matcher.put(next);
  return next.id;
};
const clicks = fc.uniqueArray(fc.nat(80), { minLength: 1, maxLength: 5 });

describe('whatever CDRs MOR has', () => {
  it('one that differs only in its result belongs to the same call when it is reported again', () => {
    const matcher = createMatcher();
    const calls = new Map<string, Call>();
    for (const atMs of [T0 + 1_000, T0]) {
      const call = acceptedCall({ user: 'ann' }, atMs);
      calls.set(call.id, call);
      matcher.put(call);
    }
    const legs = [
      legBCdr('ANSWERED', { startedAtMs: T0 }),
      legBCdr('BUSY', { startedAtMs: T0 + 58_000 }),
      legBCdr('NO ANSWER', { startedAtMs: T0 + 58_000 }),
      legACdr('FAILED'),
    ].map(withoutId);
    const owners = [...legs, ...legs].map((cdr) => tell(matcher, calls, cdr));
    expect(owners.slice(legs.length)).toEqual(owners.slice(0, legs.length));
  });

  it('each belongs to at most one call, however often and in whatever order it is reported', () => {
    fc.assert(
      fc.property(clicks, cdrs, fc.array(fc.nat(11), { maxLength: 30 }), (atS, all, again) => {
        const matcher = createMatcher();
        const calls = new Map<string, Call>();
        for (const second of atS) {
          const call = acceptedCall({ user: 'ann' }, T0 + second * 1_000);
          calls.set(call.id, call);
          matcher.put(call);
        }
        const owner = new Map<Cdr, string>();
        const told = [...all, ...again.flatMap((at) => all[at] ?? [])];
        for (const cdr of told) {
          const callId = tell(matcher, calls, cdr);
          if (callId === undefined) continue;
          const before = owner.get(cdr);
          if (before !== undefined) expect(callId).toBe(before);
          owner.set(cdr, callId);
        }
        const claimed = [...calls.values()].flatMap(({ following }) => following.uniqueIds);
        expect(new Set(claimed).size).toBe(claimed.length);
      }),
      { numRuns: runs(400) },
    );
  });
});

const seconds = fc.nat(10_000);
const observation: fc.Arbitrary<Observation> = fc.oneof(
  fc
    .record({
      leg: fc.constantFrom('A', 'B' as const),
      status: fc.constantFrom('ringing', 'answered' as const),
      s: seconds,
    })
    .map(({ leg, status, s }): Observation => ({
      kind: 'live',
      leg,
      row: liveRow({ status }),
      atMs: T0 + s * 1_000,
    })),
  fc
    .record({ leg: fc.constantFrom('A', 'B' as const), disposition: dispositions, s: seconds })
    .map(({ leg, disposition, s }): Observation => ({
      kind: 'cdr',
      leg,
      cdr: (leg === 'A' ? legACdr : legBCdr)(disposition),
      atMs: T0 + s * 1_000,
    })),
  fc.record({ s: seconds, lists: fc.integer({ min: 1, max: 3 }) }).map(({ s, lists }): Observation => ({
    kind: 'not_live',
    lists,
    atMs: T0 + s * 1_000,
    shownMs: T0 + s * 1_000 - 1_000,
  })),
  fc.record({ s: seconds, absent: fc.boolean() }).map(({ s, absent }): Observation => ({
    kind: 'cdrs_read',
    absent,
    atMs: T0 + s * 1_000,
  })),
  seconds.map((s): Observation => ({ kind: 'tick', atMs: T0 + s * 1_000 })),
);

describe('an outcome', () => {
  it('is answered only when leg B was seen answered or billed', () => {
    fc.assert(
      fc.property(fc.array(observation, { maxLength: 25 }), (seen) => {
        const call = seen.reduce((now, next) => fold(now, next, POLICY), acceptedCall());
        const talked = seen.some(
          (one) =>
            (one.kind === 'live' && one.leg === 'B' && one.row.status === 'answered') ||
            (one.kind === 'cdr' && one.leg === 'B' && one.cdr.disposition === 'ANSWERED'),
        );
        if (call.outcome === 'answered') expect(talked).toBe(true);
      }),
      { numRuns: runs(1_000) },
    );
  });
});

const plans = fc.constantFrom<CallPlan>(
  { talkMs: 14_000, outcome: 'answered' },
  { contact: [1_500, 'BUSY', 17], messageMs: 1_500, outcome: 'busy' },
  { contact: [8_000, 'NO ANSWER', 19], outcome: 'no_answer' },
  { agent: [12_000, 'NO ANSWER', 19], outcome: 'agent_no_answer' },
  { agent: [300, 'FAILED', 20], outcome: 'agent_no_answer' },
);
/** An outside caller rings the agent, from some seconds after the click on. */
const strangers = fc.array(
  fc
    .record({
      startMs: fc.integer({ min: 4_000, max: 40_000 }),
      ringMs: fc.integer({ min: 300, max: 9_000 }),
      talkMs: fc.integer({ min: 1_000, max: 20_000 }),
      disposition: dispositions,
    })
    .map(({ startMs, ringMs, talkMs, disposition }) =>
      foreign({
        startMs,
        disposition,
        dst: AGENT,
        ...(disposition === 'ANSWERED'
          ? { answerMs: startMs + ringMs, endMs: startMs + ringMs + talkMs }
          : { endMs: startMs + ringMs }),
      }),
    ),
  { maxLength: 3 },
);

describe('calls of others', () => {
  let test: TestBook;
  beforeAll(async () => {
    test = await openTestBook(false);
  });
  afterAll(() => test.close());

  it('never change what became of a click', async () => {
    const variants = fc.constantFrom(
      ...VARIANTS.filter(({ name }) =>
        ['complete', 'no callback id', 'rows without uniqueid', 'no list'].includes(name),
      ),
    );
    await fc.assert(
      fc.asyncProperty(variants, plans, strangers, async (variant, plan, others) => {
        const one = course('with strangers', [plan], { others });
        const { calls, originMs } = await play(test, one, variant);
        const [call] = calls;
        if (call === undefined) throw new Error('no call was played');
        const { got, ...verdict } = judge(one, 0, call, variant, originMs);
        expect({ ...verdict, got }).toEqual({
          outcome: true,
          talk: true,
          ended: true,
          states: true,
          inverted: false,
          got,
        });
      }),
      { numRuns: runs(80) },
    );
  }, 300_000);
});
