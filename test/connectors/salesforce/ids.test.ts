import { describe, expect, it } from '@jest/globals';
import {
  isApiName,
  isSalesforceId,
  soqlContains,
  soqlList,
  soqlText,
} from '../../../connectors/salesforce/ids.ts';
import { meets, parseSoql } from '../../simulators/salesforce/soql.ts';
import { fc } from '../../helpers/property.ts';

/** Whether the connector's condition matches a row with this value, according to the fake org's parser. */
const finds = (condition: string, value: string): boolean => {
  const { where } = parseSoql(`SELECT Id FROM User WHERE Name ${condition}`);
  if (where === undefined) throw new Error('no condition');
  return meets(where, () => value);
};

describe('ids and names', () => {
  it.each(['0035g00000ABCDE', '0035g00000ABCDEAA2'])('%s is an id', (id) => {
    expect(isSalesforceId(id)).toBe(true);
  });
  it.each([
    '',
    '0035g00000ABCD',
    '0035g00000ABCDEA',
    '0035g00000ABCD/',
    "0035g00000ABCD'",
    '0035g00000ABCDE\n',
  ])('%j is not an id', (id) => {
    expect(isSalesforceId(id)).toBe(false);
  });
  it.each(['Contact', 'Vehicle__c', 'acme__Vehicle__c', 'MOR_Call_State__e'])('%s is an API name', (name) => {
    expect(isApiName(name)).toBe(true);
  });
  it.each(['', '9Lives', '_x', 'A-B', 'A.B', 'A B', "A'", '../A', 'A'.repeat(81)])(
    '%j is not an API name',
    (name) => {
      expect(isApiName(name)).toBe(false);
    },
  );
});

describe('values in queries', () => {
  const nasty = fc.string({
    unit: fc.constantFrom('a', "'", '\\', '%', '_', '\n', '\r', '\t', ' ', 'ž', ')'),
  });

  it('match exactly the text, whatever it contains', () => {
    fc.assert(
      fc.property(nasty, nasty, (text, other) => {
        expect(finds(`= ${soqlText(text)}`, text)).toBe(true);
        expect(finds(`IN ${soqlList([text])}`, other)).toBe(text === other);
      }),
    );
  });

  it('match a substring literally, without wildcards', () => {
    const part = fc.string({ unit: fc.constantFrom('a', "'", '\\', '%', '_', 'ž') });
    fc.assert(
      fc.property(part, part, part, (before, text, after) => {
        expect(finds(`LIKE ${soqlContains(text)}`, before + text + after)).toBe(true);
        expect(finds(`LIKE ${soqlContains(text)}`, after)).toBe(after.includes(text));
      }),
    );
  });
});
