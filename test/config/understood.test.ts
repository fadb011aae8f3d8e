import { describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { generic } from '../../connectors/generic/connector.ts';
import { ConfigError, parseConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/schema.ts';

const KEY = 'a-secret-of-sixteen-or-more';

const parse = (patch: Record<string, unknown>, env: Record<string, string> = {}): Config =>
  parseConfig(stringify(patch), {
    env,
    readFile: () => '',
    crmOptions: new Map([['generic', generic.options]]),
  });

const problemsOf = (patch: Record<string, unknown>): string[] => {
  try {
    parse(patch);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map((p) => `${p.path}: ${p.message}`);
    throw error;
  }
  return [];
};

const mor = (patch: Record<string, unknown>) => ({ mor: [{ id: 'm', url: 'http://a', ...patch }] });
const crm = (patch: Record<string, unknown>) => ({ crms: [{ id: 's', type: 'generic', ...patch }] });

/** Each of these would otherwise count as a setting that says nothing. */
describe('a setting that is not understood stops the start', () => {
  it.each<[string, Record<string, unknown>]>([
    ['server.trustProxy', { server: { trustProxy: 'nginx' } }],
    ['server.trustProxy', { server: { trustProxy: 'loopback, 10.0.0.0/33' } }],
    ['server.publicUrl', { server: { publicUrl: 'https://user@calls.example.com' } }],
    ['numbers.defaultCountry', { numbers: { defaultCountry: 'UK' } }],
    ['rules.allowedCountries[2]', { rules: { allowedCountries: ['ZZ', 'LT', 'UK'] } }],
    ['rules.blockedPrefixes[1]', { rules: { blockedPrefixes: ['00370', '0900'] } }],
    ['rules.allowedPrefixes[0]', { rules: { allowedPrefixes: ['0900'] } }],
    ['mor[0].secretKey', mor({ secretKey: '${KEY' })],
    ['mor[0].url', mor({ url: 'https://user:MARKED@a/billing' })],
    ['mor[0].numbers.homeCountry', mor({ numbers: { form: 'national', homeCountry: 'XX' } })],
    ['crms[0].defaultCountry', crm({ defaultCountry: 'XX' })],
    ['crms[0].defaults.country', crm({ defaults: { country: 'XX' } })],
    ['crms[0].activity.url', crm({ activity: { url: 'https://user:MARKED@a/', secret: KEY } })],
  ])('%s: %j', (path, patch) => {
    const problems = problemsOf(patch);
    expect(problems).toEqual([expect.stringMatching(/^\S+: (?:expected|no telephone numbers)/)]);
    expect(problems[0]?.startsWith(`${path}: `)).toBe(true);
    expect(problems[0]).not.toContain('MARKED');
  });

  it.each<[unknown, string?, unknown?]>([
    ['loopback, 10.0.0.0/8'],
    ['::1'],
    ['10.0.0.0/255.0.0.0'],
    ['fc00::/7'],
    [2],
    [true],
    ['${PROXY}', 'loopback', 'loopback'],
    ['${PROXY}', '2', 2],
    ['${PROXY}', 'true', true],
  ])('proxies may be written as %j (%s)', (trustProxy, PROXY = '', read = trustProxy) => {
    expect(parse({ server: { trustProxy } }, { PROXY }).server.trustProxy).toBe(read);
  });
});
