import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { parseNumber, type ParsedNumber } from '../../../src/mapping/numbers/numbers.ts';
import { internalNumbers } from '../../../src/mapping/rules/internal.ts';
import { checkRules } from '../../../src/mapping/rules/rules.ts';

const INTERNAL = internalNumbers(['[1-8]XX', 'XXXX']);
const golden = z
  .array(z.tuple([z.string(), z.string(), z.string()]))
  .parse(JSON.parse(readFileSync(new URL('./numbers.golden.json', import.meta.url), 'utf8')));

const brief = (number: ParsedNumber): string => {
  switch (number.kind) {
    case 'e164':
      return number.e164;
    case 'internal':
      return `internal:${number.digits}`;
    case 'invalid':
      return number.why;
  }
};

describe('parseNumber, golden table', () => {
  it('is large enough to mean something', () => {
    expect(golden.length).toBeGreaterThanOrEqual(220);
    expect(new Set(golden.map(([, country]) => country)).size).toBeGreaterThanOrEqual(32);
    expect(new Set(golden.map((row) => row.slice(0, 2).join('|'))).size).toBe(golden.length);
  });

  it.each(golden)('%j in %s is %s', (raw, country, expected) => {
    expect(brief(parseNumber(raw, [country], INTERNAL))).toBe(expected);
  });
});

const sample = z
  .array(
    z.object({
      raw: z.string(),
      country: z.string(),
      expect: z.string().nullable(),
      why: z.string(),
      also: z.array(z.string().nullable()).optional(),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('./numbers-sample.json', import.meta.url), 'utf8')));

/** Rows that we judge differently, by what is in the field. */
const JUDGED: Readonly<Record<string, { readonly got: string | null; readonly why: string }>> = {
  '0860 123 456': {
    got: '+27860123456',
    why: 'a hotline at the price of a local call: shared cost is not fraud',
  },
  '+247 62889': {
    got: null,
    why: 'read right, but Ascension is one of the ranges that are blocked by default',
  },
};

describe('numbers and dial rules, from national plans and public trackers', () => {
  it.each(sample)('$raw in $country is $expect ($why)', ({ raw, country, expect: expected, also = [] }) => {
    const number = parseNumber(raw, [country], INTERNAL);
    const context = { nowMs: 0, homeCountries: [country], isInternal: INTERNAL };
    const rules = { blockedPrefixes: [], blockedTypes: ['PREMIUM_RATE'] };
    const isDialled = number.kind !== 'invalid' && checkRules(number, rules, context).ok;
    const judged = JUDGED[raw];
    expect(judged ? [judged.got] : [expected, ...also]).toContain(isDialled ? brief(number) : null);
  });
});
