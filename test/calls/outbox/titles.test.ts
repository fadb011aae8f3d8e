import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import type { Incoming } from '../../../src/calls/call/incoming.ts';
import { messageOf } from '../../../src/calls/call/message.ts';
import { subjectOf } from '../../../src/calls/outbox/subject.ts';
import { toActivity } from '../../../src/calls/outbox/to-activity.ts';
import { T0, acceptedCall, iso } from '../../helpers/calls.ts';

const FROM = '+37061234001';
const caller = (change: Partial<Incoming> = {}): Incoming => ({
  from: FROM,
  agents: [{ user: 'ann', rangAt: iso(T0) }],
  matches: [],
  lookUp: 'done',
  answeredIds: [],
  cdrs: [],
  ...change,
});
/** Without a name, so that the number is shown. */
const nameless = (change: Partial<Call> = {}): Call => {
  const { contactName: _name, ...call } = acceptedCall();
  return { ...call, ...change };
};
const callers: readonly [string, Partial<Call>, string][] = [
  ['the contact', { incoming: caller(), contactName: 'Ona' }, 'Ona'],
  ['the number', { incoming: caller() }, FROM],
  ['what MOR shows', { incoming: caller({ from: null, fromText: '204' }) }, '204'],
];

describe('who is calling', () => {
  it.each(callers)('is %s', (_what, change, who) => {
    expect(messageOf(nameless({ ...change, state: 'contact_ringing' }))).toBe(`${who} is calling`);
    expect(messageOf(nameless({ ...change, state: 'connected' }))).toBe(`Connected with ${who}`);
    expect(subjectOf(nameless({ ...change, state: 'ended', outcome: 'missed' }))).toBe(
      `Call from ${who} - missed`,
    );
  });

  it('is shown as a withheld number when MOR shows none', () => {
    const withheld = nameless({ incoming: caller({ from: null }), state: 'connected' });
    expect(messageOf(withheld)).toBe('Connected with A withheld number');
    expect(subjectOf({ ...withheld, state: 'ended' })).toBe('Call from a withheld number - outcome unknown');
  });
});

describe('the message of a call', () => {
  it.each([
    ['ended without an outcome', { state: 'ended' }, 'The call is over, but MOR did not say how it ended'],
    ['answered without a time', { state: 'ended', outcome: 'answered' }, 'Call ended after 0s'],
    [
      'answered after a minute and more',
      { state: 'ended', outcome: 'answered', talkSeconds: 125 },
      'Call ended after 2m 5s',
    ],
    ['failed without a cause', { state: 'ended', outcome: 'failed' }, 'The call could not be connected'],
    ['refused without a reason', { state: 'refused' }, 'The call was refused'],
    [
      'to a number that MOR asks for',
      {
        state: 'agent_ringing',
        destination: null,
        following: { uniqueIds: [], agentAnsweredAt: iso(T0) },
      },
      'Key in the number on your phone',
    ],
    [
      'to a number that MOR asks for once the agent answers',
      { state: 'agent_ringing', destination: null },
      'Your phone is ringing',
    ],
  ] satisfies [string, Partial<Call>, string][])('that is %s', (_what, change, text) => {
    expect(messageOf(acceptedCall(change))).toBe(text);
  });

  it('names the cause of a failed call', () => {
    const text = messageOf(acceptedCall({ state: 'ended', outcome: 'failed', hangupCause: 1 }));
    expect(text).toMatch(/^The call could not be connected: .+/);
  });
});

describe('the title of an activity', () => {
  it.each([
    ['the number', { destination: FROM }, `Call to ${FROM} - outcome unknown`],
    ['what was keyed in', { destination: null }, 'Call to a number keyed in by the agent - outcome unknown'],
    [
      'that nothing was dialled',
      { destination: FROM, refusal: { code: 'do_not_call', detail: 'no' } },
      `Call to ${FROM} - not called`,
    ],
  ] satisfies [string, Partial<Call>, string][])('names %s', (_what, change, subject) => {
    expect(subjectOf(nameless(change))).toBe(subject);
  });

  it('keeps the outcome when the name is long, and cuts no character in half', () => {
    const subject = subjectOf(acceptedCall({ contactName: '👩‍👩‍👧'.repeat(200), outcome: 'busy' }));
    expect(subject.length).toBeLessThanOrEqual(255);
    expect(subject).toMatch(/^Call to (?:👩‍👩‍👧)+… - busy$/u);
  });
});

describe('the activity of an incoming call', () => {
  it.each([
    ['its number', {}, FROM],
    ['what MOR shows', { from: null, fromText: '204' }, '204'],
    ['withheld', { from: null }, 'withheld'],
  ])('has as its source %s', (_what, change, source) => {
    const incoming = caller(change);
    const activity = toActivity(nameless({ incoming, state: 'ended', outcome: 'missed' }), []);
    expect(activity).toMatchObject({
      direction: 'inbound',
      source,
      from: incoming.from,
      agents: incoming.agents,
      outcome: 'missed',
    });
    expect(activity).not.toHaveProperty('did');
    expect(activity).not.toHaveProperty('recordChosen');
  });

  it('names the number called, and says that an agent has chosen the record', () => {
    const incoming = caller({ did: '+37052000000', chosen: true });
    const chosen = { ...nameless({ incoming }), contactName: 'Janina' };
    const { subject: subjectBefore } = toActivity(nameless({ incoming }), []);
    expect(subjectBefore).not.toContain('Janina');
    expect(toActivity(chosen, [])).toMatchObject({
      did: '+37052000000',
      recordChosen: true,
      subjectBefore,
      subject: expect.stringContaining('Call from Janina'),
    });
  });
});

describe('the activity of a call that was refused', () => {
  it('says failed and why, and begins and ends at the click', () => {
    const { acceptedAt: _accepted, ...call } = nameless({
      state: 'refused',
      refusal: { code: 'do_not_call', detail: 'Not to be called.' },
    });
    expect(toActivity(call, [])).toMatchObject({
      outcome: 'failed',
      refusal: 'Not to be called.',
      startedAt: iso(T0),
      endedAt: iso(T0),
      talkSeconds: 0,
    });
  });
});
