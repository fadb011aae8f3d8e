import Libsql from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { defined } from '../../../src/defined.ts';
import type { CallState } from '../../../src/vocabulary/call-states.ts';
import { MIGRATIONS } from '../../../src/store/migrations.ts';
import { operationOf } from '../../../src/store/operations/index.ts';
import type { OneAsk } from '../../../src/store/operations/operation.ts';
import { createClient, setUpSession } from '../../../src/store/postgres/server.ts';
import { sessionOn, toQuery, walk } from '../../../src/store/postgres/session.ts';
import { startPostgres } from '../../helpers/postgres.ts';
import type { PostgresServer } from '../../helpers/postgres.ts';
import { OPTIONS, openDatabase } from '../support/postgres.ts';

/** MOR_PLAN_CALLS=1000000 looks at the plans, and the times, of a large database. */
const CALLS = Number(process.env['MOR_PLAN_CALLS'] ?? 3_000);
const SLOWEST_MS = 250;
/** Small, or read as a whole by their nature: a search in every text, all settings, the batches of old audit. */
const WHOLE = new Set(['mappings', 'settings', 'batches', 'audit', 'records', 'nodes', 'leases']);

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Node[];
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const record = { type: 'Contact', id: 'r7' };
const after = { createdAtMs: 1_700_000_500_000, id: 'x' };
const lists = [{}, { crm: 'a' }, { crm: 'a', user: 'u7' }, { user: 'u7' }].flatMap((scope) =>
  [scope, { ...scope, record }].flatMap((scoped) =>
    [undefined, 'unknown', 'ended', 'refused'].flatMap((state) =>
      [{}, { activity: 'dead' as const }, { outcome: 'busy' as const }, { result: 'reached' }, { after }].map(
        (more) => ({
          ...scoped,
          ...more,
          limit: 50,
          ...defined({ state: state === undefined ? undefined : (state as CallState) }),
        }),
      ),
    ),
  ),
);

