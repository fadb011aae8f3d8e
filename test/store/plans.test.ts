import Libsql from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defined } from '../../src/defined.ts';
import type { CallState } from '../../src/vocabulary/call-states.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { OPEN_BUCKETS } from '../../src/store/bucket.ts';
import { auditQuery } from '../../src/store/operations/audit.ts';
import { reportQuery } from '../../src/store/operations/report.ts';
import { listQuery } from '../../src/store/operations/call-list.ts';
import type { CrmListArgs } from '../../src/store/operations/call-order.ts';

type Filter = Omit<CrmListArgs, 'limit'>;

const record = { type: 'Contact', id: '003' };
const after = { createdAtMs: 5, id: 'x' };
const scopes = [{ crm: 'a' }, { crm: 'a', user: 'u' }].flatMap((scope) => [scope, { ...scope, record }]);
const filters: Filter[] = scopes.flatMap((scope) =>
  [undefined, 'unknown', 'ended', 'refused'].flatMap((state) =>
    [{}, { activity: 'dead' as const }].flatMap((activity) =>
      [{}, { after }, { fromMs: 1, toMs: 2 }].map((period) => ({
        ...scope,
        ...activity,
        ...period,
        ...defined({ state: state === undefined ? undefined : (state as CallState) }),
      })),
    ),
  ),
);

