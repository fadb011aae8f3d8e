import { describe, expect, it } from '@jest/globals';
import {
  callResultOf,
  describeCall,
  resealed,
  textBefore,
  untouched,
} from '../../../connectors/salesforce/task-text.ts';
import { anActivity } from '../../contracts/activity.ts';
import { fc } from '../../helpers/property.ts';

const activity = anActivity({ callId: 'call-1', notes: 'will buy', disposition: 'Sale' });

describe('the description of a Task', () => {
  it('has the notes first, then the facts, then the mark', () => {
    const lines = describeCall(activity).split('\n');
    expect(lines).toEqual([
      'will buy',
      '',
      'Answered: 101 to +37061234567',
      'Rang 10 s, talked 65 s',
      'Hangup cause 16',
      expect.stringMatching(/^MOR call call-1 \[[0-9a-f]{8}-[0-9a-f]{8}\]$/),
    ]);
  });

  it('recognises its own text, even after Salesforce has changed line ends and surrounding spaces', () => {
    const text = describeCall(activity);
    expect(untouched(text, 'Sale')).toEqual({ description: true, result: true });
    expect(untouched(` ${text.replaceAll('\n', '\r\n')}\r\n`, 'Sale')).toEqual({
      description: true,
      result: true,
    });
  });

  it('treats empty fields as untouched', () => {
    expect(untouched('', '')).toEqual({ description: true, result: true });
  });

  it('detects every change to the text, and to the call result separately', () => {
    const text = describeCall(activity);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('', 'x', 'changed'), (at, put) => {
        const changed = text.slice(0, at) + put + text.slice(at + 1);
        fc.pre(changed.trim() !== text.trim());
        // Not covered: the space before the digests, and the call result's digest at the very end.
        fc.pre(at < text.length - 11 && at !== text.lastIndexOf('[') - 1);
        expect(untouched(changed, 'Sale').description).toBe(false);
      }),
    );
    expect(untouched(text, 'No sale')).toEqual({ description: true, result: false });
    expect(untouched('By hand', 'Sale')).toEqual({ description: false, result: false });
  });

  it('keeps what the agent wrote beforehand through later changes', () => {
    const planned = describeCall(activity, 'Ask about\r\nthe invoice');
    expect(textBefore(planned)).toBe('Ask about\nthe invoice');
    expect(untouched(planned, 'Sale').description).toBe(true);
    expect(textBefore(describeCall({ ...activity, notes: 'new' }, textBefore(planned)))).toBe(
      'Ask about\nthe invoice',
    );
    expect(textBefore(describeCall(activity))).toBe('');
  });

  it('can be resealed for another result without changing the text', () => {
    const text = resealed(describeCall(activity), 'No sale');
    expect(untouched(text, 'No sale')).toEqual({ description: true, result: true });
    expect(text.split('\n').slice(0, -1)).toEqual(describeCall(activity).split('\n').slice(0, -1));
  });

  it('fits the field and keeps its mark, however long the notes are', () => {
    const text = describeCall({ ...activity, notes: 'long '.repeat(10_000) });
    expect(text.length).toBeLessThanOrEqual(32_000);
    expect(untouched(text, 'Sale')).toEqual({ description: true, result: true });
  });

  it('says so when the agent entered the number', () => {
    expect(describeCall({ ...activity, destination: null })).toContain(
      '101 to a number that the agent entered',
    );
  });

  it('uses the outcome as call result where the agent chose none', () => {
    expect(callResultOf(activity)).toBe('Sale');
    expect(callResultOf(anActivity({ outcome: 'agent_no_answer' }))).toBe('Agent did not answer');
    expect(callResultOf(anActivity({ outcome: 'busy', disposition: '' }))).toBe('Busy');
  });
});
