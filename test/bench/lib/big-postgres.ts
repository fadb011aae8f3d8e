import { openPostgresStore } from '../../../src/store/postgres/postgres.ts';
import { bucketOf } from '../../../src/store/bucket.ts';
import type { PostgresServer } from '../../helpers/postgres.ts';
import { REFUSED_EVERY, SILENT, SPACING_MS, closedCall } from './big-database.ts';

const OPTIONS = { connections: 2, statementTimeoutMs: 0, connectTimeoutMs: 10_000 };

/** The tables, then this many mapped agents `user-0`, `user-1`, ... and as many closed calls, one a second until now. */
export const fillPostgres = async (
  server: PostgresServer,
  database: string,
  count: number,
): Promise<void> => {
  await (await openPostgresStore(database, OPTIONS, { now: Date.now, log: SILENT })).close();
  await server.sql(
    database,
    `INSERT INTO mappings (crm, "user", mor, username, device, source, "freeDialling", enabled, search)
     SELECT 'bench', 'user-' || i, 'main', 'agent' || i, (i + 1)::text, '1' || (i + 10000), 0, 1, 'user-' || i
     FROM generate_series(0, ${count - 1}) AS i`,
  );
  for (const refused of [false, true]) {
    const call = closedCall(refused);
    const outcome = call.outcome === undefined ? 'NULL' : `'${call.outcome}'`;
    await server.sql(
      database,
      `INSERT INTO calls (id, crm, "user", record_type, record_id, state, activity_state, bucket, created_at, version, doc, outcome)
       SELECT id, 'bench', agent, 'Contact', record, '${call.state}', 'none', ${bucketOf(call)}, at, ${call.version},
         replace(replace(replace(replace('${JSON.stringify(call)}', '@id', id), '@user', agent), '@record', record), '@at',
           to_char(to_timestamp(at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), ${outcome}
       FROM (
         SELECT lpad(to_hex(i), 8, '0') || '-0000-4000-8000-000000000000' AS id, 'user-' || (i * 7919::bigint % 10000) AS agent,
           '003' || (i * 104729::bigint % 100000) AS record, ${Date.now() - count * SPACING_MS} + i * ${SPACING_MS}::bigint AS at
         FROM generate_series(0, ${count - 1}) AS i WHERE (i % ${REFUSED_EVERY} = 0) = ${refused}
       ) AS r`,
    );
  }
  // Otherwise the server would do this by itself while clicks are measured.
  await server.sql(database, 'VACUUM (ANALYZE) calls');
  await server.sql(database, 'VACUUM (ANALYZE) mappings');
  await server.sql(database, 'CHECKPOINT');
};