describe('the query plan for a list of calls', () => {
  let db: Libsql.Database;
  beforeAll(() => {
    db = new Libsql(':memory:');
    for (const { sql } of MIGRATIONS) db.exec(sql);
  });
  afterAll(() => {
    db.close();
  });

  const planOf = (filter: Filter): string[] => {
    const { sql, parameters } = listQuery({ ...filter, limit: 50 })
      .sqlite()
      .compile();
    const rows = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all([...parameters]) as { detail: string }[];
    return rows.map((row) => row.detail);
  };

  /** The steps that read calls. Calls that rang an agent are found by their own index and then read one by one. */
  const readsOf = (plan: readonly string[], { user, state }: Filter): readonly string[] => {
    const rang = plan.filter((step) => step.startsWith('SEARCH call_agents'));
    // Incoming calls are never refused.
    expect(rang.length).toBe(user === undefined || state === 'refused' ? 0 : 1);
    expect(rang.every((step) => step.includes('USING PRIMARY KEY (user=? AND crm=? AND '))).toBe(true);
    return plan.filter(
      (step) =>
        /calls/.test(step) && !step.startsWith('SEARCH calls USING INDEX sqlite_autoindex_calls_1 (id=?)'),
    );
  };

  it.each(filters)('walks an index in order and sorts nothing: %j', (filter) => {
    const plan = planOf(filter);
    const reads = readsOf(plan, filter);
    const scope = filter.user
      ? 'calls_agent (user=? AND crm=? AND bucket=?'
      : 'calls_crm (crm=? AND bucket=?';
    // Only open calls are scanned for a record.
    const others = reads.filter((step) => !step.startsWith(`SEARCH calls USING INDEX ${scope}`));
    expect(reads.length).toBeGreaterThan(0);
    expect(others).toEqual(
      filter.record && filter.state !== 'unknown'
        ? [expect.stringMatching(/^SEARCH calls USING INDEX calls_record \(record_id=\? AND record_type=\?/)]
        : [],
    );
    if (filter.record) expect(reads.length - others.length).toBeLessThanOrEqual(OPEN_BUCKETS.length);
    expect(plan.filter((step) => /SCAN|TEMP B-TREE/.test(step))).toEqual([]);
  });

  it.each([
    [{ crm: 'a' }, 'calls_outcome (crm=? AND outcome=? AND bucket=?'],
    [{ crm: 'a', activity: 'dead' as const }, 'calls_outcome (crm=? AND outcome=? AND bucket=?'],
    [{ crm: 'a', user: 'u' }, 'calls_agent (user=? AND crm=? AND bucket=?'],
    [{ crm: 'a', record }, 'calls_record (record_id=? AND record_type=?'],
  ])('walks an index in order for an outcome: %j', (filter, index) => {
    const plan = planOf({ ...filter, outcome: 'busy', after });
    const reads = readsOf(plan, filter);
    expect(reads.length).toBeGreaterThan(0);
    expect(reads.filter((step) => !step.startsWith(`SEARCH calls USING INDEX ${index}`))).toEqual([]);
    expect(plan.filter((step) => /SCAN|TEMP B-TREE/.test(step))).toEqual([]);
  });

  const history: readonly (readonly [Omit<Filter, 'crm'>, string, boolean])[] = [
    [{ result: 'reached', after }, 'calls_result (crm=? AND result=? AND bucket=?', false],
    [{ number: '60012345' }, 'calls_number (crm=? AND number>? AND number<?)', true],
    [{ number: '101' }, 'calls_number (crm=? AND number=? AND (created_at,id)<(?,?))', false],
    [{ contact: 'anna' }, 'calls_contact', true],
    [{ minSeconds: 600, after }, 'calls_history (crm=? AND (created_at,id)<(?,?))', false],
    [{ sort: 'oldest', after }, 'calls_crm (crm=? AND bucket=?', false],
    [{ sort: 'longest' }, 'calls_talk (crm=? AND (talk,created_at,id)<(?,?,?))', false],
    [{ sort: 'longest', result: 'reached', minSeconds: 5 }, 'calls_talk (crm=?', false],
  ];
  it.each(history)('has an index to search for %j', (filter, index, sorts) => {
    const plan = planOf({ crm: 'a', state: 'ended', ...filter });
    const reads = plan.filter((step) => /calls/.test(step));
    expect(reads.length).toBeGreaterThan(0);
    expect(reads.filter((step) => !step.startsWith(`SEARCH calls USING INDEX ${index}`))).toEqual([]);
    // A number or a name matches few enough calls to sort.
    expect(plan.some((step) => /TEMP B-TREE/.test(step))).toBe(sorts);
    expect(plan.filter((step) => /SCAN/.test(step))).toEqual([]);
  });

  const tooMany: readonly (readonly [Filter, string, boolean])[] = [
    [{ crm: 'a', contact: 'an', isCommon: true }, 'calls_history (crm=? AND (created_at,id)<(?,?))', false],
    [
      { crm: 'a', number: '60012345', sort: 'longest', isCommon: true },
      'calls_talk (crm=? AND (talk,',
      false,
    ],
    [
      { crm: 'a', user: 'u', contact: 'an', direction: 'outbound', isCommon: true },
      'calls_agent (user=?',
      false,
    ],
    [{ crm: 'a', contact: 'anna', sort: 'longest', isCommon: false }, 'calls_contact', true],
    [
      { crm: 'a', result: 'rare', sort: 'longest', isCommon: false },
      'calls_result (crm=? AND result=?',
      true,
    ],
    [{ crm: 'a', result: 'rare', minSeconds: 5, isCommon: false }, 'calls_result (crm=? AND result=?', true],
    [{ crm: 'a', result: 'reached', sort: 'longest', isCommon: true }, 'calls_talk (crm=? AND (talk,', false],
  ];
  it.each(tooMany)('walks or sorts by how many there are: %j', (filter, index, sorts) => {
    const plan = planOf({ state: 'ended', ...filter });
    const reads = plan.filter((step) => /^SEARCH calls/.test(step));
    expect(reads.length).toBeGreaterThan(0);
    expect(reads.filter((step) => !step.startsWith(`SEARCH calls USING INDEX ${index}`))).toEqual([]);
    expect(plan.some((step) => /TEMP B-TREE/.test(step))).toBe(sorts);
    expect(plan.filter((step) => /SCAN/.test(step))).toEqual([]);
  });

  const ofAgent = 'calls_agent (user=? AND crm=? AND bucket=?';
  const own: readonly (readonly [Omit<Filter, 'crm' | 'user'>, string, boolean])[] = [
    [{ direction: 'outbound', after }, ofAgent, false],
    [{ result: 'reached', sort: 'oldest', after }, ofAgent, false],
    [{ outcome: 'busy', minSeconds: 60 }, ofAgent, false],
    // One agent's calls, or those of a period, are few enough to sort.
    [{ sort: 'longest', after: { ...after, talk: 5 } }, ofAgent, true],
    [{ sort: 'longest', fromMs: 1, toMs: 2 }, ofAgent, true],
    [{ number: '60012345', sort: 'oldest' }, 'calls_number (crm=? AND number>? AND number<?)', true],
    [
      { number: '101', result: 'reached' },
      'calls_number (crm=? AND number=? AND (created_at,id)<(?,?))',
      false,
    ],
    [{ contact: 'anna', minSeconds: 60 }, 'calls_contact', true],
  ];
  it.each(own)('has an index to search one agent’s calls for %j', (filter, index, sorts) => {
    const plan = planOf({ crm: 'a', user: 'u', state: 'ended', ...filter });
    const reads = plan.filter(
      (step) => /^SEARCH calls /.test(step) && !step.includes('INDEX sqlite_autoindex_calls_1 (id=?)'),
    );
    expect(reads.length).toBeGreaterThan(0);
    expect(reads.filter((step) => !step.startsWith(`SEARCH calls USING INDEX ${index}`))).toEqual([]);
    const rang = plan.filter((step) => /call_agents/.test(step));
    expect(
      rang.filter(
        (step) => !/^SEARCH call_agents USING (PRIMARY KEY \(user|COVERING INDEX .*id=)/.test(step),
      ),
    ).toEqual([]);
    expect(plan.some((step) => /TEMP B-TREE/.test(step))).toBe(sorts);
    expect(plan.filter((step) => /SCAN/.test(step))).toEqual([]);
  });

  it('has an index to see who has listened to a call', () => {
    const args = { subject: 'call/1', action: 'recording.listen', limit: 100 };
    const { sql, parameters } = auditQuery(args).compile();
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all([...parameters]) as { detail: string }[];
    expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH audit USING INDEX audit_subject (subject=?)']);
  });

  it.each([
    [{}, 'SEARCH calls USING COVERING INDEX calls_history (crm=? AND created_at>? AND created_at<?)'],
    [
      { user: 'u' },
      'SEARCH calls USING INDEX calls_agent ((user,crm,bucket,created_at)>(?,?,?,?) AND (user,crm',
    ],
  ])('reads a range of an index for reports: %j', (scope, step) => {
    for (const by of [undefined, 'agent', 'result'] as const) {
      const period = { crm: 'a', fromMs: 1, toMs: 2, ...defined({ by }) };
      const { sql, parameters } = reportQuery({ ...period, ...scope }).compile();
      const rows = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all([...parameters]) as { detail: string }[];
      const steps = rows.map(({ detail }) => detail);
      expect(steps.filter((detail) => /calls/.test(detail))).toEqual([expect.stringContaining(step)]);
      // All of an instance's calls are counted as they are read.
      const sorts = steps.filter((detail) => /TEMP B-TREE/.test(detail));
      if (!('user' in scope)) expect(sorts).toHaveLength(by === undefined ? 0 : 1);
    }
  });
});
