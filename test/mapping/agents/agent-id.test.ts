import { describe, expect, it } from '@jest/globals';
import { canonicalSalesforceId } from '../../../connectors/salesforce/ids.ts';
import {
  canonicalRecord,
  canonicalRef,
  isSameAgent,
  plainId,
  rowRenames,
} from '../../../src/mapping/agents/agent-id.ts';
import { row } from '../rows.ts';

const LONG = '0055g00000AbCdEAAV';
const SHORT = LONG.slice(0, 15);
const crms = new Map([['sales', { connector: { canonicalId: canonicalSalesforceId } }]]);

describe("the canonical form of an agent's id", () => {
  it.each([
    [' ann ', 'ann'],
    ['\u200bann\ufeff', 'ann'],
    ['\uff41\uff4e\uff4e', 'ann'],
    ['A1B2C3D4-0000-4000-8000-00000000ABCD', 'a1b2c3d4-0000-4000-8000-00000000abcd'],
    ['Ann', 'Ann'],
  ])('%j is %j', (id, plain) => {
    expect(plainId(id)).toBe(plain);
  });

  it('has 18 characters in Salesforce, whatever the case', () => {
    for (const id of [SHORT, LONG, LONG.toLowerCase(), LONG.toUpperCase()]) {
      expect(canonicalSalesforceId(id)).toBe(canonicalSalesforceId(SHORT));
    }
    expect(canonicalSalesforceId('ann')).toBe('ann');
    expect(canonicalSalesforceId('a name of 18 chars')).toBe('a name of 18 chars');
    expect(canonicalRef({ crm: 'sales', user: ` ${SHORT} ` }, crms).user).toHaveLength(18);
    expect(canonicalRef({ crm: 'other', user: SHORT }, crms).user).toBe(SHORT);
  });

  it('is applied to rows stored earlier, and two rows of one agent are reported', () => {
    const old = row({ crm: 'sales', user: SHORT });
    const { changes, clashes } = rowRenames([old], crms);
    const user = canonicalSalesforceId(SHORT);
    expect(changes).toEqual([
      { ref: { crm: 'sales', user: SHORT } },
      { ref: { crm: 'sales', user }, after: { ...old, user } },
    ]);
    expect(clashes).toEqual([]);
    expect(rowRenames([old, row({ crm: 'sales', user })], crms)).toEqual({ changes: [], clashes: [old] });
  });

  it('decides whether two spellings are one agent, by the rules of their CRM', () => {
    expect(isSameAgent('sales', SHORT, ` ${LONG}`, crms)).toBe(true);
    expect(isSameAgent('sales', SHORT, `${SHORT.slice(0, -1)}e`, crms)).toBe(false);
    expect(isSameAgent('other', 'ANN', 'ann', crms)).toBe(true);
    expect(isSameAgent('other', SHORT, LONG, crms)).toBe(false);
  });

  it('is applied to records too, and a record that already has it stays the same object', () => {
    const record = { id: `\u200b${SHORT} `, type: 'Contact' };
    const inForm = canonicalRecord(record, 'sales', crms);
    expect(inForm).toEqual({ id: canonicalSalesforceId(SHORT), type: 'Contact' });
    expect(canonicalRecord(inForm, 'sales', crms)).toBe(inForm);
    expect(canonicalRecord(record, 'other', crms)).toEqual({ id: SHORT, type: 'Contact' });
  });
});
