import { describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { ConfigError, configWarnings, parseConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/schema.ts';

const SETTLED = { enabled: true, keepDays: 90, legalBasis: 'consent', notice: 'announcement' };

/** A configuration with recordings of one MOR, whose status user and country may differ. */
const parsed = (
  recordings: Record<string, unknown>,
  mor: Record<string, unknown> = {},
  more = {},
): Config => {
  const server = { id: 'main', url: 'http://127.0.0.1', secretKey: 'key', status: { username: 'admin' } };
  const text = stringify({ mor: [{ ...server, ...mor, recordings }], ...more });
  return parseConfig(text, { env: {}, readFile: () => '', crmOptions: new Map() });
};
const problems = (...given: Parameters<typeof parsed>): readonly string[] => {
  try {
    parsed(...given);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ path }) => path);
    throw error;
  }
  return [];
};

describe('recordings', () => {
  it('stay off until the settings say how long, why, and who tells the other party', () => {
    expect(parsed({}).mor[0]?.recordings?.enabled).toBe(false);
    expect(problems({ enabled: true })).toEqual([
      'mor[0].recordings.keepDays',
      'mor[0].recordings.legalBasis',
      'mor[0].recordings.notice',
    ]);
    expect(problems(SETTLED)).toEqual([]);
  });

  it('know four legal bases and three ways of telling, and nothing else', () => {
    for (const legalBasis of ['consent', 'contract', 'legal_obligation', 'legitimate_interest'])
      expect([legalBasis, problems({ ...SETTLED, legalBasis })]).toEqual([legalBasis, []]);
    for (const notice of ['announcement', 'agent_says', 'none'])
      expect([notice, problems({ ...SETTLED, notice })]).toEqual([notice, []]);
    expect(problems({ ...SETTLED, legalBasis: 'because', notice: 'sometimes' })).toEqual([
      'mor[0].recordings.legalBasis',
      'mor[0].recordings.notice',
    ]);
  });

  it.each([
    ['the MOR’s numbers are German', { numbers: { homeCountry: 'DE' } }, {}],
    ['all numbers are German', {}, { numbers: { defaultCountry: 'DE' } }],
  ])('that nobody is told of are refused where %s, and a warning elsewhere', (_, mor, more) => {
    const silent = { ...SETTLED, notice: 'none' };
    expect(problems(silent, mor, more)).toEqual(['mor[0].recordings.notice']);
    expect(problems(SETTLED, mor, more)).toEqual([]);
    const told = (recordings: Record<string, unknown>) =>
      configWarnings(parsed(recordings)).filter(({ detail }) => detail.includes('recordings.notice'));
    expect([told(silent).length, told(SETTLED).length]).toEqual([1, 0]);
  });

  it('are not kept longer than their calls, and need a user who asks for them', () => {
    expect(problems(SETTLED, {}, { retention: { callsDays: 30 } })).toEqual(['mor[0].recordings.keepDays']);
    expect(problems(SETTLED, { status: undefined })).toEqual(['mor[0].recordings.enabled']);
  });
});
