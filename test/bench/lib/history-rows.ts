import { bucketOf } from '../../../src/store/bucket.ts';
import { closedCall } from './big-database.ts';

/** A company of this many agents that makes and takes a call every half minute, day and night. */
export const AGENTS = 200;
export const SPACING_MS = 30_000;
/** One call in five came in and rang a colleague, too; one in 50,000 has a result that hardly anybody chooses. */
const INBOUND = 'i % 5 = 4';
export const RARE_EVERY = 50_000;
const LISTENED_EVERY = 3;

const ended = closedCall(false);
const incoming = {
  from: '+37060012345',
  agents: [{ user: '@user', rangAt: '@at' }],
  matches: [],
  lookUp: 'done' as const,
  answeredIds: [],
  cdrs: [],
};
const MADE = JSON.stringify(ended);
const CAME = JSON.stringify({ ...ended, incoming });

/** How a dialect writes what the two do not share. */
export interface Dialect {
  /** The numbers `i` from 0 up to this one, itself excluded. */
  readonly numbers: (count: number) => string;
  /** ISO 8601 of an expression in Unix milliseconds. */
  readonly iso: (atMs: string) => string;
}

const row = (untilMs: number, count: number): string => `
  SELECT i, 'call-' || i AS id, 'user-' || (i * 7919 % ${AGENTS}) AS agent, '003' || (i * 104729 % 100000) AS record,
    ${untilMs} - (${count} - i) * ${SPACING_MS} AS at,
    CASE WHEN i % 10 < 6 THEN 'answered' WHEN i % 10 = 6 THEN 'busy' WHEN i % 10 = 9 THEN 'missed' ELSE 'no_answer' END AS outcome,
    CASE WHEN i % ${RARE_EVERY} = 0 THEN 'sold' WHEN i % 10 < 6 AND i % 3 = 0 THEN 'reached'
      WHEN i % 10 < 6 AND i % 3 = 1 THEN 'call_back' END AS result,
    CASE WHEN i % 10 < 6 THEN i * 37 % 1200 + 5 ELSE 0 END AS talk,
    (100000 + i * 104729 % 200000) || '06073' AS number,
    CASE i % 8 WHEN 0 THEN 'anna' WHEN 1 THEN 'otto' WHEN 2 THEN 'ona' WHEN 3 THEN 'luca' WHEN 4 THEN 'eva'
      WHEN 5 THEN 'jonas' WHEN 6 THEN 'mia' ELSE 'paul' END AS first, 'name' || (i * 7919 % 5000) AS last
  FROM n`;

/** Statements that fill the tables of the history with `count` calls, the newest now, and with who has listened to them. */
export const historyStatements = (
  count: number,
  nowMs: number,
  { numbers, iso }: Dialect,
): readonly string[] => {
  const rows = `n AS (${numbers(count)}), r AS (${row(nowMs, count)})`;
  const bucket = `CASE WHEN ${INBOUND} THEN ${bucketOf({ ...ended, incoming })} ELSE ${bucketOf(ended)} END`;
  const doc = `replace(replace(replace(replace(CASE WHEN ${INBOUND} THEN '${CAME}' ELSE '${MADE}' END, '@id', id), '@user', agent),
    '@record', record), '@at', ${iso('at')})`;
  return [
    `WITH ${rows} INSERT INTO calls (id, crm, "user", record_type, record_id, state, activity_state, bucket, created_at, version,
       doc, outcome, result, talk, number, contact, contact_last)
     SELECT id, 'bench', agent, 'Contact', record, 'ended', 'none', ${bucket}, at, ${ended.version}, ${doc}, outcome, result, talk,
       number, first || ' ' || last, last || ' ' || first FROM r`,
    ...[0, 1].map(
      (colleague) => `WITH ${rows} INSERT INTO call_agents (crm, "user", created_at, id)
       SELECT 'bench', 'user-' || ((i * 7919 + ${colleague}) % ${AGENTS}), at, id FROM r WHERE ${INBOUND}`,
    ),
    `WITH ${rows} INSERT INTO audit (at, actor, action, subject)
     SELECT at, 'agent:bench/' || agent, 'recording.listen', 'call/' || id FROM r WHERE i % ${LISTENED_EVERY} = 0`,
  ];
};
