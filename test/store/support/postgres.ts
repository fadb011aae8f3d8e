import type { Store } from '../../../src/calls/ports.ts';
import { openPostgresStore } from '../../../src/store/postgres/postgres.ts';
import type { StoreDeps } from '../../../src/store/store.ts';
import { memoryLog } from './files.ts';

export const OPTIONS = { connections: 3, statementTimeoutMs: 5_000, connectTimeoutMs: 5_000 };

export const openDatabase = (
  database: string,
  deps: Partial<StoreDeps> = {},
  options: Partial<typeof OPTIONS> = {},
): Promise<Store> =>
  openPostgresStore(database, { ...OPTIONS, ...options }, { now: Date.now, log: memoryLog(), ...deps });