const nowMs = 1_700_000_900_000;
const row = {
  id: 'new',
  crm: 'a',
  user: 'u7',
  record_type: null,
  record_id: null,
  state: 'requested',
  activity_state: 'none',
  bucket: 0,
  created_at: nowMs,
  version: 1,
  activity_due: null,
  idempotency_key: 'k',
  fingerprint: 'f',
  outcome: null,
  doc: '{}',
  result: null,
  talk: null,
  number: null,
  contact: null,
  contact_last: null,
};
const count = {
  hour: 0,
  crm: 'a',
  user: 'u7',
  result: 'busy',
  agent: { answered: 0, talk: 1 },
  ringUntil: 250,
};
const saved = { ...row, version: 2, releaseKey: false, activityDueMs: undefined, count: undefined };
const limits = { concurrent: 1, perMinute: 5, perDay: 50 };
const period = { fromMs: 0, toMs: nowMs };
/** Of nodes that share a database. */
const ONLY_HERE = "'nodes', 'leases', 'claims', 'changes', 'used_ids'";
const node = { id: 'n1', name: 'here', version: '1', startedAtMs: 1 };
const others: readonly (readonly [string, unknown])[] = [
  ['beginCall', { row, limits, nowMs }],
  ['beginCall', { row, limits, instanceLimits: limits, nowMs }],
  ['saveCall', saved],
  ['saveCall', { ...saved, id: '7', bucket: 5, state: 'ended', count, activityDueMs: 5, version: 9 }],
  ['storeCall', { row: { ...row, id: 'stored', idempotency_key: null }, count }],
  ['forgetCall', { row }],
  ['getCall', '7'],
  ['findCallByKey', { crm: 'a', key: 'k7' }],
  ['listOpenCalls', null],
  ['listDueCalls', { crm: 'a', nowMs, limit: 50 }],
  ['nextActivityDue', { crm: 'a' }],
  ['countWaiting', null],
  ['hurryActivities', { crm: 'none', nowMs }],
  ['purgeCallsChunk', { beforeMs: 1, limit: 100 }],
  ['findMapping', { crm: 'a', user: 'u7' }],
  ['listMappings', { crm: 'a', search: 'u7', limit: 10 }],
  ['applyMappings', { changes: [], actor: 'a', action: 'b', atMs: 1 }],
  ['undoLastBatch', { actor: 'a', atMs: 1 }],
  ['listAudit', { limit: 10, subject: 'x' }],
  ['listAudit', { limit: 10, beforeId: 5 }],
  ['purgeAuditChunk', { beforeMs: 1, limit: 10 }],
  ['mappingRevision', null],
  ['allRecords', 'key'],
  ['getRecord', { kind: 'key', id: 'a' }],
  ['listCalls', { crm: 'a', limit: 50, number: '60000123' }],
  ['listCalls', { crm: 'a', limit: 50, contact: 'anna 12' }],
  ['listCalls', { crm: 'a', limit: 50, minSeconds: 590 }],
  ['listCalls', { crm: 'a', limit: 50, sort: 'oldest' }],
  ['listCalls', { crm: 'a', limit: 50, sort: 'longest', result: 'reached' }],
  ['report', { ...period, crm: 'a' }],
  ['report', { ...period, user: 'u7' }],
  ['statSums', { ...period, agents: 10 }],
  ['pace', { ...period, crm: 'a' }],
  ['purgeStats', 1],
  ['heartbeat', 1],
  ['joinNode', node],
  ['beatNode', node],
  ['listNodes', null],
  ['takeLease', { name: 'mor main', node: 'n1' }],
  ['claimActivities', { crm: 'a', nowMs, limit: 50, node: 'n1' }],
  ['nextUnclaimedActivity', { crm: 'a' }],
  ['saveCall', { ...saved, version: 10, fence: { node: 'n1', lease: 'mor main' } }],
  ['saveCall', { ...saved, version: 11, fence: { node: 'n1', claim: '7' } }],
  ['useId', { crm: 'a', id: 'msg', atMs: 1 }],
  ['sendMessage', { topic: 'a', body: 'b' }],
  ['newestChange', null],
  ['listChanges', { after: 5, limit: 500 }],
  ['tidyShared', { before: 5, usedBeforeMs: 0 }],
  ['removeNode', { id: 'n1' }],
];

