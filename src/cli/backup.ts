import { parseArgs } from 'node:util';
import { backUp } from '../app/backup.ts';
import { restore as restoreBackup } from '../app/restore.ts';
import type { Restored } from '../app/restore.ts';
import { counted } from '../mapping/counted.ts';
import { UsageError } from './context.ts';
import type { Command, CommandContext } from './context.ts';
import type { TableSum } from '../store/copy/rows.ts';
import { formsOf } from './usage.ts';

/** One line per table: name, number of rows and their SHA-256. */
const tableLines = (tables: readonly TableSum[]): string[] =>
  tables.map(({ table, rows, sha256 }) => `  ${table.padEnd(12)} ${String(rows).padStart(9)}  ${sha256}`);

/** What people need to know about the key when they store the file. */
const keyLine = (hasKeyFile: boolean, isFromEnvironment: boolean): string => {
  if (isFromEnvironment) {
    return 'The key is not in it: keep MOR_CONNECTOR_KEY elsewhere; without it the stored secrets are lost.';
  }
  return hasKeyFile
    ? 'The key file is in it: anyone who has this backup can read every stored secret. Only you can read the file (0600).'
    : 'No key is in it: there is no key file, and nothing in the database is sealed.';
};

/** `backup FILE`: writes everything that the database keeps, and the key file; the service may be running. */
export const backup: Command = async ({ args, print, now, masterKey, loadConfig }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { config: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError(formsOf('backup'));
  const { info, opened, lost } = await backUp(loadConfig(values.config), file, { now, masterKey });
  const hasKeyFile = info.keyFile !== undefined;
  if (values.json) {
    print(JSON.stringify({ file, tables: info.tables, opened, lost, hasKeyFile }, null, 2));
    return 0;
  }
  print(`${file}: written and opened`);
  tableLines(info.tables).forEach(print);
  print(`${counted(opened, 'stored secret')} opened.`);
  if (lost > 0)
    print(`${counted(lost, 'stored secret')} cannot be opened: the key is gone, here and in the service.`);
  print(keyLine(hasKeyFile, Boolean(masterKey)));
  return 0;
};

/** Tells the person who asked what was put where. */
export const printRestored = (print: CommandContext['print'], { tables, opened, aside }: Restored): void => {
  tableLines(tables).forEach(print);
  print(`${counted(opened, 'stored secret')} opened.`);
  for (const path of aside) print(`What was there before is now ${path}`);
};

/** `restore FILE`: puts a backup where the configuration says. */
export const restore: Command = async ({ args, print, now, log, masterKey, loadConfig }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      config: { type: 'string' },
      overwrite: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError(formsOf('restore'));
  const { overwrite } = values;
  const restored = await restoreBackup(loadConfig(values.config), file, { now, log, masterKey, overwrite });
  if (values.json) {
    print(JSON.stringify({ file, ...restored }, null, 2));
    return 0;
  }
  print(`${file}: restored and opened`);
  printRestored(print, restored);
  return 0;
};
