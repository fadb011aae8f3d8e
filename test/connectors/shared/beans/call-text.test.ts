import { describe, expect, it } from '@jest/globals';
import {
  callDescription,
  callName,
  mergeDescription,
} from '../../../../connectors/shared/beans/call-text.ts';
import { anActivity } from '../../../contracts/activity.ts';
import { fc } from '../../../helpers/property.ts';

describe('callName', () => {
  const name = (subject: string, subjectEnding = ''): string => callName({ subject, subjectEnding }, 50);

  it('keeps 50 characters without splitting an emoji, and removes line ends', () => {
    expect(name('😀'.repeat(60))).toBe('😀'.repeat(50));
    expect(name('Call\r\n to  Anna')).toBe('Call to Anna');
    expect(name('  ')).toBe('Telephone call');
  });

  it('preserves text that SuiteCRM would mistake for a tag', () => {
    expect(name('a <b c')).toBe('a < b c');
  });

  it('shortens the name, never the outcome, even where the CRM stores more characters than it shows', () => {
    const company = 'Müller & Söhne & Partner GmbH';
    // Seen in 7.14.6: each ampersand takes up the space of `&amp;`.
    expect(name(`Call to ${company} - no answer`, ' - no answer')).toBe(
      'Call to Müller & Söhne & Part… - no answer',
    );
    expect(callName({ subject: `Call to ${company} - no answer`, subjectEnding: ' - no answer' }, 255)).toBe(
      `Call to ${company} - no answer`,
    );
  });

  it('fits any name and outcome into any column', () => {
    const endings = fc.constantFrom(' - answered', ' - agent did not answer', ' - not called');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        endings,
        fc.integer({ min: 40, max: 255 }),
        (whom, ending, max) => {
          const made = callName({ subject: `Call to ${whom}${ending}`, subjectEnding: ending }, max);
          expect(made.endsWith(ending.trim())).toBe(true);
          expect(Array.from(made.replaceAll('&', '&amp;')).length).toBeLessThanOrEqual(max);
          expect(() => encodeURIComponent(made)).not.toThrow();
        },
      ),
    );
  });
});

describe('callDescription', () => {
  it('puts the result first unless it has its own field', () => {
    const activity = anActivity({ notes: 'Wants an offer\n<tomorrow>', disposition: 'Sale' });
    expect(callDescription(activity, false)).toBe('Sale\nWants an offer\n< tomorrow>');
    expect(callDescription(activity, true)).toBe('Wants an offer\n< tomorrow>');
    expect(callDescription(anActivity(), false)).toBe('');
    const chosen = { ...activity, disposition: 'sale', result: { code: 'sale', label: 'Sold' } };
    expect(callDescription(chosen, false)).toBe('Sold\nWants an offer\n< tomorrow>');
  });
});

describe('mergeDescription', () => {
  it.each([
    // stored, wanted, known, result
    ['', 'new', undefined, 'new'],
    ['', '', undefined, undefined],
    ['old', 'old', undefined, undefined],
    ['o l\r\nd', 'o l\nd!', undefined, undefined],
    ['old', 'old and more', undefined, 'old and more'],
    ['Her own words', 'ours', undefined, 'Her own words\nours'],
    ['Her own words\nours', 'ours', undefined, undefined],
    ['ours', 'shorter', ['ours'], 'shorter'],
    ['ours', '', ['ours'], ''],
    ['older', 'ours', ['older', 'old'], 'ours'],
    ['Her own words', 'ours', ['before'], undefined],
    ['', 'ours', ['before'], undefined],
    ['', 'ours', ['', 'before'], 'ours'],
    ['Her own words', 'ours', [''], 'Her own words\nours'],
    ['Her own words\r\nours', 'ours', [''], undefined],
    ['Her own words\r\nbe\r\nfore', 'ours', ['', 'be\nfore'], 'Her own words\nours'],
    ['before, in her words', 'ours', ['before'], undefined],
    ['kept', '', ['gone'], undefined],
    ['', '😀', undefined, '😀'],
  ])('%j + %j, ours %j: %j', (stored, wanted, known, result) => {
    expect(mergeDescription(stored, wanted, known)).toBe(result);
  });

  it('changes nothing when repeated', () => {
    for (const stored of ['', 'a', 'x\ny', 'notes', '"quotes" & <b']) {
      const once = mergeDescription(stored, 'notes', undefined) ?? stored;
      expect(mergeDescription(once, 'notes', undefined)).toBe(undefined);
    }
  });
});
