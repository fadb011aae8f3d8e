import { describe, expect, it } from '@jest/globals';
import { callRecordId } from '../../../connectors/shared/beans/call-fields.ts';
import { uuidV5 } from '../../../connectors/shared/uuid-v5.ts';

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

describe('uuidV5', () => {
  it('gives the example of RFC 9562, appendix A.4', () => {
    expect(uuidV5(DNS, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('keeps the ids of calls that are in CRMs already', () => {
    expect(callRecordId('01J9Z3V7K2')).toBe('e5acf866-0277-5385-b364-0821bed596d1');
    expect(callRecordId('01J9Z3V7K3')).not.toBe(callRecordId('01J9Z3V7K2'));
  });

  it('sets version and variant whatever the name', () => {
    for (let i = 0; i < 200; i++)
      expect(uuidV5(DNS, `name ${i} ž`)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
  });
});
