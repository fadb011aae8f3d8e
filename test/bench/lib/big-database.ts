import Libsql from 'libsql';
import type { Call } from '../../../src/calls/call/call.ts';
import { openSqliteStore } from '../../../src/store/sqlite.ts';
import { bucketOf } from '../../../src/store/bucket.ts';

export const SILENT = { debug: noop, info: noop, warn: noop, error: noop };
function noop(): void {
  // Nothing here is worth a log line.
}

/** The store's own schema, then rows by plain SQL: writing millions one by one would take an hour. */
export const fill = async (file: string, statements: (db: Libsql.Database) => void): Promise<void> => {
  const store = await openSqliteStore(file, { now: Date.now, log: SILENT });
  await store.close();
  const db = new Libsql(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = OFF');
    db.exec('BEGIN');
    statements(db);
    db.exec('COMMIT');
    db.exec('ANALYZE');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
};

const COUNT_TO = 'WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)';

const addMappings = (db: Libsql.Database, count: number): void => {
  db.prepare(
    `${COUNT_TO} INSERT INTO mappings (crm, user, mor, username, device, source, freeDialling, enabled, search)
     SELECT 'bench', 'user-' || i, 'main', 'agent' || i, CAST(i + 1 AS TEXT), '1' || (i + 10000), 0, 1, 'user-' || i FROM n`,
  ).run([count]);
};

/** A database with this many mapped agents `user-0`, `user-1`, ... of CRM instance `bench`. */
export const fillMappings = (file: string, count: number): Promise<void> =>
  fill(file, (db) => {
    addMappings(db, count);
  });

export const closedCall = (refused: boolean): Call => ({
  id: '@id',
  version: 6,
  state: refused ? 'refused' : 'ended',
  ...(refused
    ? { refusal: { code: 'mor_refused', detail: 'MOR does not know this device.' } }
    : { outcome: 'answered', talkSeconds: 61 }),
  crm: 'bench',
  user: '@user',
  record: { type: 'Contact', id: '@record' },
  contactName: 'Somebody with a name',
  source: '10001',
  destination: '+37060012345',
  dialled: { src: '10001', dst: '37060012345' },
  mor: { server: 'main', username: 'agent', device: '2', callbackUniqueId: '17000000000000001' },
  createdAt: '@at',
  acceptedAt: '@at',
  answeredAt: '@at',
  endedAt: '@at',
  activity: { state: 'none' },
  timeline: [
    { at: '@at', state: 'requested', by: 'agent' },
    { at: '@at', state: 'dialling', by: 'connector' },
    { at: '@at', state: 'accepted', by: 'mor' },
    { at: '@at', state: 'agent_ringing', by: 'live' },
    { at: '@at', state: 'connected', by: 'live' },
    { at: '@at', state: 'ended', by: 'cdr', detail: 'answered' },
  ],
  following: { uniqueIds: ['1700000000.1', '1700000000.2'] },
});

/** One call in this many was refused. */
export const REFUSED_EVERY = 50;
export const SPACING_MS = 1_000;

/** The expression that makes a call's document, from the columns of `r` and one parameter. */
const DOC = `replace(replace(replace(replace(?, '@id', id), '@user', user), '@record', record), '@at',
             strftime('%Y-%m-%dT%H:%M:%fZ', at / 1000.0, 'unixepoch'))`;

/** A database with this many closed calls, one a second until now, of 10,000 agents and 100,000 contacts. */
export const fillCalls = (file: string, count: number): Promise<void> =>
  fill(file, (db) => {
    addMappings(db, 10_000);
    for (const refused of [false, true]) {
      const call = closedCall(refused);
      db.prepare(
        `${COUNT_TO}, r AS (
           SELECT printf('%08x-0000-4000-8000-000000000000', i) AS id, 'user-' || (i * 7919 % 10000) AS user,
             '003' || (i * 104729 % 100000) AS record, ? + i * ${SPACING_MS} AS at
           FROM n WHERE (i % ${REFUSED_EVERY} = 0) = ?)
         INSERT INTO calls (id, crm, user, record_type, record_id, state, activity_state, bucket, created_at, version, doc)
         SELECT id, 'bench', user, 'Contact', record, '${call.state}', 'none', ${bucketOf(call)}, at, ${call.version}, ${DOC}
         FROM r`,
      ).run([count, Date.now() - count * SPACING_MS, refused ? 1 : 0, JSON.stringify(call)]);
    }
  });

/** A database in which this many activities of each CRM instance are due, oldest first. */
export const fillActivities = (file: string, counts: Readonly<Record<string, number>>): Promise<void> =>
  fill(file, (db) => {
    addMappings(db, 10_000);
    for (const [at, [crm, count]] of Object.entries(counts).entries()) {
      const call: Call = { ...closedCall(false), crm, activity: { state: 'pending' } };
      db.prepare(
        `${COUNT_TO}, r AS (
           SELECT printf('%08x-0000-4000-8000-00000000000${at}', i) AS id, 'user-' || (i * 7919 % 10000) AS user,
             '003' || (i * 104729 % 100000) AS record, ? + i * ${SPACING_MS} AS at
           FROM n)
         INSERT INTO calls (id, crm, user, record_type, record_id, state, activity_state, activity_due, bucket, created_at, version, doc)
         SELECT id, '${crm}', user, 'Contact', record, '${call.state}', 'pending', at, ${bucketOf(call)}, at, ${call.version}, ${DOC}
         FROM r`,
      ).run([count, Date.now() - count * SPACING_MS, JSON.stringify(call)]);
    }
  });
