import { sql, statement, tables } from '../query.ts';
import { run } from './operation.ts';
import type { Steps } from './operation.ts';
import type { AgentStatsTable, HourStatsTable, RingStatsTable } from '../tables.ts';

/** What one closed call adds to the counters. */
export interface CallCount {
  readonly hour: number;
  readonly crm: string;
  readonly user: string;
  readonly result: string;
  /** Absent for refused clicks, which are not calls of the agent. */
  readonly agent?: { readonly answered: number; readonly talk: number };
  /** Upper bound of its ring-time class, in milliseconds. */
  readonly ringUntil?: number;
}

const addHour = statement<Omit<HourStatsTable, 'calls'>>()((p) =>
  tables
    .insertInto('hour_stats')
    .values({ hour: p('hour'), crm: p('crm'), result: p('result'), calls: 1 })
    .onConflict((oc) =>
      oc.columns(['hour', 'crm', 'result']).doUpdateSet({ calls: sql<number>`hour_stats.calls + 1` }),
    ),
);

const addAgent = statement<Omit<AgentStatsTable, 'calls'>>()((p) =>
  tables
    .insertInto('agent_stats')
    .values({
      hour: p('hour'),
      crm: p('crm'),
      user: p('user'),
      calls: 1,
      answered: p('answered'),
      talk: p('talk'),
    })
    .onConflict((oc) =>
      oc.columns(['hour', 'crm', 'user']).doUpdateSet({
        calls: sql<number>`agent_stats.calls + 1`,
        answered: sql<number>`agent_stats.answered + excluded.answered`,
        talk: sql<number>`agent_stats.talk + excluded.talk`,
      }),
    ),
);

const addRing = statement<Omit<RingStatsTable, 'calls'>>()((p) =>
  tables
    .insertInto('ring_stats')
    .values({ hour: p('hour'), until: p('until'), calls: 1 })
    .onConflict((oc) =>
      oc.columns(['hour', 'until']).doUpdateSet({ calls: sql<number>`ring_stats.calls + 1` }),
    ),
);

/** Part of the transaction that closes the call, so that counters and calls cannot disagree. */
export function* countCall(count: CallCount): Steps<void> {
  const { hour, crm, user, result, agent, ringUntil } = count;
  yield* run(addHour, { hour, crm, result });
  if (agent !== undefined) yield* run(addAgent, { hour, crm, user, ...agent });
  if (ringUntil !== undefined) yield* run(addRing, { hour, until: ringUntil });
}
