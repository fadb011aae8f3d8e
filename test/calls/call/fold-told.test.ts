import { describe, expect, it } from '@jest/globals';
import type { Call, CdrDisposition } from '../../../src/calls/call/call.ts';
import { fold } from '../../../src/calls/call/fold.ts';
import type { LegCdr, Observation } from '../../../src/calls/call/observation.ts';
import { defined } from '../../../src/defined.ts';
import { POLICY, T0, acceptedCall, legACdr, legBCdr, liveRow } from '../../helpers/calls.ts';

const ENDED_MS = T0 + 60_000;
const DISPOSITIONS: readonly CdrDisposition[] = ['ANSWERED', 'NO ANSWER', 'BUSY', 'FAILED'];

/** Everything MOR may report for a callback id: the agent did not answer, or did and the contact's leg ended somehow. */
const TOLD: readonly (readonly LegCdr[])[] = [
  ...DISPOSITIONS.slice(1).map((a): LegCdr[] => [{ leg: 'A', cdr: legACdr(a, { uniqueId: 'own.a' }) }]),
  ...DISPOSITIONS.map((b): LegCdr[] => [
    { leg: 'A', cdr: legACdr('ANSWERED', { uniqueId: 'own.a' }) },
    { leg: 'B', cdr: legBCdr(b, { uniqueId: 'own.b' }) },
  ]),
];

const row = (id: string, leg: 'A' | 'B', status: 'ringing' | 'answered', atMs: number): Observation => ({
  kind: 'live',
  leg,
  row: liveRow({ id, uniqueId: id, status, ...defined({ dst: leg === 'B' ? '37060022222' : undefined }) }),
  atMs,
});
/** What another dial of the same numbers looks like in lists and CDRs: a conversation, or a busy contact. */
const STRANGERS: readonly (readonly Observation[])[] = [
  [],
  [row('x.a', 'A', 'ringing', T0 + 1_000)],
  [row('x.a', 'A', 'answered', T0 + 2_000), row('x.b', 'B', 'answered', T0 + 6_000)],
  [
    row('x.a', 'A', 'answered', T0 + 2_000),
    { kind: 'cdr', leg: 'A', cdr: legACdr('ANSWERED', { uniqueId: 'x.a' }), atMs: T0 + 20_000 },
    { kind: 'cdr', leg: 'B', cdr: legBCdr('BUSY', { uniqueId: 'x.b', hangupCause: 17 }), atMs: T0 + 20_000 },
  ],
];
const OWN: readonly Observation[] = [row('own.a', 'A', 'ringing', T0 + 500)];

const run = (seen: readonly Observation[]): Call =>
  seen.reduce((call, one) => fold(call, one, POLICY), acceptedCall({ id: 'call-1', user: 'ann' }));
const gone: Observation = { kind: 'not_live', lists: 2, atMs: T0 + 30_000, shownMs: T0 + 29_000 };
const tick: Observation = { kind: 'tick', atMs: ENDED_MS };
const read: Observation = { kind: 'cdrs_read', absent: true, atMs: T0 + 200_000 };
const tell = (cdrs: readonly LegCdr[]): Observation => ({ kind: 'told', cdrs, atMs: T0 + 40_000 });
const ending = ({ state, outcome, talkSeconds }: Call) => ({ state, outcome, talkSeconds });
const what = (cdrs: readonly LegCdr[]): string =>
  cdrs.map(({ leg, cdr }) => `${leg} ${cdr.disposition}`).join(', ');

describe.each(TOLD.map((cdrs) => [what(cdrs), cdrs] as const))(
  'CDRs found by callback id: %s',
  (_what, cdrs) => {
    const alone = ending(run([tell(cdrs), gone, tick, read]));

    it('decide how the call ends, whatever rows and CDRs of the same numbers said before or say later', () => {
      expect(alone.state).toBe('ended');
      for (const before of STRANGERS)
        for (const own of [[], OWN])
          for (const after of STRANGERS) {
            const seen = [...own, ...before, ...(own.length + before.length > 0 ? [gone] : [])];
            const call = run([...seen, tell(cdrs), ...after, gone, tick, read]);
            expect(ending(call)).toEqual(alone);
          }
    });

    it('ignore a hang-up request that hit another call’s row', () => {
      const seen = run(STRANGERS[2] ?? []);
      const hungUp: Call = { ...seen, following: { ...seen.following, hangupRequested: true } };
      const call = [gone, tell(cdrs), tick, read].reduce((now, one) => fold(now, one, POLICY), hungUp);
      expect(ending(call)).toEqual(alone);
    });

    it('change nothing when they are reported again', () => {
      const once = run([...OWN, gone, tell(cdrs)]);
      expect(fold(once, tell(cdrs), POLICY)).toBe(once);
    });

    it('leave no id by which another call could be mistaken for this one', () => {
      const call = run([...(STRANGERS[2] ?? []), gone, tell(cdrs)]);
      expect([...call.following.uniqueIds].sort()).toEqual(cdrs.map(({ cdr }) => cdr.uniqueId));
      expect(call.following.activeCallId).toBeUndefined();
    });
  },
);

describe('leg A reported before leg B', () => {
  const legA: LegCdr = { leg: 'A', cdr: legACdr('ANSWERED', { uniqueId: 'own.a' }) };

  it('keeps what was seen of leg B', () => {
    const seen = [row('own.a', 'A', 'answered', T0 + 2_000), row('own.b', 'B', 'answered', T0 + 6_000), gone];
    const call = run([...seen, tell([legA])]);
    expect(call.answeredAt).toBeDefined();
    expect(call.following.uniqueIds).toEqual(['own.a', 'own.b']);
    const legB: LegCdr = { leg: 'B', cdr: legBCdr('ANSWERED', { uniqueId: 'own.b' }) };
    expect(ending(run([...seen, tell([legA]), tell([legA, legB]), tick]))).toEqual({
      state: 'ended',
      outcome: 'answered',
      talkSeconds: 12,
    });
  });

  it('contradicts nothing without an id of its own', () => {
    const { uniqueId: _none, ...cdr } = legACdr('BUSY');
    const call = run([row('x.a', 'A', 'answered', T0 + 2_000), tell([{ leg: 'A', cdr }])]);
    expect(call.following).toMatchObject({ uniqueIds: ['x.a'], activeCallId: 'x.a' });
  });
});

describe('rows that MOR names as those of another call', () => {
  const theirs = (...ids: string[]): Observation => ({
    kind: 'disowned',
    uniqueIds: new Set(ids),
    atMs: T0 + 40_000,
  });

  it('say nothing more about this one', () => {
    for (const before of STRANGERS.slice(1)) {
      const call = run([...before, gone, theirs('x.a', 'x.b'), tick, read]);
      expect(ending(call)).toEqual({ state: 'ended', outcome: 'unknown', talkSeconds: 0 });
      expect(call.following.uniqueIds).toEqual([]);
    }
  });

  it('leave it as it is where its own are known, or where it has none of them', () => {
    const legA: LegCdr = { leg: 'A', cdr: legACdr('BUSY', { uniqueId: 'own.a' }) };
    for (const call of [run([...OWN, tell([legA])]), run(STRANGERS[1] ?? [])])
      expect(fold(call, theirs('own.a', 'other'), POLICY)).toBe(call);
  });
});
