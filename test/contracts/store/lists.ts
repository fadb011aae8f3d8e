import { expect, it } from '@jest/globals';
import type { Call } from '../../../src/calls/call/call.ts';
import type { CallState } from '../../../src/vocabulary/call-states.ts';
import type { CallFilter, Store } from '../../../src/calls/ports.ts';
import { defined } from '../../../src/defined.ts';
import { T0, allPages, moved, sampleCall, unique } from './samples.ts';

const STATES: readonly CallState[] = ['requested', 'unknown', 'connected', 'ended', 'refused'];
const ACTIVITIES = ['none', 'pending', 'written', 'dead'] as const;

/** The required order: newest first; within the same millisecond, larger id first. */
const newestFirst = (calls: readonly Call[]): Call[] =>
  [...calls].sort((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? 1 : -1));

/** A reference implementation of the filters, as plain as possible. */
const matches = (filter: Omit<CallFilter, 'limit'>, call: Call): boolean =>
  (filter.crm === undefined || call.crm === filter.crm) &&
  (filter.user === undefined || call.user === filter.user) &&
  (filter.record === undefined ||
    (call.record?.id === filter.record.id && call.record.type === filter.record.type)) &&
  (filter.state === undefined || call.state === filter.state) &&
  (filter.activity === undefined || call.activity.state === filter.activity) &&
  (filter.fromMs === undefined || Date.parse(call.createdAt) >= filter.fromMs) &&
  (filter.toMs === undefined || Date.parse(call.createdAt) < filter.toMs);

/** CallStore.list and listOpen. */
export const listContract = (store: () => Store): void => {
  const crms = [unique('crm-'), unique('crm-')];
  const users = [unique('user-'), unique('user-')];
  const records = [
    { type: 'Contact', id: unique('003') },
    { type: 'Lead', id: unique('00Q') },
  ];
  // Every combination of state, activity, CRM, user and record, several in the same millisecond.
  const calls = STATES.flatMap((state) =>
    ACTIVITIES.flatMap((activity) =>
      crms.flatMap((crm) =>
        users.flatMap((user) =>
          records.map((record, index) =>
            sampleCall({ state, activity: { state: activity }, crm, user, record }, T0 + (index % 2) * 7),
          ),
        ),
      ),
    ),
  ).map((call, index) => ({ ...call, createdAt: new Date(T0 + (index % 23)).toISOString() }));

  it('starts empty and then lists all calls, newest first', async () => {
    expect(await store().calls.list({ limit: 10 })).toEqual({ items: [] });
    await Promise.all(calls.map((call) => store().calls.insert(call)));
    const all = await allPages((cursor) =>
      store().calls.list({ limit: 77, ...defined({ cursor: cursor || undefined }) }),
    );
    expect(all).toEqual(newestFirst(calls));
  });

  it('answers every combination of filters like a scan of all calls', async () => {
    const options = <T>(values: readonly T[]): (T | undefined)[] => [undefined, ...values];
    const filters: Omit<CallFilter, 'limit'>[] = options(crms.slice(0, 1)).flatMap((crm) =>
      options(users.slice(0, 1)).flatMap((user) =>
        options(records.slice(0, 1)).flatMap((record) =>
          options<CallState>(['unknown', 'ended', 'refused']).flatMap((state) =>
            options(ACTIVITIES.slice(1, 3)).flatMap((activity) =>
              options([{ fromMs: T0 + 3, toMs: T0 + 11 }]).map((period) => ({
                ...defined({ crm, user, record, state, activity }),
                ...period,
              })),
            ),
          ),
        ),
      ),
    );
    const sorted = newestFirst(calls);
    await Promise.all(
      filters.map(async (filter) => {
        const expected = sorted.filter((call) => matches(filter, call));
        const found = await allPages((cursor) =>
          store().calls.list({ ...filter, limit: 50, ...defined({ cursor: cursor || undefined }) }),
        );
        expect({ filter, ids: found.map((c) => c.id) }).toEqual({ filter, ids: expected.map((c) => c.id) });
      }),
    );
    expect(filters).toHaveLength(192);
  });

  it('returns pages without gaps or duplicates while calls are added and changed', async () => {
    const crm = unique('crm-');
    const first = Array.from({ length: 60 }, (_, i) => sampleCall({ crm }, T0 + Math.floor(i / 3)));
    await Promise.all(first.map((call) => store().calls.insert(call)));
    let added = 0;
    const found = await allPages(
      (cursor) => store().calls.list({ crm, limit: 7, ...defined({ cursor: cursor || undefined }) }),
      async () => {
        added += 1;
        await store().calls.insert(sampleCall({ crm }, T0 + 1_000 + added));
        await store().calls.save(moved(first[added]!, 'ended', { outcome: 'busy' }));
      },
    );
    const ids = found.map((call) => call.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(newestFirst(first).map((call) => call.id));
    expect(added).toBeGreaterThan(5);
  });

  it('returns no next page when the last one is exactly full', async () => {
    const crm = unique('crm-');
    await Promise.all([1, 2, 3, 4].map((i) => store().calls.insert(sampleCall({ crm }, T0 + i))));
    const first = await store().calls.list({ crm, limit: 2 });
    const second = await store().calls.list({ crm, limit: 2, cursor: first.next ?? '' });
    expect(second.items).toHaveLength(2);
    expect(second).not.toHaveProperty('next');
  });

  it('rejects a cursor that it did not issue', async () => {
    const encoded = (text: string): string => Buffer.from(text).toString('base64url');
    const cursors = [
      '',
      'x',
      '%%%',
      encoded('[]'),
      encoded('{"a":1}'),
      encoded('["a","b"]'),
      encoded('[1,2]'),
    ];
    for (const cursor of [...cursors, encoded('[1.5,"a"]'), encoded('[1,"a",2]'), encoded('[1e99,"a"]')]) {
      await expect(store().calls.list({ limit: 5, cursor })).rejects.toMatchObject({
        code: 'invalid_request',
      });
    }
  });

  it('lists all open calls, oldest first', async () => {
    const open = await store().calls.listOpen();
    const expected = calls.filter((call) => !['ended', 'refused'].includes(call.state));
    const known = new Set(expected.map((call) => call.id));
    expect(open.filter((call) => known.has(call.id))).toEqual(newestFirst(expected).reverse());
    expect(open.filter((call) => ['ended', 'refused'].includes(call.state))).toEqual([]);
  });
};
