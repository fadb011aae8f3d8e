import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../helpers/postgres.ts';
import type { PostgresServer } from '../../helpers/postgres.ts';
import { startConnector } from './connector.ts';
import type { ConnectorOptions, RunningConnector } from './connector.ts';

/** Nodes that share a PostgreSQL which syncs each commit. */
export interface BenchNodes {
  readonly server: PostgresServer;
  readonly nodes: readonly RunningConnector[];
  stop(): Promise<void>;
}

export const startNodes = async (
  count: number,
  options: Omit<ConnectorOptions, 'database' | 'keys'>,
  prepare?: (database: string, server: PostgresServer) => Promise<void>,
): Promise<BenchNodes> => {
  const server = await startPostgres(['-c', 'fsync=on', '-c', 'shared_buffers=512MB']);
  const keys = mkdtempSync(join(tmpdir(), 'mor-crm-connector-bench-'));
  const nodes: RunningConnector[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.stop()));
    await server.remove();
    rmSync(keys, { recursive: true, force: true });
  };
  try {
    const database = await server.database();
    await prepare?.(database, server);
    for (let at = 0; at < count; at += 1) {
      // The first one imports the agents for all.
      const isPrepared = at > 0 || prepare !== undefined;
      const prepareDatabase = isPrepared ? { prepareDatabase: () => undefined } : {};
      nodes.push(await startConnector({ ...options, ...prepareDatabase, database, keys }));
    }
    return { server, nodes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
