import { expect, it } from '@jest/globals';
import type { ChangeListener } from '../../src/calls/watchers.ts';
import type { Call } from '../../src/calls/call/call.ts';
import { createPeaks } from '../../src/calls/peaks.ts';
import { sampleCall } from '../contracts/store/samples.ts';

const HOUR_MS = 3_600_000;

/** A book that holds what the test puts in, and its clock. */
const setUp = (open: readonly Call[] = []) => {
  let nowMs = 10 * HOUR_MS;
  const listeners = new Set<ChangeListener>();
  const peaks = createPeaks(
    {
      open: () => open,
      watch(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    () => nowMs,
  );
  peaks.start();
  return {
    peaks,
    pass: (ms: number) => {
      nowMs += ms;
    },
    tell: (call: Call, before?: Call) => {
      for (const listener of listeners) listener(call, before, 'here');
    },
  };
};

const call = (more: Partial<Call> = {}): Call => sampleCall({ crm: 'sales', state: 'connected', ...more });
const over = (one: Call): Call => ({ ...one, state: 'ended', outcome: 'busy' });

it('keeps the highest number of concurrent calls, by CRM instance', () => {
  const { peaks, tell } = setUp([call(), call({ crm: 'other' })]);
  const [second, third] = [call(), call()];
  tell(second);
  tell(third);
  tell(over(third), third);
  tell(over(second), second);
  expect([peaks.highest('sales'), peaks.highest('other'), peaks.highest('none')]).toEqual([3, 1, 0]);
});

it('stops counting a call once its line is free, and never counts a refused one', () => {
  const { peaks, tell } = setUp();
  const first = call();
  tell(first);
  tell({ ...first, following: { ...first.following, lineFree: true } }, first);
  tell(call());
  tell(call({ state: 'refused' }));
  expect(peaks.highest('sales')).toBe(1);
});

it('forgets after a day, but not calls still in progress', () => {
  const { peaks, tell, pass } = setUp();
  const calls = [call(), call(), call()];
  for (const one of calls) tell(one);
  for (const one of calls.slice(1)) tell(over(one), one);
  pass(23 * HOUR_MS);
  expect(peaks.highest('sales')).toBe(3);
  pass(2 * HOUR_MS);
  expect(peaks.highest('sales')).toBe(1);
  const late = call();
  tell(late);
  tell(over(late), late);
  expect(peaks.highest('sales')).toBe(2);
});
