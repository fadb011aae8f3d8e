import type { ReportRow } from '../../calls/ports.ts';
import { bucketsFor } from '../bucket.ts';
import { tables, unindexed } from '../query.ts';
import { IS_CLOSED } from './call-order.ts';
import { crmsOfUser, crmsWithCalls } from './crms.ts';
import { query, read } from './operation.ts';
import type { Steps } from './operation.ts';

export interface ReportArgs {
  readonly fromMs: number;
  readonly toMs: number;
  readonly crm?: string;
  readonly user?: string;
}

const summed = (args: ReportArgs) =>
  tables
    .selectFrom('calls')
    .select((eb) => [
      'crm',
      'user',
      'outcome',
      'result',
      eb.fn.countAll<number>().as('calls'),
      eb.fn.sum<number>('talk').as('talkSeconds'),
    ])
    .where('created_at', '>=', args.fromMs)
    .where('created_at', '<', args.toMs)
    .groupBy(['crm', 'user', 'outcome', 'result']);

const ENDED = bucketsFor('ended');

/**
 * Answered from an index, without reading a call: all of an instance's calls of the period, or one agent's through the agent's
 * own index.
 */
export const reportQuery = (args: ReportArgs & { crm: string }) =>
  args.user === undefined
    ? summed(args)
        .where('crm', '=', args.crm)
        .where(IS_CLOSED)
        .where(unindexed<number>('bucket'), 'in', ENDED)
    : summed(args).where('user', '=', args.user).where('crm', '=', args.crm).where('bucket', 'in', ENDED);

export const report = read(function* (args: ReportArgs): Steps<ReportRow[]> {
  const { crm, user } = args;
  const crms = crm !== undefined ? [crm] : yield* user === undefined ? crmsWithCalls() : crmsOfUser(user);
  const rows: ReportRow[] = [];
  for (const each of crms) rows.push(...((yield* query(reportQuery({ ...args, crm: each }))) as ReportRow[]));
  return rows.map((row) => ({ ...row }));
});
