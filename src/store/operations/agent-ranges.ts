import type { RawBuilder } from 'kysely';
import { sql, tables } from '../query.ts';

interface Period {
  readonly user: RawBuilder<string>;
  readonly crm: RawBuilder<string>;
  /** Exclusive. */
  readonly from: RawBuilder<number>;
  /** Inclusive. */
  readonly to: RawBuilder<number>;
}

/**
 * One agent's calls of a period in these buckets: a range of the agent's index for each bucket.
 *
 * The columns are compared as rows, because only the agent's index can find those. With a condition for each column PostgreSQL
 * may choose the index of the CRM instance, and then reads the calls of all its agents: as long as it has no statistics, both
 * look the same to it.
 */
export const agentRanges = (buckets: readonly number[], { user, crm, from, to }: Period) => {
  const ranges = sql.join(buckets.map((bucket) => sql`(${sql.lit(bucket)})`));
  return tables
    .selectFrom(sql<{ column1: number }>`(values ${ranges})`.as('range'))
    .crossJoin('calls')
    .where(sql<boolean>`("user", crm, bucket, created_at) > (${user}, ${crm}, column1, ${from})`)
    .where(sql<boolean>`("user", crm, bucket, created_at) <= (${user}, ${crm}, column1, ${to})`);
};

/** One agent's calls in one bucket, of any time. */
export const agentBucket = (bucket: number, { user, crm }: Pick<Period, 'user' | 'crm'>) =>
  tables
    .selectFrom('calls')
    .where(sql<boolean>`("user", crm, bucket) >= (${user}, ${crm}, ${sql.lit(bucket)})`)
    .where(sql<boolean>`("user", crm, bucket) <= (${user}, ${crm}, ${sql.lit(bucket)})`);
