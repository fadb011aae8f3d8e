import { describe, expect, it } from '@jest/globals';
import { internalNumbers } from '../../../src/mapping/rules/internal.ts';
import { checkSource, createSourceFault, type SourceRules } from '../../../src/mapping/rules/source.ts';

const given = (change: Partial<SourceRules> = {}): SourceRules => ({
  rules: { blockedPrefixes: [], blockedTypes: ['PREMIUM_RATE'], quietHours: { from: '00:00', to: '00:00' } },
  context: { nowMs: Date.UTC(2026, 0, 15, 12), homeCountries: ['LT'] },
  isInternal: internalNumbers(['3XX']),
  ...change,
});
const codeOf = (source: string, change: Partial<SourceRules> = {}): string => {
  const verdict = checkSource(source, given(change));
  return verdict.ok ? 'ok' : verdict.code;
};

describe("an agent's own telephone", () => {
  it.each(['101', '10', '123456', '+370 600 12345', '860012345', '37060012345', '306984327343'])(
    'may be %s when an administrator entered it, at any time of day',
    (source) => {
      expect(codeOf(source)).toBe('ok');
    },
  );

  it.each(['112', '911', '*112', '*21*5551#', '+37090012345', '+447012345678', '+24740123', '+881612345678'])(
    'is never %s',
    (source) => {
      expect(codeOf(source)).toBe('destination_blocked');
    },
  );

  it.each(['1234567', '+370600', 'SIP/101', ''])('cannot be %j, which is not a number', (source) => {
    expect(codeOf(source)).toBe('number_invalid');
  });

  it('must be in the allowed countries', () => {
    const rules = { ...given().rules, allowedCountries: ['LT'] };
    expect(codeOf('+37060012345', { rules })).toBe('ok');
    expect(codeOf('+4915112345678', { rules })).toBe('destination_blocked');
  });

  it('from a user record is an extension only when MOR or a pattern says so', () => {
    expect(codeOf('101', { deviceExtensions: [] })).toBe('destination_blocked');
    expect(codeOf('101', { deviceExtensions: ['102'] })).toBe('destination_blocked');
    expect(codeOf('101', { deviceExtensions: ['101'] })).toBe('ok');
    expect(codeOf('301', { deviceExtensions: [] })).toBe('ok');
    expect(codeOf('+37060012345', { deviceExtensions: [] })).toBe('ok');
  });
});

describe('the source of a mapping row', () => {
  const fault = createSourceFault({
    crms: new Map([
      ['sales', { defaultCountry: 'LT' }],
      ['support', {}],
    ]),
    rules: { current: () => ({ rules: given().rules, numbers: { defaultCountry: 'DE' } }) },
    now: () => given().context.nowMs,
  });
  const cell = (text: string, changed = false): { text: string; changed: boolean } => ({ text, changed });

  it.each([
    ['sales', '860012345'],
    ['support', '030 12345678'],
    ['unknown', '030 12345678'],
    ['sales', '101'],
  ])('of %s may be %s', (crm, text) => {
    expect(fault(cell(text), { crm })).toBeUndefined();
  });

  it("uses the row's own country first, and says what blocks it", () => {
    expect(fault(cell('030 12345678'), { crm: 'sales' })).toMatch(/^030 12345678 cannot be dialled: /);
    expect(fault(cell('030 12345678'), { crm: 'sales', country: 'DE' })).toBeUndefined();
    expect(fault(cell('+37090012345'), { crm: 'sales' })).toMatch(/premium.*the dial rules exclude/);
  });

  it('must be confirmed when a spreadsheet may have dropped the leading 0', () => {
    const row = { crm: 'support' };
    expect(fault(cell('3012345678', true), row)).toBe(
      'a spreadsheet may have taken the 0 in front of 3012345678; write +493012345678 if that is meant',
    );
    expect(fault(cell('493012345678', true), row)).toBeUndefined();
    expect(fault(cell('101', true), row)).toBeUndefined();
  });
});
