import { createRequire } from 'node:module';
import type * as Pg from 'pg';
import type { Client, ClientConfig } from 'pg';
import { StoreError } from '../../calls/problems.ts';

// Loaded when a database is opened, so that SQLite users do not pay for it.
const load = (): typeof Pg => createRequire(import.meta.url)('pg') as typeof Pg;

export interface PostgresOptions {
  /** One connection writes; the others read. */
  readonly connections: number;
  /** 0: no limit. */
  readonly statementTimeoutMs: number;
  readonly connectTimeoutMs: number;
}

/** How long a write waits while another process writes: a click must be answered within a second. */
const LOCK_TIMEOUT_MS = { patient: 5_000, service: 400 } as const;
/** Lets the server's own limit fire first, because its error says what happened. */
const NETWORK_GRACE_MS = 1_000;
const SSL_MODES = ['disable', 'require', 'verify-ca', 'verify-full'];

/** PostgreSQL's type ids of int8 and numeric. */
const AS_NUMBER: ReadonlySet<number> = new Set([20, 1700]);

const parseUrl = (database: string): URL => {
  if (!URL.canParse(database)) {
    throw new StoreError('store_unusable', 'expected postgres://USER:PASSWORD@HOST:PORT/DATABASE');
  }
  return new URL(database);
};

/** The address without the password, fit to be shown. */
export const placeOf = (database: string): string => {
  const { protocol, username, host, pathname } = parseUrl(database);
  return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`;
};

/** The address with `sslmode` interpreted as PostgreSQL's own programs do. */
const withSslMode = (database: string): string => {
  const url = parseUrl(database);
  const mode = url.searchParams.get('sslmode');
  if (mode !== null && !SSL_MODES.includes(mode)) {
    throw new StoreError(
      'store_unusable',
      `sslmode=${mode} is not known; write one of ${SSL_MODES.join(', ')}.`,
    );
  }
  if (mode !== null) url.searchParams.set('uselibpqcompat', 'true');
  return url.href;
};

/** A client that is not connected yet. Throws StoreError for an invalid address. */
export const createClient = (database: string, options: PostgresOptions): Client => {
  const { Client: PgClient, types } = load();
  const config: ClientConfig = {
    connectionString: withSslMode(database),
    application_name: 'mor-crm-connector',
    connectionTimeoutMillis: options.connectTimeoutMs,
    query_timeout: options.statementTimeoutMs === 0 ? 0 : options.statementTimeoutMs + NETWORK_GRACE_MS,
    keepAlive: true,
    pipeline: true,
    // Counts and times fit into a number; the driver would return them as text.
    types: {
      getTypeParser: ((oid, format) =>
        AS_NUMBER.has(oid)
          ? Number
          : (types.getTypeParser(oid, format) as unknown)) as typeof types.getTypeParser,
    },
  };
  return new PgClient(config);
};

/**
 * Prepares a connection for use. Planner: a table that was never analysed looks empty, and a plan made at that time walks or
 * sorts all of it. There is an index for every query in the order it needs, so the planner is made to use it. Keep-alives: a node
 * that vanishes with its network releases its locks within seconds.
 */
export const setUpSession = async (
  client: Client,
  { statementTimeoutMs, isService }: PostgresOptions & { readonly isService: boolean },
): Promise<void> => {
  await client.query(`
    SET statement_timeout = ${statementTimeoutMs};
    SET lock_timeout = ${LOCK_TIMEOUT_MS[isService ? 'service' : 'patient']};
    SET idle_in_transaction_session_timeout = ${2 * statementTimeoutMs};
    SET enable_seqscan = off;
    SET enable_bitmapscan = off;
    SET enable_sort = off;
    SET enable_incremental_sort = off;
    SET jit = off;
    SET tcp_keepalives_idle = 5;
    SET tcp_keepalives_interval = 1;
    SET tcp_keepalives_count = 3;
    SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
  `);
  const { rows } = await client.query<{ encoding: string; standby: boolean }>(
    "SELECT current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby",
  );
  const server = rows[0];
  if (server?.standby) {
    throw new StoreError(
      'POSTGRES_25006',
      'this server is a standby and takes no writes: name the primary in `database`',
    );
  }
  if (server?.encoding !== 'UTF8') {
    throw new StoreError(
      'store_unusable',
      `the database has the encoding ${server?.encoding ?? '?'}; create it with ENCODING 'UTF8'.`,
    );
  }
};
