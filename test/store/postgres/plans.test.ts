import Libsql from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { MIGRATIONS } from '../../../src/store/migrations.ts';
import { operationNames, operationOf } from '../../../src/store/operations/index.ts';
import type { OneAsk } from '../../../src/store/operations/operation.ts';
import { createClient, setUpSession } from '../../../src/store/postgres/server.ts';
import { sessionOn, toQuery, walk } from '../../../src/store/postgres/session.ts';
import { startPostgres } from '../../helpers/postgres.ts';
import type { PostgresServer } from '../../helpers/postgres.ts';
import { OPTIONS, openDatabase } from '../support/postgres.ts';
import { ASKS, LISTS, fillCalls } from './asks.ts';

/** MOR_PLAN_CALLS=1000000 checks the plans, and the times, on a large database. */
const CALLS = Number(process.env['MOR_PLAN_CALLS'] ?? 3_000);
const SLOWEST_MS = 250;
/** Tables that are small or read whole by nature: full-text search, all settings, batches of old audit rows. */
const WHOLE = new Set(['mappings', 'settings', 'batches', 'audit', 'records', 'nodes', 'leases']);

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Node[];
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** Tables of nodes that share a database. */
const ONLY_HERE = "'nodes', 'leases', 'claims', 'changes', 'used_ids'";

describe('the plans of PostgreSQL, whose tables were never analysed', () => {
  let server: PostgresServer;
  let client: Client;
  /** Another database, without calls: connections keep the plans that they made on the first day. */
  let empty: Client;
  beforeAll(async () => {
    server = await startPostgres(['-c', 'autovacuum=off']);
    const connect = async (): Promise<Client> => {
      const database = await server.database();
      await (await openDatabase(database)).close();
      const connected = createClient(database, { ...OPTIONS, statementTimeoutMs: 0 });
      await connected.connect();
      await setUpSession(connected, { ...OPTIONS, statementTimeoutMs: 0, isService: true });
      return connected;
    };
    [client, empty] = [await connect(), await connect()];
    await fillCalls(client, CALLS);
  });
  afterAll(async () => {
    await Promise.all([client.end(), empty.end()]);
    await server.remove();
  });

  const explain = async (on: Client, ask: OneAsk): Promise<Node[]> => {
    const { text, values } = toQuery(ask);
    const explained = await on.query<{ 'QUERY PLAN': [{ Plan: Node }] }>({
      text: `EXPLAIN (FORMAT JSON) ${text}`,
      values: values ?? [],
    });
    return nodesOf(explained.rows[0]!['QUERY PLAN'][0].Plan);
  };

  /** Every statement of an operation with its plan; the operation runs and is rolled back. */
  const plansOf = async (name: string, args: unknown) => {
    const plans: { sql: string; nodes: Node[]; early: Node[]; ms: number }[] = [];
    const session = sessionOn(client);
    const note = async (ask: OneAsk): Promise<void> => {
      const [nodes, early] = await Promise.all([explain(client, ask), explain(empty, ask)]);
      plans.push({ sql: toQuery(ask).text, nodes, early, ms: 0 });
    };
    await session.exec('BEGIN');
    try {
      await walk(operationOf(name), args, async (ask) => {
        for (const one of ask.want === 'each' ? ask.asks : [ask]) await note(one);
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

  it('are checked for every operation', () => {
    const asked = new Set(['listCalls', ...ASKS.map(([name]) => name)]);
    expect(operationNames.filter((name) => !asked.has(name))).toEqual([]);
  });

  it.each(ASKS)('use an index for every statement of %s', async (name, args) => {
    for (const { sql, nodes, early } of await plansOf(name, args)) {
      expect({ sql, walked: walked([...nodes, ...early]) }).toEqual({ sql, walked: [] });
    }
  });

  it(`walk ${LISTS.length} kinds of lists by an index, in its order`, async () => {
    for (const filter of LISTS) {
      for (const { sql, nodes, ms } of await plansOf('listCalls', filter)) {
        const reads = nodes.some((node) => node['Relation Name'] !== undefined);
        const sorts = reads ? nodes.filter((node) => /Sort/.test(node['Node Type'])).length : 0;
        expect({ filter, sql, walked: walked(nodes), sorts }).toEqual({ filter, sql, walked: [], sorts: 0 });
        if (CALLS >= 1_000_000 && ms > SLOWEST_MS) throw new Error(`${ms.toFixed(0)} ms: ${sql}`);
      }
    }
  });

  it('never look for a key, or for one agent’s calls, among those of the whole instance', async () => {
    const ofAgent = [...ASKS, ...LISTS.map((list) => ['listCalls', list] as const)].filter(
      ([name, args]) =>
        ['beginCall', 'findCallByKey'].includes(name) ||
        // A number or a name has an index of its own; only the few open calls are looked through for it.
        /"user":"u7"(?!.*"(number|contact)")/.test(JSON.stringify(args)),
    );
    const asked: string[] = [];
    for (const [name, args] of ofAgent) {
      for (const { sql, nodes, early } of await plansOf(name, args)) {
        if (!/where .*"(user|idempotency_key)"/.test(sql)) continue;
        asked.push(sql);
        const used = [...nodes, ...early].flatMap((node) => node['Index Name'] ?? []);
        expect({ sql, used: used.filter((index) => index === 'calls_crm') }).toEqual({ sql, used: [] });
      }
    }
    // The insert that checks the limits, and what explains that nothing was inserted: the key, open, counted, oldest.
    const begun = asked.filter((sql) => /insert into "calls"|^select .* from (.calls.|\(values)/.test(sql));
    expect(new Set(begun).size).toBeGreaterThan(5);
  });

  it('find who has listened to a call by an index', async () => {
    const [plan] = await plansOf('listAudit', { subject: 'call/1', action: 'recording.listen', limit: 100 });
    expect(plan?.nodes.flatMap((node) => node['Index Name'] ?? [])).toEqual(['audit_subject']);
  });

  it('rest on the same tables, columns and indexes as those of SQLite', async () => {
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
