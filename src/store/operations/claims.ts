import { compilable, sql, statement, tables } from '../query.ts';
import type { Param } from '../query.ts';
import { read, row, rows, run, write } from './operation.ts';
import type { Steps } from './operation.ts';

interface Claimer {
  readonly crm: string;
  readonly node: string;
}

const giveBack = statement<Claimer>()((p) =>
  tables.deleteFrom('claims').where('node', '=', p('node')).where('crm', '=', p('crm')),
);

type ClaimArgs = Claimer & { nowMs: number; limit: number };

interface ClaimedRow {
  readonly due: number;
  readonly id: string;
  readonly doc: string;
}

const claim = statement<ClaimArgs>()((p: Param<ClaimArgs>) =>
  compilable(sql<ClaimedRow>`
    WITH due AS (
      SELECT id, crm, activity_due, doc FROM calls
      WHERE crm = ${p('crm')} AND activity_due <= ${p('nowMs')}
        AND NOT EXISTS (SELECT 1 FROM claims WHERE claims.call = calls.id)
        AND EXISTS (SELECT 1 FROM nodes WHERE nodes.id = ${p('node')})
      ORDER BY activity_due, id LIMIT ${p('limit')} FOR UPDATE SKIP LOCKED
    ), mine AS (
      INSERT INTO claims (call, crm, node) SELECT id, crm, ${p('node')} FROM due ON CONFLICT DO NOTHING RETURNING call
    )
    SELECT activity_due AS due, id, doc FROM due JOIN mine ON id = call`),
);

/**
 * Due activities that no node has claimed, oldest first. A node works on one batch of a CRM instance at a time. So everything it
 * had claimed before is either finished, or unknown to it because the answer was lost; those claims are given back first.
 */
export const claimActivities = write(
  function* (args: ClaimArgs): Steps<string[]> {
    yield* run(giveBack, args);
    if (args.limit === 0) return [];
    const claimed = yield* rows(claim, args);
    return [...claimed].sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1)).map(({ doc }) => doc);
  },
  { mixes: () => true, repeatable: true },
);

export const claims = statement<{ call: string; node: string }>()((p) =>
  tables.selectFrom('claims').select('node').where('call', '=', p('call')).where('node', '=', p('node')),
);

const nextUnclaimed = statement<{ crm: string }>()((p) =>
  tables
    .selectFrom('calls')
    .select('activity_due')
    .where('crm', '=', p('crm'))
    .where('activity_due', 'is not', null)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('claims').select('node').whereRef('claims.call', '=', 'calls.id'))),
    )
    .orderBy('activity_due')
    .limit(1),
);

export const nextUnclaimedActivity = read(function* (args: { crm: string }): Steps<number | undefined> {
  return (yield* row(nextUnclaimed, args))?.activity_due ?? undefined;
});
