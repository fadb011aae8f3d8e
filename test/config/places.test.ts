import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, parseConfig } from '../../src/config/load.ts';
import { placeFiles } from '../../src/config/places.ts';
import type { Config } from '../../src/config/schema.ts';
import { fixtureOfEach } from '../helpers/fixture.ts';

const folder = fixtureOfEach(
  () => mkdtempSync(join(tmpdir(), 'places-')),
  (path) => {
    rmSync(path, { recursive: true, force: true });
  },
);

const config = (text: string): Config =>
  parseConfig(text, { env: {}, readFile: () => '', crmOptions: new Map() });

const place = (text: string): Config =>
  placeFiles(config(text), join(folder(), 'etc', 'config.yml'), join(folder(), 'started'));

/** Creates an empty file and its parent folders; returns its path. */
const touch = (...path: string[]): string => {
  const file = join(folder(), ...path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '');
  return file;
};

const problemsOf = (text: string): ConfigError['problems'] => {
  try {
    place(text);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

/** Every key that names a file, with a function that reads it back. */
const KEYS: readonly [string, string, (read: Config) => string | undefined][] = [
  ['database', 'database: sqlite:./a/b.db', ({ database }) => database.replace('sqlite:', '')],
  ['admin.keyFile', 'admin: { keyFile: a/b.db }', ({ admin }) => admin.keyFile],
  ...(['caFile', 'certFile', 'keyFile'] as const).map(
    (key): [string, string, (read: Config) => string | undefined] => [
      `redisTls.${key}`,
      `redis: "rediss://h"\nredisTls: { ${key}: ./a/b.db }`,
      ({ redisTls }) => redisTls?.[key],
    ],
  ),
  [
    'mor[0].tls.caFile',
    'mor: [{ id: m, url: "https://mor/billing", tls: { caFile: a/../a/b.db } }]',
    ({ mor }) => mor[0]?.tls?.caFile,
  ],
];

describe('relative paths in the configuration', () => {
  it.each(KEYS)('%s is resolved from the configuration file’s folder', (_key, text, read) => {
    expect(read(place(text))).toBe(join(folder(), 'etc', 'a', 'b.db'));
  });

  it.each(KEYS)(
    '%s refuses a file found only where earlier versions looked, and names both paths',
    (key, text) => {
      const before = touch('started', 'a', 'b.db');
      const [problem, ...others] = problemsOf(text);
      expect(others).toEqual([]);
      expect(problem?.path).toBe(key);
      expect(problem?.message).toContain(before);
      expect(problem?.message).toContain(join(folder(), 'etc', 'a', 'b.db'));
      touch('etc', 'a', 'b.db');
      expect(problemsOf(text)).toEqual([]);
    },
  );

  it('leaves absolute paths, memory and servers alone', () => {
    for (const database of ['sqlite:/srv/x.db', 'sqlite::memory:', 'postgres://h/db']) {
      expect(place(`database: "${database}"`).database).toBe(database);
    }
    expect(place('').redisTls).toBeUndefined();
  });
});