describe('the plans of PostgreSQL, whose tables were never analysed', () => {
  let server: PostgresServer;
  let client: Client;
  beforeAll(async () => {
    server = await startPostgres(['-c', 'autovacuum=off']);
    const database = await server.database();
    await (await openDatabase(database)).close();
    client = createClient(database, { ...OPTIONS, statementTimeoutMs: 0 });
    await client.connect();
    await setUpSession(client, { ...OPTIONS, statementTimeoutMs: 0, isService: true });
    // One in a thousand calls is open, one in a hundred waits for its activity; a thousand agents and records.
    await client.query(`
      INSERT INTO calls (id, crm, "user", record_type, record_id, state, activity_state, bucket, created_at, version,
        activity_due, idempotency_key, fingerprint, doc, outcome, result, talk, number, contact, contact_last)
      SELECT i::text, chr(97 + i % 2), 'u' || i % 1000, 'Contact', 'r' || i % 1000,
        CASE WHEN i % 1000 = 0 THEN 'dialling' ELSE 'ended' END, 'written',
        CASE WHEN i % 1000 = 0 THEN 0 ELSE 5 + i % 4 END, 1700000000000 + i, 1,
        CASE WHEN i % 100 = 1 THEN 1700000000000 + i END, 'k' || i, 'f', '{}',
        CASE WHEN i % 1000 <> 0 THEN CASE i % 3 WHEN 0 THEN 'busy' ELSE 'answered' END END,
        CASE i % 7 WHEN 0 THEN 'call_back' WHEN 1 THEN 'reached' END, CASE WHEN i % 1000 <> 0 THEN i % 600 END,
        reverse((37060000000 + i)::text), 'anna ' || i, i || ' anna'
      FROM generate_series(1, ${CALLS}) AS i`);
  });
  afterAll(async () => {
    await client.end();
    await server.remove();
  });

  /** Every statement of an operation with its plan; the operation runs and is taken back. */
  const plansOf = async (
    name: string,
    args: unknown,
  ): Promise<{ sql: string; nodes: Node[]; ms: number }[]> => {
    const plans: { sql: string; nodes: Node[]; ms: number }[] = [];
    const session = sessionOn(client);
    const explain = async (ask: OneAsk): Promise<void> => {
      const { text, values } = toQuery(ask);
      const explained = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>({
        text: `EXPLAIN (FORMAT JSON) ${text}`,
        values: values ?? [],
      });
      const [{ Plan }] = explained.rows[0]!['QUERY PLAN'];
      plans.push({ sql: text, nodes: nodesOf(Plan), ms: 0 });
    };
    await session.exec('BEGIN');
    try {
      await walk(operationOf(name), args, async (ask) => {
        for (const one of ask.want === 'each' ? ask.asks : [ask]) await explain(one);
        const startedMs = performance.now();
        const answer = await session.ask(ask);
        plans.at(-1)!.ms = performance.now() - startedMs;
        return answer;
      });
    } finally {
      await session.exec('ROLLBACK');
    }
    return plans;
  };

  const walked = (nodes: readonly Node[]): string[] =>
    nodes
      .filter((node) => node['Node Type'] === 'Seq Scan' && !WHOLE.has(node['Relation Name'] ?? ''))
      .map((node) => node['Relation Name'] ?? '?');

  it.each(others)('has an index for every statement of %s', async (name, args) => {
    for (const { sql, nodes } of await plansOf(name, args)) {
      expect({ sql, walked: walked(nodes) }).toEqual({ sql, walked: [] });
    }
  });

  it(`walks ${lists.length} kinds of lists by an index, in its order`, async () => {
    for (const filter of lists) {
      for (const { sql, nodes, ms } of await plansOf('listCalls', filter)) {
        const reads = nodes.some((node) => node['Relation Name'] !== undefined);
        const sorts = reads ? nodes.filter((node) => /Sort/.test(node['Node Type'])).length : 0;
        expect({ filter, sql, walked: walked(nodes), sorts }).toEqual({ filter, sql, walked: [], sorts: 0 });
        if (CALLS >= 1_000_000 && ms > SLOWEST_MS) throw new Error(`${ms.toFixed(0)} ms: ${sql}`);
      }
    }
  });

  it('stand on the same tables, columns and indexes as those of SQLite', async () => {
    const lite = new Libsql(':memory:');
    for (const { sql } of MIGRATIONS) lite.exec(sql);
    const columns = lite
      .prepare(
        `SELECT m.name || '.' || c.name AS name FROM sqlite_master AS m, pragma_table_info(m.name) AS c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'`,
      )
      .all() as { name: string }[];
    const indexes = lite
      .prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
      .all() as { name: string }[];
    lite.close();
    const there = async (sql: string): Promise<string[]> =>
      (await client.query<{ name: string }>(sql)).rows.map(({ name }) => name).sort();
    const names = (list: { name: string }[]): string[] => list.map(({ name }) => name).sort();
    expect(
      await there(`SELECT table_name || '.' || column_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name <> ALL (ARRAY['mor_connector_schema', ${ONLY_HERE}])`),
    ).toEqual(names(columns));
    expect(
      await there(`SELECT indexname AS name FROM pg_indexes
        WHERE schemaname = 'public' AND indexname NOT LIKE '%_pkey' AND tablename <> ALL (ARRAY[${ONLY_HERE}])`),
    ).toEqual(names(indexes));
  });
});
