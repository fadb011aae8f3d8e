import { describe, expect, it } from '@jest/globals';
import { CALL_STATES } from '../../src/vocabulary/call-states.ts';
import { OUTCOMES } from '../../src/vocabulary/outcomes.ts';
import { MOR_REFUSAL_CODES } from '../../src/vocabulary/refusals.ts';
import type { Call } from '../../src/calls/call/call.ts';
import { messageOf } from '../../src/calls/call/message.ts';
import { PROBLEMS, problemRow } from '../../src/vocabulary/problem-codes.ts';
import { Problem } from '../../src/calls/problems.ts';
import type { ProblemCode } from '../../src/vocabulary/problem-codes.ts';
import { MOR_REFUSALS } from '../../src/vocabulary/refusals.ts';
import { subjectEnding, subjectOf } from '../../src/calls/outbox/subject.ts';
import { acceptedCall, AGENT_NUMBER } from '../helpers/calls.ts';

const ended = (change: Partial<Call>): Call => acceptedCall({ state: 'ended', ...change });

describe('messageOf', () => {
  it('says something different in every state', () => {
    const texts = CALL_STATES.map((state) => messageOf(acceptedCall({ state })));
    expect(new Set(texts).size).toBe(CALL_STATES.length);
    expect(texts).toContain('Your phone is ringing');
  });
  it('says something different for every outcome', () => {
    const texts = OUTCOMES.map((outcome) => messageOf(ended({ outcome, talkSeconds: 65 })));
    expect(new Set(texts).size).toBe(OUTCOMES.length);
    expect(texts).toContain('Call ended after 1m 5s');
  });
  it.each([
    [{ outcome: 'answered' } as const, 'Call ended after 0s'],
    [{ outcome: 'answered', talkSeconds: 3_601 } as const, 'Call ended after 1h 0m 1s'],
    [{ outcome: 'failed' } as const, 'The call could not be connected'],
    [
      { outcome: 'failed', hangupCause: 211 } as const,
      'The call could not be connected: your telephone account cannot make this call; tell your administrator',
    ],
    [
      { outcome: 'failed', hangupCause: 34 } as const,
      'The call could not be connected: the telephone network could not put the call through; try again later',
    ],
    [{ outcome: 'busy', hangupCause: 17 } as const, 'The contact is busy'],
    [{}, 'The call is over, but MOR did not say how it ended'],
  ])('%j: %s', (change, text) => {
    expect(messageOf(ended(change))).toBe(text);
  });
  it('repeats why a click was refused', () => {
    const refusal = { code: 'do_not_call', detail: 'Ona does not want calls.' } as const;
    expect(messageOf(acceptedCall({ state: 'refused', refusal }))).toBe('Ona does not want calls.');
  });
  it('asks for the number while MOR does', () => {
    const asked = {
      destination: null,
      dialled: { src: AGENT_NUMBER, dst: null },
      state: 'agent_ringing',
    } as const;
    const following = { uniqueIds: [], agentAnsweredAt: '2026-03-02T09:00:03.000Z' };
    expect(messageOf(acceptedCall({ ...asked, following }))).toBe('Key in the number on your phone');
    expect(messageOf(acceptedCall(asked))).toBe('Your phone is ringing');
    expect(messageOf(acceptedCall({ ...asked, following, state: 'connected' }))).toBe('Connected');
  });
});

describe('subjectOf', () => {
  it('names the contact and how the call ended', () => {
    expect(subjectOf(ended({ outcome: 'busy' }))).toBe('Call to Ona Petrauskienė - busy');
    const { contactName: _none, ...nameless } = ended({ outcome: 'no_answer' });
    expect(subjectOf(nameless)).toBe('Call to +37060022222 - no answer');
    expect(subjectOf({ ...nameless, destination: null })).toBe(
      'Call to a number keyed in by the agent - no answer',
    );
    expect(subjectOf(ended({}))).toBe('Call to Ona Petrauskienė - outcome unknown');
  });
  it.each(OUTCOMES)('has at most 255 characters and keeps the outcome: %s', (outcome) => {
    const call = ended({ outcome, contactName: '李雷 👋 '.repeat(90) });
    const long = subjectOf(call);
    expect(Array.from(long).length).toBeLessThanOrEqual(255);
    expect(long.endsWith(subjectEnding(call))).toBe(true);
    expect(long).toMatch(/…? - [a-z ]+$/);
    expect(long).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  });
  it('is not shortened when it just fits', () => {
    const fits = 'x'.repeat(255 - 'Call to  - busy'.length);
    expect(subjectOf(ended({ outcome: 'busy', contactName: fits }))).toBe(`Call to ${fits} - busy`);
    expect(subjectOf(ended({ outcome: 'busy', contactName: `${fits}y` }))).toBe(
      `Call to ${fits.slice(0, -1)}… - busy`,
    );
  });
});

describe('MOR’s refusals', () => {
  it.each(MOR_REFUSAL_CODES)('%s says what it means and what to do', (code) => {
    expect(MOR_REFUSALS[code].meaning).toMatch(/^MOR .*\.$|^The API .*\.$/);
    expect(MOR_REFUSALS[code].cure).toMatch(/\.$/);
  });
});

describe('problems', () => {
  it.each(Object.keys(PROBLEMS) as ProblemCode[])('%s has a status, a title and a cure', (code) => {
    const { status, title, cure } = problemRow(code);
    expect(status).toBeGreaterThanOrEqual(202);
    expect(title).not.toMatch(/\.$/);
    expect(cure).toMatch(/\.$/);
    const cause = new Error('why');
    const problem = new Problem(code, 'detail', { cause });
    expect([problem.code, problem.message, problem.status, problem.retryable, problem.cause]).toEqual([
      code,
      'detail',
      status,
      problemRow(code).retryable,
      cause,
    ]);
    expect(new Problem(code, 'detail').cause).toBeUndefined();
  });
});
