import { describe, expect, it } from '@jest/globals';
import { parseNumber, type DialableNumber } from '../../../src/mapping/numbers/numbers.ts';
import { internalNumbers } from '../../../src/mapping/rules/internal.ts';
import { checkRules, type DialRules, type RuleContext } from '../../../src/mapping/rules/rules.ts';

const open: DialRules = { blockedPrefixes: [], blockedTypes: [] };
const noonUtc = Date.UTC(2026, 0, 15, 12);
const at = (nowMs: number, homeCountries: RuleContext['homeCountries'] = ['LT']): RuleContext => ({
  nowMs,
  homeCountries,
  isInternal: internalNumbers(['1XX', '2XX']),
});

const number = (raw: string): DialableNumber => {
  const parsed = parseNumber(raw, ['US'], internalNumbers(['XXX']));
  if (parsed.kind === 'invalid') throw new Error(`${raw}: ${parsed.reason}`);
  return parsed;
};
const ruleOf = (raw: string | DialableNumber, rules: Partial<DialRules>, context = at(noonUtc)): string => {
  const verdict = checkRules(typeof raw === 'string' ? number(raw) : raw, { ...open, ...rules }, context);
  return verdict.ok ? 'ok' : verdict.rule;
};

const COSTLY = [
  '+12129761234',
  '+447012345678',
  '+447612345678',
  '+491901234567',
  '+491371234567',
  '+380900123456',
  '+24740123',
  '+29020123',
];

describe('checkRules', () => {
  it('never dials emergency numbers', () => {
    for (const digits of ['112', '911', '999', '0112', '9911']) {
      expect(ruleOf({ kind: 'internal', digits }, {}, at(noonUtc, []))).toBe('emergency');
    }
    expect(ruleOf('102', {}, at(noonUtc, ['LT']))).toBe('emergency');
    expect(ruleOf('102', {}, at(noonUtc, ['US', undefined, 'Nowhere']))).toBe('ok');
    for (const digits of ['112#', '*112', '*112#', '0112', '00112', '9911', '0110']) {
      expect(ruleOf({ kind: 'internal', digits }, {}, at(noonUtc, ['DE']))).toBe('emergency');
    }
    expect(ruleOf('110', {}, at(noonUtc, ['GB', 'DE']))).toBe('emergency');
    expect(ruleOf({ kind: 'e164', e164: '+49110', country: 'DE', national: '110' }, {})).toBe('emergency');
    expect(ruleOf({ kind: 'e164', e164: '+49110', country: 'DE', national: '0110' }, {})).toBe('emergency');
  });

  it('lets internal numbers pass, whatever the rules for external ones', () => {
    const rules = {
      allowedCountries: [],
      blockedPrefixes: ['2'],
      quietHours: { from: '00:00', to: '00:00' },
    };
    expect(ruleOf('201', rules)).toBe('ok');
  });

  it('dials no other short number, and no code', () => {
    for (const digits of ['301', '21', '118118', '411', '11880', '2011']) {
      expect(ruleOf({ kind: 'internal', digits }, {})).toBe('not_internal');
    }
    for (const digits of ['*98', '*21*201#', '201#', '#201', '*201']) {
      expect(ruleOf({ kind: 'internal', digits }, {})).toBe('service_code');
    }
    expect(ruleOf({ kind: 'internal', digits: '201' }, {}, { nowMs: noonUtc, homeCountries: ['LT'] })).toBe(
      'not_internal',
    );
    expect(ruleOf({ kind: 'e164', e164: '+4911880', country: 'DE', national: '11880' }, {})).toBe(
      'service_code',
    );
  });

  it.each(COSTLY)('does not dial %s unless its prefix is allowed', (e164) => {
    const digits = e164.slice(1);
    const costly: DialableNumber = { kind: 'e164', e164, country: 'GB', national: '07012345678' };
    expect(ruleOf(costly, {})).toBe('costly_ranges');
    expect(ruleOf(costly, { allowedPrefixes: [digits.slice(0, 6)] })).toBe('ok');
    expect(ruleOf(costly, { allowedPrefixes: [e164.slice(0, 6)] })).toBe('ok');
    expect(ruleOf(costly, { allowedPrefixes: ['+999'] })).toBe('costly_ranges');
  });

  it.each(['+447624123456', '+12129751234', '+4918041234567', '+33825123456', '+43810123456'])(
    'dials %s, which only looks like one of them',
    (e164) => {
      expect(ruleOf({ kind: 'e164', e164, national: '0123456789' }, {})).toBe('ok');
    },
  );

  it('allows only the allowed countries', () => {
    expect(ruleOf('+37060012345', {})).toBe('ok');
    expect(ruleOf('+37060012345', { allowedCountries: ['LT'] })).toBe('ok');
    expect(ruleOf('+77011234567', { allowedCountries: ['RU'] })).toBe('allowed_countries');
    expect(ruleOf('+447911123456', { allowedCountries: ['GB'] })).toBe('allowed_countries');
    expect(ruleOf('+12222222222', { allowedCountries: ['US'] })).toBe('allowed_countries');
    expect(
      checkRules(number('+49301234567'), { ...open, allowedCountries: ['LT', 'LV'] }, at(noonUtc)),
    ).toEqual({
      ok: false,
      code: 'destination_blocked',
      rule: 'allowed_countries',
      detail: '+49301234567 is in Germany; calls go to LT, LV only.',
    });
  });

  it.each(['+881612345678', '+979123456789', '+88310012345', '+870773123456'])(
    'requires ZZ for %s',
    (raw) => {
      expect(ruleOf(raw, {})).toBe('no_country');
      expect(ruleOf(raw, { allowedCountries: ['LT'] })).toBe('no_country');
      expect(ruleOf(raw, { allowedCountries: ['LT', 'ZZ'] })).toBe('ok');
    },
  );

  it('treats international freephone as belonging to no country', () => {
    expect(ruleOf('+80012345678', {})).toBe('ok');
    expect(ruleOf('+80012345678', { allowedCountries: ['LT'] })).toBe('allowed_countries');
    expect(ruleOf('+80012345678', { allowedCountries: ['ZZ'] })).toBe('ok');
  });

  it('matches blocked prefixes with and without +, or with 00', () => {
    expect(ruleOf('+37090012345', { blockedPrefixes: ['00370900'] })).toBe('blocked_prefixes');
    expect(ruleOf('+37090012345', { blockedPrefixes: ['+370900'] })).toBe('blocked_prefixes');
    expect(ruleOf('+37090012345', { blockedPrefixes: ['1', '370900'] })).toBe('blocked_prefixes');
    expect(ruleOf('+37060012345', { blockedPrefixes: ['+370900', '60'] })).toBe('ok');
  });

  it('names kinds of numbers in everyday words', () => {
    for (const [raw, type, words] of [
      ['+37090012345', 'PREMIUM_RATE', 'a premium-rate number'],
      ['+491805123456', 'SHARED_COST', 'a shared-cost number'],
      ['+80012345678', 'TOLL_FREE', 'a toll-free number'],
    ] as const) {
      expect(checkRules(number(raw), { ...open, blockedTypes: [type] }, at(noonUtc))).toMatchObject({
        detail: `${raw} is ${words}, which the dial rules exclude.`,
      });
    }
  });

  it('applies blocked types', () => {
    expect(ruleOf('+37090012345', { blockedTypes: ['PREMIUM_RATE', 'SHARED_COST'] })).toBe('blocked_types');
    expect(ruleOf('+37060012345', { blockedTypes: ['PREMIUM_RATE'] })).toBe('ok');
    expect(ruleOf('+12222222222', { blockedTypes: ['PREMIUM_RATE'] })).toBe('ok');
  });
});

