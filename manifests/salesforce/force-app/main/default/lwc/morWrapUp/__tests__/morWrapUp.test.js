import { asks, callToAskAbout, closeCall, onNews } from 'c/morWrapUp';

jest.mock('@salesforce/user/Id', () => ({ default: '005000000000001AAA' }), { virtual: true });

const ended = (id, more = {}) => ({
  id,
  state: 'ended',
  outcome: 'answered',
  endedAt: new Date().toISOString(),
  ...more,
});
const STRICT = { resultRequired: true };

describe('c-mor-wrap-up', () => {
  beforeEach(() => localStorage.clear());

  it('asks after calls that tried the contact, until they are closed', () => {
    const outcomes = ['answered', 'no_answer', 'busy', 'unknown', 'agent_no_answer', 'cancelled', 'failed'];
    expect(outcomes.filter((outcome) => asks(ended('a', { outcome })))).toEqual(outcomes.slice(0, 4));
    expect(asks({ id: 'a', state: 'connected' })).toBe(false);
    closeCall('a');
    expect(asks(ended('a'))).toBe(false);
  });

  it('asks only the agent who took a call that came in', () => {
    const ringing = (userId) => [{ userId, answeredAt: '2026-11-28T10:00:00Z' }];
    expect(asks(ended('in', { incoming: { ringing: ringing('005000000000001') } }))).toBe(true);
    expect(asks(ended('in', { incoming: { ringing: ringing('005000000000002') } }))).toBe(false);
  });

  it('asks about the newest call, and about older ones where a result is required', () => {
    const calls = [ended('new', { resultCode: 'reached' }), ended('older'), ended('oldest')];
    expect(callToAskAbout(calls, {})).toBeUndefined();
    expect(callToAskAbout(calls.slice(1), {}).id).toBe('older');
    expect(callToAskAbout(calls, STRICT).id).toBe('older');
    closeCall('older');
    expect(callToAskAbout(calls, STRICT).id).toBe('oldest');
    const long = [ended('long ago', { endedAt: '2026-01-01T10:00:00Z' })];
    expect(callToAskAbout(long, STRICT)).toBeUndefined();
  });

  it('tells the page when a call was closed', () => {
    const listener = jest.fn();
    const stop = onNews(listener);
    closeCall('a');
    stop();
    closeCall('b');
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
