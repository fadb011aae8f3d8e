import { describe, expect, it } from '@jest/globals';
import type { Call, CdrDisposition, FollowMemory, LegResult } from '../../../src/calls/call/call.ts';
import type { Outcome } from '../../../src/vocabulary/outcomes.ts';
import { mayBeTakenOver, verdict } from '../../../src/calls/call/outcome.ts';
import { defined } from '../../../src/defined.ts';
import { acceptedCall, iso, T0 } from '../../helpers/calls.ts';

const leg = (disposition: CdrDisposition, hangupCause?: number, billSeconds = 0): LegResult => ({
  disposition,
  billSeconds,
  startedAt: iso(T0),
  ...defined({ hangupCause }),
});
const judged = (memory: Partial<FollowMemory>, change: Partial<Call> = {}) =>
  verdict(acceptedCall({ ...change, following: { uniqueIds: [], ...memory } }), T0 + 60_000);

type Row = readonly [CdrDisposition, number | undefined, Outcome, Outcome];

describe('the contact’s leg decides', () => {
  // disposition, cause, outcome, outcome after the agent asked to hang up
  it.each<Row>([
    ['ANSWERED', 16, 'answered', 'answered'],
    ['ANSWERED', undefined, 'answered', 'answered'],
    ['BUSY', undefined, 'busy', 'busy'],
    ['BUSY', 17, 'busy', 'busy'],
    ['BUSY', 21, 'busy', 'busy'],
    ['FAILED', 17, 'busy', 'busy'],
    ['NO ANSWER', undefined, 'no_answer', 'cancelled'],
    ['NO ANSWER', 18, 'no_answer', 'cancelled'],
    ['NO ANSWER', 19, 'no_answer', 'cancelled'],
    ['NO ANSWER', 16, 'cancelled', 'cancelled'],
    ['NO ANSWER', 487, 'cancelled', 'cancelled'],
    ['FAILED', 487, 'cancelled', 'cancelled'],
    ['FAILED', 18, 'no_answer', 'cancelled'],
    ['FAILED', 19, 'no_answer', 'cancelled'],
    ['FAILED', 20, 'failed', 'cancelled'],
    ['FAILED', 1, 'failed', 'cancelled'],
    ['FAILED', 34, 'failed', 'cancelled'],
    ['FAILED', 203, 'failed', 'cancelled'],
    ['FAILED', undefined, 'failed', 'cancelled'],
  ])('%s (%s) is %s, and %s when hung up on request', (disposition, cause, outcome, afterHangUp) => {
    const seconds = disposition === 'ANSWERED' ? 42 : 0;
    const legB = leg(disposition, cause, seconds);
    const expected = { talkSeconds: seconds, ...defined({ hangupCause: cause }) };
    expect(judged({ legA: leg('ANSWERED', 16, 50), legB })).toEqual({ outcome, ...expected });
    expect(judged({ legA: leg('ANSWERED', 16, 50), legB, hangupRequested: true })).toEqual({
      outcome: afterHangUp,
      ...expected,
    });
  });
});

describe('without a leg to the contact, the agent’s leg decides', () => {
  it.each<Row>([
    ['NO ANSWER', 19, 'agent_no_answer', 'cancelled'],
    ['NO ANSWER', undefined, 'agent_no_answer', 'cancelled'],
    ['BUSY', 17, 'agent_no_answer', 'cancelled'],
    ['FAILED', 18, 'agent_no_answer', 'cancelled'],
    ['FAILED', 20, 'agent_no_answer', 'cancelled'],
    ['FAILED', 487, 'agent_no_answer', 'cancelled'],
    ['FAILED', 34, 'failed', 'cancelled'],
    ['FAILED', 203, 'failed', 'cancelled'],
    ['FAILED', 211, 'failed', 'cancelled'],
    // Without permission to see causes, a dead telephone cannot be told from an empty account.
    ['FAILED', undefined, 'failed', 'cancelled'],
  ])('%s (%s) is %s, and %s when hung up on request', (disposition, cause, outcome, afterHangUp) => {
    const expected = { talkSeconds: 0, ...defined({ hangupCause: cause }) };
    expect(judged({ legA: leg(disposition, cause) })).toEqual({ outcome, ...expected });
    expect(judged({ legA: leg(disposition, cause), hangupRequested: true })).toEqual({
      outcome: afterHangUp,
      ...expected,
    });
  });
});

describe('without a CDR that decides', () => {
  it('an answer that was seen counts, to the second', () => {
    expect(judged({}, { answeredAt: iso(T0 + 17_600) })).toEqual({ outcome: 'answered', talkSeconds: 42 });
    expect(judged({}, { answeredAt: iso(T0 + 90_000) })).toEqual({ outcome: 'answered', talkSeconds: 0 });
    expect(judged({ legA: leg('ANSWERED', 16, 30) }, { answeredAt: iso(T0 + 59_000) }).outcome).toBe(
      'answered',
    );
  });
  it('a requested hang-up is a cancelled call', () => {
    expect(judged({ hangupRequested: true })).toEqual({ outcome: 'cancelled', talkSeconds: 0 });
  });
  it('an agent who was asked for a number and entered none has cancelled', () => {
    const legA = leg('ANSWERED', 16, 8);
    const rest = { talkSeconds: 0, hangupCause: 16 };
    expect(judged({ legA: { ...legA, fromAgent: true } }, { destination: null })).toEqual({
      outcome: 'cancelled',
      ...rest,
    });
    // Leg B may exist, from a caller by which nobody can recognise it.
    expect(judged({ legA }, { destination: null })).toEqual({ outcome: 'unknown', ...rest });
  });
  it('otherwise nothing can be said', () => {
    expect(judged({})).toEqual({ outcome: 'unknown', talkSeconds: 0 });
    expect(judged({ legA: leg('ANSWERED', 16, 8) })).toEqual({
      outcome: 'unknown',
      talkSeconds: 0,
      hangupCause: 16,
    });
  });
});

describe('another provider may take over', () => {
  it.each([
    ['FAILED', 34, true],
    ['FAILED', 1, true],
    ['FAILED', 199, true],
    ['FAILED', undefined, true],
    ['FAILED', 17, false],
    ['FAILED', 20, false],
    ['FAILED', 200, false],
    ['FAILED', 487, false],
    ['BUSY', 34, false],
    ['NO ANSWER', undefined, false],
    ['ANSWERED', 41, false],
  ] as const)('a leg %s (%s): %s', (disposition, cause, expected) => {
    expect(mayBeTakenOver(leg(disposition, cause))).toBe(expected);
  });
});