describe('quiet hours', () => {
  const night = { quietHours: { from: '21:00', to: '08:00' } };
  const utc = (hour: number, minute = 0, month = 0): RuleContext =>
    at(Date.UTC(2026, month, 15, hour, minute));

  it('follow the clock at the destination, over midnight and with summer time', () => {
    // Lithuania is UTC+2 in January and UTC+3 in July.
    expect(ruleOf('+37060012345', night, utc(18, 59))).toBe('ok');
    expect(ruleOf('+37060012345', night, utc(19))).toBe('quiet_hours');
    expect(ruleOf('+37060012345', night, utc(23))).toBe('quiet_hours');
    expect(ruleOf('+37060012345', night, utc(5, 59))).toBe('quiet_hours');
    expect(ruleOf('+37060012345', night, utc(6))).toBe('ok');
    expect(ruleOf('+37060012345', night, utc(18, 0, 6))).toBe('quiet_hours');
    expect(ruleOf('+37060012345', night, utc(5, 0, 6))).toBe('ok');
  });

  it('may lie within one day', () => {
    const siesta = { quietHours: { from: '13:00', to: '15:00' } };
    expect(ruleOf('+37060012345', siesta, utc(12))).toBe('quiet_hours');
    expect(ruleOf('+37060012345', siesta, utc(13))).toBe('ok');
    expect(ruleOf('+37060012345', siesta, utc(10, 59))).toBe('ok');
  });

  it('apply when any zone of a large country is in them', () => {
    // 14:00 UTC: morning in New York, night in Honolulu.
    expect(ruleOf('+12025550123', night, utc(14))).toBe('quiet_hours');
    expect(ruleOf('+12025550123', night, utc(20))).toBe('ok');
  });

  it('apply only to numbers with a location', () => {
    expect(ruleOf('+80012345678', { quietHours: { from: '00:00', to: '00:00' } })).toBe('ok');
  });
});
