import { describe, expect, it } from '@jest/globals';
import {
  validateMapping,
  type MappingContext,
  type MappingInput,
} from '../../../src/mapping/agents/validate.ts';
import { row } from '../rows.ts';

const context = { crms: ['sales', 'support'], mors: ['main', 'backup'] };
const errorsOf = (input: MappingInput): Record<string, string> => {
  const result = validateMapping(input, context);
  return result.ok ? {} : Object.fromEntries(result.errors.map(({ column, message }) => [column, message]));
};

describe('validateMapping', () => {
  it('normalises a row for storage', () => {
    const input = {
      ...row(),
      device: ' 017 ',
      source: ' +370 600 12345 ; 101;; ',
      country: 'Lithuania',
      freeDialling: 'YES',
      enabled: '0',
      callerIdA: '',
      email: null,
      name: 'Anna Ona',
    };
    expect(validateMapping(input, context)).toEqual({
      ok: true,
      mapping: row({
        source: '+370 600 12345;101',
        country: 'LT',
        freeDialling: true,
        enabled: false,
        name: 'Anna Ona',
      }),
    });
  });

  it('fills in what is the same for everybody', () => {
    const { crm, user, username, device, source } = row();
    const rest = { crm, user, username, device, source };
    expect(validateMapping(rest, { ...context, mors: ['main'] })).toEqual({ ok: true, mapping: row() });
    expect(errorsOf(rest)).toEqual({ mor: 'is missing' });
  });

  it('lists every missing column', () => {
    expect(Object.keys(errorsOf({}))).toEqual(['crm', 'user', 'mor', 'username', 'device', 'source']);
  });

  it('allows empty columns that something else supplies, but not an empty key', () => {
    const supplied = (crm: string) =>
      crm === 'sales' ? (['crm', 'user', 'mor', 'device', 'source', 'username'] as const) : [];
    expect(validateMapping({ crm: 'sales', user: 'u' }, { ...context, supplied })).toEqual({
      ok: true,
      mapping: row({ user: 'u', mor: '', username: '', device: '', source: '' }),
    });
    expect(validateMapping({ crm: 'sales' }, { ...context, supplied })).toMatchObject({
      errors: [{ column: 'user' }],
    });
    expect(validateMapping({ crm: 'support', user: 'u' }, { ...context, supplied })).toMatchObject({
      ok: false,
    });
  });

  it.each<[MappingInput, RegExp]>([
    [{ crm: 'other' }, /no CRM instance "other".*sales, support/],
    [{ mor: 'other' }, /no MOR server "other".*main, backup/],
    [{ user: 5 }, /must be text/],
    [{ user: 'a\nb' }, /line break/],
    [{ username: 'J\uFFFDrg' }, /a letter is lost/],
    [{ username: 'x'.repeat(201) }, /longer than 200/],
    [{ device: 'sip17' }, /not the extension/],
    [{ device: '1.5E+10' }, /spreadsheet/],
    [{ source: '3,7E+10' }, /spreadsheet/],
    [{ source: 'anna' }, /"anna" is not a number/],
    [{ source: '101,102' }, /is not a number/],
    [{ source: '9'.repeat(21) }, /is not a number/],
    [{ source: ';;' }, /holds no number/],
    [{ source: '101; +370 6' }, /"\+370 6" cannot be dialled: it has too few digits/],
    [{ source: '112' }, /emergency/],
    [{ cardPin: '12a4' }, /only digits/],
    [{ legATariff: 'x' }, /only digits/],
    [{ country: 'Atlantis' }, /two-letter code/],
    [{ email: 'anna' }, /e-mail/],
    [{ enabled: 'maybe' }, /true or false/],
    [{ freeDialling: 1 }, /must be text/],
  ])('refuses %j', (changes, message) => {
    const [column] = Object.keys(changes);
    expect(errorsOf({ ...row(), ...changes })).toEqual({ [String(column)]: expect.stringMatching(message) });
  });

  it('accepts the kinds of source that MOR knows', () => {
    for (const source of ['101', '*55', '306984327343', '860012345', '+37060012345', '0044 20 7946 0018']) {
      expect(errorsOf({ ...row(), source })).toEqual({});
    }
  });

  it('checks each source against the rules as it was read, and names the first one blocked', () => {
    const asked: unknown[] = [];
    const sourceFault: MappingContext['sourceFault'] = (cell, of) => {
      asked.push([cell.text, cell.changed, of.crm, of.country]);
      return cell.text === '102' ? '102 is blocked' : undefined;
    };
    const check = (source: string): unknown =>
      validateMapping({ ...row(), country: 'lt', source }, { ...context, sourceFault });
    expect(check('101;37060012345.0')).toMatchObject({ ok: true });
    expect(asked.splice(0)).toEqual([
      ['101', false, 'sales', 'LT'],
      ['37060012345', true, 'sales', 'LT'],
    ]);
    expect(check('101;102;103')).toEqual({
      ok: false,
      errors: [{ column: 'source', message: '102 is blocked' }],
    });
  });

  it("stores the user under the id in the CRM's own form", () => {
    const idForms = new Map([['sales', { connector: { canonicalId: (id: string) => id.toUpperCase() } }]]);
    const stored = (crm: string): unknown =>
      validateMapping({ ...row(), crm, user: ' u1\u200b ' }, { ...context, idForms });
    expect(stored('sales')).toEqual({ ok: true, mapping: row({ user: 'U1' }) });
    expect(stored('support')).toEqual({ ok: true, mapping: row({ crm: 'support', user: 'u1' }) });
  });
});
