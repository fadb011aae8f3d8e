import { parseArgs } from 'node:util';
import { moveToPostgres } from '../app/restore.ts';
import { createRuntime } from '../app/runtime.ts';
import { fileOf } from '../app/storage.ts';
import { printRestored } from './backup.ts';
import { UsageError } from './context.ts';
import type { Command } from './context.ts';
import { formsOf } from './usage.ts';

/**
 * `migrate`: brings the database to this version's schema and exits; `start` does the same by itself. With `--from`: moves the
 * contents of a SQLite file to the PostgreSQL database of the configuration.
 */
export const migrate: Command = async ({ args, print, now, log, connectorTypes, masterKey, loadConfig }) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: 'string' },
      from: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const config = loadConfig(values.config);
  if (values.from === undefined) {
    const runtime = await createRuntime(config, { connectorTypes, log, now, masterKey });
    await runtime.stop();
    print(values.json ? JSON.stringify({ upToDate: true }) : 'The database is up to date.');
    return 0;
  }
  const file = fileOf(values.from);
  if (file === undefined) throw new UsageError(`--from wants sqlite:FILE\n${formsOf('migrate')}`);
  if (fileOf(config.database) !== undefined) {
    throw new UsageError(
      '--from moves to PostgreSQL: write database: postgres://... into the configuration first',
    );
  }
  const moved = await moveToPostgres(config, file, { now, log, masterKey });
  if (values.json) {
    print(JSON.stringify({ from: values.from, ...moved }, null, 2));
    return 0;
  }
  print(`${values.from}: everything is in PostgreSQL now; counts and checksums are the same on both sides`);
  printRestored(print, moved);
  print(`Start the service with this configuration, and put ${file} away: nothing looks at it any more.`);
  return 0;
};
