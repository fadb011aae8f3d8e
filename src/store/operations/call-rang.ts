import { tables, unindexed } from '../query.ts';
import { upperBound } from './call-order.ts';
import type { CrmListArgs, Select } from './call-order.ts';

/** Calls that have rung an agent's telephone: few enough to check each. */
export const thatRang = (args: CrmListArgs, user: string, buckets: readonly number[]): Select => {
  const { after, sort } = args;
  const upper = upperBound(args);
  let calls = tables
    .selectFrom('call_agents')
    .innerJoin('calls', 'calls.id', 'call_agents.id')
    .select([
      'call_agents.id as id',
      'call_agents.created_at as created_at',
      'calls.talk as talk',
      'calls.doc as doc',
    ])
    .where('call_agents.user', '=', user)
    .where('call_agents.crm', '=', args.crm)
    .where((eb) =>
      eb(eb.refTuple('call_agents.created_at', 'call_agents.id'), '<', eb.tuple(upper.createdAtMs, upper.id)),
    )
    .where(unindexed<number>('calls.bucket'), 'in', buckets);
  if (after !== undefined && sort === 'oldest')
    calls = calls.where((eb) =>
      eb(eb.refTuple('call_agents.created_at', 'call_agents.id'), '>', eb.tuple(after.createdAtMs, after.id)),
    );
  if (after !== undefined && sort === 'longest')
    calls = calls.where((eb) =>
      eb(
        eb.refTuple('calls.talk', 'call_agents.created_at', 'call_agents.id'),
        '<',
        eb.tuple(after.talk ?? 0, after.createdAtMs, after.id),
      ),
    );
  if (args.fromMs !== undefined) calls = calls.where('call_agents.created_at', '>=', args.fromMs);
  if (args.state !== undefined) calls = calls.where('calls.state', '=', args.state);
  if (args.activity !== undefined) calls = calls.where('calls.activity_state', '=', args.activity);
  if (args.outcome !== undefined) calls = calls.where(unindexed('calls.outcome'), '=', args.outcome);
  if (args.result !== undefined) calls = calls.where(unindexed('calls.result'), '=', args.result);
  if (args.minSeconds !== undefined)
    calls = calls.where(unindexed<number>('calls.talk'), '>=', args.minSeconds);
  if (args.record !== undefined)
    calls = calls
      .where(unindexed('calls.record_id'), '=', args.record.id)
      .where('calls.record_type', '=', args.record.type);
  return calls;
};
