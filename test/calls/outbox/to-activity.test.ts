import { describe, expect, it } from '@jest/globals';
import type { CallText } from '../../../src/calls/call/call.ts';
import { toActivity } from '../../../src/calls/outbox/to-activity.ts';
import { defined } from '../../../src/defined.ts';
import { USUAL_RESULTS } from '../../../src/vocabulary/usual-results.ts';
import type { ResultChoice } from '../../../src/vocabulary/results.ts';
import { acceptedCall } from '../../helpers/calls.ts';

const own: readonly ResultChoice[] = [
  { code: 'call_back', labels: { en: 'Call back', de: 'Rückruf' }, value: 'CB' },
];
const activity = (change: CallText & { earlier?: readonly CallText[] }, choices = own) => {
  const { earlier, ...text } = change;
  const call = acceptedCall({ ...text, activity: { state: 'pending', ...defined({ earlier }) } });
  return toActivity(call, choices);
};

describe('the result of a call in its activity', () => {
  it.each([
    ['its code', { result: 'call_back' }, USUAL_RESULTS, 'call_back'],
    ["the CRM's own value", { result: 'call_back' }, own, 'CB'],
    ['its code when it has left the configuration', { result: 'gone' }, own, 'gone'],
    ['what an earlier version had kept', { disposition: 'Sale' }, own, 'Sale'],
    [
      'its value, whatever text an earlier version had',
      { result: 'call_back', disposition: 'Rückruf' },
      own,
      'CB',
    ],
    ['nothing when there never was one', { earlier: [{ notes: 'n' }] }, own, undefined],
    ['empty when it was taken away', { earlier: [{ result: 'call_back' }] }, own, ''],
  ])('is %s', (_what, text, choices, written) => {
    expect(activity(text, choices).disposition).toBe(written);
  });

  it('comes with the English label for people', () => {
    expect(activity({ result: 'call_back' }).result).toEqual({ code: 'call_back', label: 'Call back' });
    expect(activity({ disposition: 'Sale' })).not.toHaveProperty('result');
  });

  it('lists everything the CRM may hold: the label where people read it, and the text of an earlier version', () => {
    const earlier = [{ notes: 'n', result: 'call_back', disposition: 'Perskambinti' }, {}];
    expect(activity({ result: 'reached', earlier }).earlier).toEqual([
      { notes: 'n', disposition: 'CB' },
      { notes: 'n', disposition: 'Call back' },
      { notes: 'n', disposition: 'Perskambinti' },
      {},
    ]);
  });
});
