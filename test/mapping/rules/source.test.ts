import { describe, expect, it } from '@jest/globals';
import { internalNumbers } from '../../../src/mapping/rules/internal.ts';
import { checkSource, type SourceRules } from '../../../src/mapping/rules/source.ts';

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
    'may be %s where an administrator wrote it, at any time of day',
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

  it.each(['1234567', '+370600', 'SIP/101', ''])('is not %j, which is no number', (source) => {
    expect(codeOf(source)).toBe('number_invalid');
  });

  it('keeps to the allowed countries', () => {
    const rules = { ...given().rules, allowedCountries: ['LT'] };
    expect(codeOf('+37060012345', { rules })).toBe('ok');
    expect(codeOf('+4915112345678', { rules })).toBe('destination_blocked');
  });

  it('from a user record is an extension only where MOR or a pattern says so', () => {
    expect(codeOf('101', { deviceExtensions: [] })).toBe('destination_blocked');
    expect(codeOf('101', { deviceExtensions: ['102'] })).toBe('destination_blocked');
    expect(codeOf('101', { deviceExtensions: ['101'] })).toBe('ok');
    expect(codeOf('301', { deviceExtensions: [] })).toBe('ok');
    expect(codeOf('+37060012345', { deviceExtensions: [] })).toBe('ok');
  });
});
