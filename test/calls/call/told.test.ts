import { describe, expect, it } from '@jest/globals';
import { advance } from '../../../src/calls/call/advance.ts';
import type { Call } from '../../../src/calls/call/call.ts';
import { asTold } from '../../../src/calls/call/told.ts';
import { acceptedCall, T0 } from '../../helpers/calls.ts';

const AT = T0 + 60_000;
const ended = (change: Partial<Call> = {}): Call =>
  advance(acceptedCall(change), 'ended', 'cdr', T0 + 30_000, { outcome: 'answered', talkSeconds: 20 });

describe('an outcome that the agent tells', () => {
  it('replaces the one that MOR measured, is noted, and can be taken back', () => {
    const call = ended();
    const told = asTold({ ...call, result: 'my_voicemail', told: 'agent_no_answer' }, AT);
    expect(told).toMatchObject({
      state: 'ended',
      outcome: 'agent_no_answer',
      talkSeconds: 0,
      measured: { outcome: 'answered', talkSeconds: 20 },
    });
    expect(told.timeline.at(-1)).toEqual({
      at: new Date(AT).toISOString(),
      state: 'ended',
      by: 'agent',
      detail: 'agent_no_answer instead of answered',
    });
    expect(asTold(told, AT)).toBe(told);
    const { told: _told, ...without } = told;
    const back = asTold(without, AT);
    expect(back).toMatchObject({ outcome: 'answered', talkSeconds: 20 });
    expect(back.measured).toBeUndefined();
  });

  it('counts from the end on when it is told during the call', () => {
    expect(asTold(acceptedCall({ told: 'agent_no_answer' }), AT).state).toBe('accepted');
    const call = ended({ told: 'agent_no_answer' });
    expect(call).toMatchObject({
      outcome: 'agent_no_answer',
      measured: { outcome: 'answered', talkSeconds: 20 },
    });
    expect(call.version).toBe(acceptedCall().version + 1);
  });

  it('that says the same as MOR changes nothing', () => {
    const call = { ...ended(), outcome: 'agent_no_answer', talkSeconds: 0, told: 'agent_no_answer' } as const;
    expect(asTold(call, AT)).toBe(call);
  });
});
