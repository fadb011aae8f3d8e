import { expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { generic } from '../../connectors/generic/connector.ts';
import { ConfigError, configWarnings, parseConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/schema.ts';
import { clientOptions, shownAddress } from '../../src/limits/redis-client.ts';

const POSTGRES = 'postgres://u:p@127.0.0.1/db';

const parse = (patch: Record<string, unknown>): Config =>
  parseConfig(stringify({ database: POSTGRES, ...patch }), {
    env: {},
    readFile: () => '',
    crmOptions: new Map([['generic', generic.options]]),
  });
const problemsOf = (patch: Record<string, unknown>): readonly string[] => {
  try {
    parse(patch);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ path }) => path);
    throw error;
  }
};
const warningsOf = (patch: Record<string, unknown>): readonly string[] =>
  configWarnings(parse(patch))
    .map(({ detail }) => detail)
    .filter((text) => text.startsWith('redis:'));

it.each([
  'redis://localhost',
  'redis://localhost:6379/0',
  'rediss://user:pa%2Fss@redis.example.com:6380/15',
  'redis://:pass@[::1]:6379',
])('accepts %s', (redis) => {
  expect(problemsOf({ redis })).toEqual([]);
});

it.each([
  'localhost:6379',
  'http://localhost',
  'redis://',
  'redis://h/x',
  'redis://h/0?tls=yes',
  'redis://h:port',
  '',
])('rejects "%s" without repeating it', (redis) => {
  expect(problemsOf({ redis })).toEqual(['redis']);
});

it('reads user, password, host, database number and TLS from the address, and shows no password', () => {
  const url = 'rediss://us%40er:p%2F%3Aw@redis.example.com:6380/3';
  expect(clientOptions({ url })).toMatchObject({
    host: 'redis.example.com',
    port: 6380,
    db: 3,
    username: 'us@er',
    password: 'p/:w',
    tls: {},
  });
  expect(clientOptions({ url: 'redis://[::1]' })).toMatchObject({ host: '::1', port: 6379, db: 0 });
  expect(clientOptions({ url: 'redis://h' })).not.toHaveProperty('tls');
  expect(shownAddress(url)).toBe('rediss://redis.example.com:6380/3');
  expect(() => clientOptions({ url, tls: { caFile: '/nowhere.pem' } })).toThrow(
    'redisTls.caFile /nowhere.pem',
  );
});

it('accepts redisTls only with TLS', () => {
  const redisTls = { caFile: 'ca.pem' };
  expect(problemsOf({ redis: 'rediss://h', redisTls })).toEqual([]);
  expect(problemsOf({ redis: 'redis://h', redisTls })).toEqual(['redisTls']);
  expect(problemsOf({ redisTls })).toEqual(['redisTls']);
});

it('warns of a password sent in the clear, and of a Redis that is not needed', () => {
  for (const redis of [
    'redis://:p@127.0.0.1',
    'redis://localhost:1/0',
    'redis://[::1]',
    'rediss://far.example.com',
  ])
    expect([redis, warningsOf({ redis })]).toEqual([redis, []]);
  for (const redis of [
    'redis://:p@redis:6379/0',
    'redis://127.0.0.1.example.com',
    'redis://localhost.example.com',
  ])
    expect([redis, warningsOf({ redis })]).toEqual([redis, [expect.stringContaining('without TLS')]]);
  expect(warningsOf({ redis: 'redis://[::1]', database: 'sqlite::memory:' })).toEqual([
    expect.stringContaining('needs no Redis'),
  ]);
});
