import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log, Store } from '../../../src/calls/ports.ts';
import { openSqliteStore } from '../../../src/store/sqlite.ts';

export interface LoggedLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: Record<string, unknown>;
  readonly message: string;
}

/** A log that keeps its lines for inspection. */
export const memoryLog = (): Log & { readonly lines: readonly LoggedLine[] } => {
  const lines: LoggedLine[] = [];
  const at = (level: LoggedLine['level']) => (fields: Record<string, unknown>, message: string) => {
    lines.push({ level, fields, message });
  };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
};

/** A new empty folder; `file` names a database in a subfolder that does not exist yet. */
export const tempFolder = async (): Promise<{
  folder: string;
  file: string;
  remove: () => Promise<void>;
}> => {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  return {
    folder,
    file: join(folder, 'data', 'connector.db'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

export const openFile = (file: string): Promise<Store> =>
  openSqliteStore(file, { now: Date.now, log: memoryLog() });
