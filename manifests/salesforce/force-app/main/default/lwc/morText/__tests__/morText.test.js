import { describeCall, format, formatDuration, isOpen } from 'c/morText';
import { problemDetail, problemOfError, problemText } from 'c/morProblemText';

describe('texts', () => {
  it('puts values in their places and leaves places without a value', () => {
    expect(format('{1} of {0}', 'a', 2)).toBe('2 of a');
    expect(format('{0}', 0)).toBe('0');
    expect(format('{0} {1}', 'a')).toBe('a {1}');
  });

  it.each([
    [0, '0s'],
    [9.9, '9s'],
    [65, '1m 5s'],
    [3725, '1h 2m 5s'],
    [-4, '0s'],
  ])('shows %s seconds as %s', (seconds, shown) => {
    expect(formatDuration(seconds)).toBe(shown);
  });

  it('describes every outcome, and never nothing', () => {
    expect(describeCall({ state: 'ended', outcome: 'busy' }).title).toBe('c.Mor_Outcome_Busy');
    expect(describeCall({ state: 'ended', outcome: 'new_outcome' }).title).toBe('c.Mor_Outcome_Unknown');
    expect(describeCall({ state: 'new_state' }).title).toBe('c.Mor_State_Unknown');
  });

  it('knows which calls can still change', () => {
    expect(isOpen({ state: 'unknown' })).toBe(true);
    expect(isOpen({ state: 'ended' })).toBe(false);
    expect(isOpen({ state: 'refused' })).toBe(false);
    expect(isOpen(undefined)).toBe(false);
  });
});

describe('problems', () => {
  it('has a text for a known code and a general one for others', () => {
    expect(problemText({ code: 'do_not_call' })).toBe('c.Mor_Problem_Do_Not_Call');
    expect(problemText({ code: 'destination_blocked', rule: 'blocked_types' })).toBe(
      'c.Mor_Problem_Destination_Blocked',
    );
    expect(problemText({ code: 'destination_blocked', rule: 'emergency' })).toBe('c.Mor_Problem_Emergency');
    expect(problemText({ code: 'made_up' })).toBe('c.Mor_Problem_Other');
  });

  it('joins what is known of the detail', () => {
    expect(problemDetail({ detail: 'a', cure: 'b' })).toBe('a b');
    expect(problemDetail({ cure: 'b' })).toBe('b');
  });

  it('takes an exception for an uncertain answer', () => {
    expect(problemOfError({ body: { message: 'm' } })).toEqual({
      code: 'connector_unreachable',
      detail: 'm',
      retryable: true,
      uncertain: true,
    });
    expect(problemOfError(undefined).detail).toBe('');
  });
});
