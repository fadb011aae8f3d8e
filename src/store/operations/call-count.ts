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

const takeHour = statement<Omit<HourStatsTable, 'calls'>>()((p) =>
  tables
    .updateTable('hour_stats')
    .set({ calls: sql<number>`calls - 1` })
    .where('hour', '=', p('hour'))
    .where('crm', '=', p('crm'))
    .where('result', '=', p('result')),
);

const dropEmpty = statement<Pick<HourStatsTable, 'hour'>>()((p) =>
  tables.deleteFrom('hour_stats').where('hour', '=', p('hour')).where('calls', '<=', 0),
);

const moveAgent = statement<Omit<AgentStatsTable, 'calls'>>()((p) =>
  tables
    .updateTable('agent_stats')
    .set({
      answered: sql<number>`answered + ${p('answered')}`,
      talk: sql<number>`talk + ${p('talk')}`,
    })
    .where('hour', '=', p('hour'))
    .where('crm', '=', p('crm'))
    .where('user', '=', p('user')),
);

/** Part of the transaction that corrects a call's outcome. Counters that were deleted for their age stay deleted. */
export function* recountCall(before: CallCount, after: CallCount): Steps<void> {
  const { hour, crm, user } = before;
  if ((yield* run(takeHour, { hour, crm, result: before.result })) === 0) return;
  yield* run(dropEmpty, { hour });
  yield* run(addHour, { hour, crm, result: after.result });
  const { answered = 0, talk = 0 } = after.agent ?? {};
  const counted = before.agent ?? { answered: 0, talk: 0 };
  yield* run(moveAgent, {
    hour,
    crm,
    user,
    answered: answered - counted.answered,
    talk: talk - counted.talk,
  });
}
