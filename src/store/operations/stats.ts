import type { AgentCount, HourCount, StatSums } from '../../calls/ports.ts';
import { bucketsFor } from '../bucket.ts';
import { sql, statement, tables } from '../query.ts';
import type { Db } from '../database.ts';
import { read, write } from './operation.ts';

interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

const HOUR_MS = 3_600_000;

const hours = statement<Period>()((p) =>
  tables
    .selectFrom('hour_stats')
    .select((eb) => ['hour as hourMs', 'result', eb.fn.sum<number>('calls').as('calls')])
    .where('hour', '>=', p('fromMs'))
    .where('hour', '<', p('toMs'))
    .groupBy(['hour', 'result'])
    .orderBy('hour')
    .orderBy('result'),
);

const agents = statement<Period & { limit: number }>()((p) =>
  tables
    .selectFrom('agent_stats')
    .select((eb) => [
      'crm',
      'user',
      eb.fn.sum<number>('calls').as('calls'),
      eb.fn.sum<number>('answered').as('answered'),
      eb.fn.sum<number>('talk').as('talkSeconds'),
    ])
    .where('hour', '>=', p('fromMs'))
    .where('hour', '<', p('toMs'))
    .groupBy(['crm', 'user'])
    .orderBy('calls', 'desc')
    .orderBy('crm')
    .orderBy('user')
    .limit(p('limit')),
);

const ring = statement<Period>()((p) =>
  tables
    .selectFrom('ring_stats')
    .select((eb) => ['until as untilMs', eb.fn.sum<number>('calls').as('calls')])
    .where('hour', '>=', p('fromMs'))
    .where('hour', '<', p('toMs'))
    .groupBy('until')
    .orderBy('until'),
);

const inBucket = statement<{ bucket: number }>()((p) =>
  tables
    .selectFrom('calls')
    .select((eb) => eb.fn.countAll<number>().as('calls'))
    .where('bucket', '=', p('bucket')),
);

/** Of the index alone: no call is read. */
const waiting = (db: Db, activity: 'pending' | 'dead'): number =>
  bucketsFor('ended', activity).reduce((sum, bucket) => sum + (db.row(inBucket, { bucket })?.calls ?? 0), 0);

const plain = <T extends object>(rows: readonly T[]): T[] => rows.map((row) => ({ ...row }));

export const statSums = read((db, args: Period & { agents: number }): StatSums => {
  const { toMs } = args;
  const fromMs = args.fromMs - (args.fromMs % HOUR_MS);
  return {
    hours: plain<HourCount>(db.rows(hours, { fromMs, toMs })),
    agents: plain<AgentCount>(db.rows(agents, { fromMs, toMs, limit: args.agents })),
    ring: plain(db.rows(ring, { fromMs, toMs })),
    activities: { pending: waiting(db, 'pending'), dead: waiting(db, 'dead') },
  };
});

const purges = [
  statement<{ beforeMs: number }>()((p) => tables.deleteFrom('hour_stats').where('hour', '<', p('beforeMs'))),
  statement<{ beforeMs: number }>()((p) =>
    tables.deleteFrom('agent_stats').where('hour', '<', p('beforeMs')),
  ),
  statement<{ beforeMs: number }>()((p) => tables.deleteFrom('ring_stats').where('hour', '<', p('beforeMs'))),
];

export const purgeStats = write((db, beforeMs: number): null => {
  for (const purge of purges) db.run(purge, { beforeMs });
  return null;
});

const newestAudit = statement<object>()(() =>
  tables.selectFrom('audit').select(sql<number | null>`max(id)`.as('id')),
);

/** Every change of a mapping writes audit entries, from page, file or command line. */
export const mappingRevision = read((db): number => db.row(newestAudit, {})?.id ?? 0);
