import type { NodeEntry, NodeMessage, NodeRow } from '../../calls/nodes.ts';
import { sql, statement, tables } from '../query.ts';
import type { Param } from '../query.ts';
import { CONNECTIONS_REVISION, NO_REVISION } from '../../vocabulary/connections-revision.ts';
import { read, row, rows, run, runEach, write } from './operation.ts';
import type { Steps } from './operation.ts';

/** Operations of nodes that share a database. Only PostgreSQL has these tables, because a SQLite file has one service. */
const ONE_STEP = { mixes: () => true, quick: () => true, repeatable: true } as const;

const join = statement<NodeEntry>()((p) =>
  tables
    .insertInto('nodes')
    .values({
      id: p('id'),
      name: p('name'),
      version: p('version'),
      started_at: p('startedAtMs'),
      connections: p('connections'),
      beat: 0,
    })
    .onConflict((oc) => oc.column('id').doNothing()),
);

export const joinNode = write(function* (node: NodeEntry): Steps<null> {
  yield* run(join, node);
  return null;
}, ONE_STEP);

const beat = statement<{ id: string }>()((p) =>
  tables
    .updateTable('nodes')
    .set((eb) => ({ beat: eb('beat', '+', 1) }))
    .where('id', '=', p('id')),
);

export const beatNode = write(function* (args: { id: string }): Steps<boolean> {
  return (yield* run(beat, args)) > 0;
}, ONE_STEP);

const everyNode = statement<object>()(() =>
  tables
    .selectFrom('nodes')
    .select(['id', 'name', 'version', 'started_at as startedAtMs', 'beat', 'connections']),
);
const everyLease = statement<object>()(() => tables.selectFrom('leases').select(['name', 'node']));
const newest = statement<object>()(() =>
  tables.selectFrom('changes').select('seq').orderBy('seq', 'desc').limit(1),
);

export const newestChange = read(function* (): Steps<number> {
  return (yield* row(newest, {}))?.seq ?? 0;
});

const connections = statement<{ key: string }>()((p) =>
  tables.selectFrom('settings').select('value').where('key', '=', p('key')),
);

/** Not the transaction's time, which stands still while it runs. */
const clock = statement<object>()(() =>
  tables.selectNoFrom(sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::bigint`.as('nowMs')),
);

export interface NodeRows {
  readonly nodes: readonly NodeRow[];
  readonly leases: readonly { readonly name: string; readonly node: string }[];
  readonly newestChange: number;
  readonly connections: string;
  readonly nowMs: number;
}

export const listNodes = read(function* (): Steps<NodeRows> {
  return {
    nodes: yield* rows(everyNode, {}),
    leases: yield* rows(everyLease, {}),
    connections: (yield* row(connections, { key: CONNECTIONS_REVISION }))?.value ?? NO_REVISION,
    newestChange: (yield* row(newest, {}))?.seq ?? 0,
    nowMs: (yield* row(clock, {}))?.nowMs ?? 0,
  };
});

const remove = statement<{ id: string }>()((p) => tables.deleteFrom('nodes').where('id', '=', p('id')));
const removeStill = statement<{ id: string; beat: number }>()((p) =>
  tables.deleteFrom('nodes').where('id', '=', p('id')).where('beat', '=', p('beat')),
);

/** Deletes the node with its leases and claims. */
export const removeNode = write(function* ({
  id,
  beat: still,
}: {
  id: string;
  beat: number | undefined;
}): Steps<null> {
  if (still === undefined) yield* run(remove, { id });
  else yield* run(removeStill, { id, beat: still });
  return null;
}, ONE_STEP);

export interface LeaseOf {
  readonly name: string;
  readonly node: string;
}

const take = statement<LeaseOf>()((p) =>
  tables
    .insertInto('leases')
    .columns(['name', 'node'])
    .expression(
      tables
        .selectFrom('nodes')
        .select([p('name').as('name'), 'id as node'])
        .where('id', '=', p('node')),
    )
    .onConflict((oc) => oc.column('name').doNothing()),
);

export const holding = (p: Param<LeaseOf>) =>
  tables.selectFrom('leases').select('node').where('name', '=', p('name')).where('node', '=', p('node'));

export const holds = statement<LeaseOf>()(holding);

export const takeLease = write(
  function* (lease: LeaseOf): Steps<boolean> {
    return (yield* run(take, lease)) > 0 || (yield* row(holds, lease)) !== undefined;
  },
  { repeatable: true },
);

const use = statement<{ crm: string; id: string; atMs: number }>()((p) =>
  tables
    .insertInto('used_ids')
    .values({ crm: p('crm'), id: p('id'), at: p('atMs') })
    .onConflict((oc) => oc.columns(['crm', 'id']).doNothing()),
);

/** If the connection breaks meanwhile, nobody knows whether the id was new, so the request is refused. */
export const useId = write(
  function* (args: { crm: string; id: string; atMs: number }): Steps<boolean> {
    return (yield* run(use, args)) > 0;
  },
  { mixes: () => true, quick: () => true },
);

const dropChanges = statement<{ before: number }>()((p) =>
  tables.deleteFrom('changes').where('seq', '<', p('before')),
);
const dropIds = statement<{ beforeMs: number }>()((p) =>
  tables.deleteFrom('used_ids').where('at', '<', p('beforeMs')),
);

export const tidyShared = write(
  function* ({ before, usedBeforeMs }: { before: number; usedBeforeMs: number }): Steps<null> {
    yield* run(dropChanges, { before });
    yield* run(dropIds, { beforeMs: usedBeforeMs });
    return null;
  },
  { repeatable: true },
);

const behind = statement<{ after: number; limit: number }>()((p) =>
  tables
    .selectFrom('changes')
    .select(['seq', 'origin', 'what'])
    .where('seq', '>', p('after'))
    .orderBy('seq')
    .limit(p('limit')),
);
const oldest = statement<object>()(() => tables.selectFrom('changes').select('seq').orderBy('seq').limit(1));

export interface ChangeRows {
  readonly changes: readonly { readonly seq: number; readonly origin: string; readonly what: string }[];
  /** The oldest that is kept. */
  readonly oldest: number;
}

export const listChanges = read(function* (args: { after: number; limit: number }): Steps<ChangeRows> {
  return { changes: yield* rows(behind, args), oldest: (yield* row(oldest, {}))?.seq ?? 0 };
});

/** Changes no table itself; the message reaches the other processes with the transaction. */
export const sendMessage = write<NodeMessage, null>(function* (): Steps<null> {
  yield* runEach([]);
  return null;
}, ONE_STEP);
