/** Shared set-up for the tests in this folder: commands as users run them, each on its own folder. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { backup, restore } from '../../src/cli/backup.ts';
import { migrate } from '../../src/cli/migrate.ts';
import { createRun } from '../cli/run.ts';
import type { Run, RunOptions } from '../cli/run.ts';
import { fixtureOfEach } from '../helpers/fixture.ts';

export const PIN = '90210433';

const folders = fixtureOfEach(
  () => new Set<string>(),
  (made) => {
    for (const path of made) rmSync(path, { recursive: true, force: true });
  },
);

export const newFolder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'backup-'));
  folders().add(path);
  return path;
};

const COMMANDS = { backup, restore, migrate };

/** Runs a command on the database in `folder`, or on the one named in `config`. A failure is returned as its text. */
export const command = async (
  folder: string,
  [name, ...args]: readonly [keyof typeof COMMANDS, ...string[]],
  config: RunOptions['config'] = {},
): Promise<Run> => {
  const run = createRun(() => ({ folder, url: 'http://127.0.0.1:9', secretKey: 'k' }));
  return run(COMMANDS[name], args, { config }).catch((error: unknown) => ({
    code: 1,
    out: error instanceof Error ? error.message : String(error),
  }));
};

/** The lines that name tables, with their counts and checksums. */
export const tablesIn = ({ out }: Run): readonly string[] =>
  out.split('\n').filter((line) => /\s[0-9a-f]{64}$/.test(line));

export const edit = (file: string, sql: string): void => {
  const db = new Libsql(file);
  db.exec(sql);
  db.close();
};

export const left = (path: string): readonly boolean[] =>
  ['', '.part', '-wal', '-shm', '-journal'].map((suffix) => existsSync(`${path}${suffix}`));
