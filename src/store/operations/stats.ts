import type { AgentCount, HourCount, StatSums } from '../../calls/ports.ts';
import { bucketsFor } from '../bucket.ts';
import { sql, statement, tables } from '../query.ts';
import { crmsWithCalls } from './crms.ts';
import { read, row, rows, run, write } from './operation.ts';
import type { Steps } from './operation.ts';

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

const inBucket = statement<{ crm: string; bucket: number }>()((p) =>
  tables
    .selectFrom('calls')
    .select((eb) => eb.fn.countAll<number>().as('calls'))
    .where('crm', '=', p('crm'))
    .where('bucket', '=', p('bucket')),
);

/** Answered from the index of the CRM instances; no call is read. */
function* waiting(activity: 'pending' | 'dead'): Steps<number> {
  let calls = 0;
  for (const crm of yield* crmsWithCalls()) {
    for (const bucket of bucketsFor('ended', activity)) {
      calls += (yield* row(inBucket, { crm, bucket }))?.calls ?? 0;
    }
  }
  return calls;
}

const plain = <T extends object>(found: readonly T[]): T[] => found.map((each) => ({ ...each }));

export const statSums = read(function* (args: Period & { agents: number }): Steps<StatSums> {
  const { toMs } = args;
  const fromMs = args.fromMs - (args.fromMs % HOUR_MS);
  return {
    hours: plain<HourCount>(yield* rows(hours, { fromMs, toMs })),
    agents: plain<AgentCount>(yield* rows(agents, { fromMs, toMs, limit: args.agents })),
    ring: plain(yield* rows(ring, { fromMs, toMs })),
    activities: { pending: yield* waiting('pending'), dead: yield* waiting('dead') },
  };
});

const purges = [
  statement<{ beforeMs: number }>()((p) => tables.deleteFrom('hour_stats').where('hour', '<', p('beforeMs'))),
  statement<{ beforeMs: number }>()((p) =>
    tables.deleteFrom('agent_stats').where('hour', '<', p('beforeMs')),
  ),
  statement<{ beforeMs: number }>()((p) => tables.deleteFrom('ring_stats').where('hour', '<', p('beforeMs'))),
];

export const purgeStats = write(
  function* (beforeMs: number): Steps<null> {
    for (const purge of purges) yield* run(purge, { beforeMs });
    return null;
  },
  { repeatable: true },
);

const newestAudit = statement<object>()(() =>
  tables.selectFrom('audit').select(sql<number | null>`max(id)`.as('id')),
);

/** Every change of a mapping writes audit entries, whether it comes from a page, a file or the command line. */
export const mappingRevision = read(function* (): Steps<number> {
  return (yield* row(newestAudit, {}))?.id ?? 0;
});
