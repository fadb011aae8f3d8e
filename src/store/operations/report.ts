import type { ReportQuery, ReportRow } from '../../calls/report-rows.ts';
import { bucketsFor } from '../bucket.ts';
import { sql, tables, unindexed } from '../query.ts';
import { agentRanges } from './agent-ranges.ts';
import { IS_CLOSED } from './call-order.ts';
import { crmsOfUser, crmsWithCalls } from './crms.ts';
import { query, read } from './operation.ts';
import type { Steps } from './operation.ts';

/** Only what is asked for: every column to group by makes rows to sort, to send and to add up. */
const COLUMNS = { agent: ['crm', 'user'], result: ['crm', 'result'] } as const;

const ENDED = bucketsFor('ended');

/** All of an instance's calls of the period from one index, which has the buckets in no order. */
const ofInstance = ({ crm, fromMs, toMs }: ReportQuery & { crm: string }) =>
  tables
    .selectFrom('calls')
    .where('crm', '=', crm)
    .where('created_at', '>=', fromMs)
    .where('created_at', '<', toMs)
    .where(IS_CLOSED)
    .where(unindexed<number>('bucket'), 'in', ENDED);

/** Times are whole milliseconds, so the last one before each bound makes it exclusive and inclusive. */
const ofAgent = ({ crm, fromMs, toMs }: ReportQuery & { crm: string }, user: string) =>
  agentRanges(ENDED, {
    user: sql.val(user),
    crm: sql.val(crm),
    from: sql.val(fromMs - 1),
    to: sql.val(toMs - 1),
  });

const OF_ANSWERED = (what: 'talk' | '1') =>
  sql<number>`sum(case when outcome = 'answered' then ${sql.raw(what)} else 0 end)`;

/** An index holds all that an instance's sums need; of one agent the calls are read. */
export const reportQuery = (args: ReportQuery & { crm: string }) => {
  const columns = args.by === undefined ? (['crm'] as const) : COLUMNS[args.by];
  return (args.user === undefined ? ofInstance(args) : ofAgent(args, args.user))
    .select((eb) => [
      ...columns,
      eb.fn.countAll<number>().as('calls'),
      OF_ANSWERED('1').as('answered'),
      eb.fn.sum<number>('talk').as('talkSeconds'),
      OF_ANSWERED('talk').as('answeredTalk'),
    ])
    .groupBy(columns);
};

export const report = read(function* (args: ReportQuery): Steps<ReportRow[]> {
  const { crm, user } = args;
  const crms = crm !== undefined ? [crm] : yield* user === undefined ? crmsWithCalls() : crmsOfUser(user);
  const rows: ReportRow[] = [];
  for (const each of crms) rows.push(...((yield* query(reportQuery({ ...args, crm: each }))) as ReportRow[]));
  return rows.map((row) => ({ ...row }));
});
