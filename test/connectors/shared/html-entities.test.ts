import { describe, expect, it } from '@jest/globals';
import { decodeEntities } from '../../../connectors/shared/html-entities.ts';
import { shown } from '../../simulators/suitecrm-save.ts';
import { fc } from '../../helpers/property.ts';

describe('decodeEntities', () => {
  it.each([
    ['O&#039;Neil', "O'Neil"],
    ['O&#39;Neil', "O'Neil"],
    ['&quot;Ąžuolas&quot; &amp; Co &lt;LT&gt;', '"Ąžuolas" &amp; Co <LT>'],
    ['R&D &copy &unknown; 100 &lt', 'R&D &copy &unknown; 100 &lt'],
    ['&amp;lt;', '&amp;lt;'],
    ['', ''],
  ])('%j is %j', (encoded, text) => {
    expect(decodeEntities(encoded)).toBe(text);
  });

  it('reverses the encoding by SuiteCRM of any text that contains no entities', () => {
    const text = fc.string({ unit: 'binary' }).filter((value) => !/&(?:lt|gt|quot|#)/.test(value));
    fc.assert(
      fc.property(text, (value) => {
        expect(decodeEntities(shown(value))).toBe(value);
      }),
    );
  });
});
