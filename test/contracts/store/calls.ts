import { expect, it } from '@jest/globals';
import type { Store } from '../../../src/calls/ports.ts';
import { T0, intentOf, moved, sampleCall, unique } from './samples.ts';

const DAY = 86_400_000;

/** CallStore: save, get, the outbox, deleting. */
export const callContract = (store: () => Store): void => {
  it('does not find a call that was never written', async () => {
    expect(await store().calls.get('nowhere')).toBeUndefined();
    expect(await store().calls.findByKey('sales', 'nowhere')).toBeUndefined();
    await store().calls.save(sampleCall({ id: 'never-begun', version: 5 }));
    expect(await store().calls.get('never-begun')).toBeUndefined();
  });

  it('keeps text exactly, even if it looks like SQL or is not Latin', async () => {
    const call = sampleCall({
      notes: `'; DROP TABLE calls; -- \u0000 "x" \\ Ąžuolas עברית 電話 🏳️‍🌈 ${'long '.repeat(5_000)}`,
      destination: null,
      user: `o'brien "${unique('u')}"`,
    });
    await store().calls.insert(call);
    expect(await store().calls.get(call.id)).toEqual(call);
    expect((await store().calls.list({ user: call.user, limit: 5 })).items).toEqual([call]);
  });

  it('never lets an older version overwrite a newer one, and reports it as stale', async () => {
    const first = sampleCall();
    await store().calls.begin(intentOf(first));
    const versions = [2, 3, 4, 5, 6].map((version) =>
      sampleCall({ ...first, version, state: version === 6 ? 'ended' : 'dialling', notes: `v${version}` }),
    );
    const shuffled = [3, 0, 4, 1, 2].map((index) => versions[index]!);
    const results = await Promise.all(shuffled.map((call) => store().calls.save(call)));
    expect(results).toEqual(['saved', 'stale', 'saved', 'stale', 'stale']);
    expect(await store().calls.get(first.id)).toEqual(versions[4]);
    expect(await store().calls.save({ ...versions[4]!, notes: 'the same version again' })).toBe('stale');
    expect(await store().calls.save(sampleCall({ version: 9 }))).toBe('stale');
    expect(await store().calls.get(first.id)).toEqual(versions[4]);
  });

  it('refuses a second call with the same id', async () => {
    const call = sampleCall();
    await store().calls.insert(call);
    await expect(store().calls.insert({ ...call, notes: 'other' })).rejects.toThrow();
    expect(await store().calls.get(call.id)).toEqual(call);
  });

  it('does not let a failing operation affect others issued in the same turn', async () => {
    const taken = sampleCall();
    await store().calls.insert(taken);
    const good = Array.from({ length: 10 }, () => sampleCall());
    const results = await Promise.allSettled([
      ...good.slice(0, 5).map((call) => store().calls.insert(call)),
      store().calls.insert(taken),
      ...good.slice(5).map((call) => store().calls.insert(call)),
      store().calls.get(taken.id),
    ]);
    const rejected = results.flatMap((r, index) => (r.status === 'rejected' ? [index] : []));
    expect(rejected).toEqual([5]);
    expect(results.at(-1)).toEqual({ status: 'fulfilled', value: taken });
    expect(await Promise.all(good.map((call) => store().calls.get(call.id)))).toEqual(good);
  });

  it('frees a key for another attempt only when told to', async () => {
    const key = unique('key-');
    const first = sampleCall();
    await store().calls.begin(intentOf(first, { idempotencyKey: key }));
    const dialling = moved(first, 'dialling');
    await store().calls.save(dialling);
    expect((await store().calls.findByKey('sales', key))?.call).toEqual(dialling);
    const refused = moved(dialling, 'refused');
    await store().calls.save(refused, { releaseKey: true });
    expect(await store().calls.findByKey('sales', key)).toBeUndefined();
    const second = sampleCall();
    const again = intentOf(second, { idempotencyKey: key, fingerprint: 'print-2' });
    expect((await store().calls.begin(again)).kind).toBe('created');
    expect((await store().calls.findByKey('sales', key))?.call.id).toBe(second.id);
    // A stale version must not release the key from its new owner.
    await store().calls.save(dialling, { releaseKey: true });
    expect((await store().calls.findByKey('sales', key))?.call.id).toBe(second.id);
  });

  it('returns due activities, oldest first, until they are removed', async () => {
    expect(await store().calls.nextActivityDueMs('sales')).toBeUndefined();
    const ended = await Promise.all(
      [30, 10, 20].map(async (second) => {
        const call = sampleCall();
        await store().calls.insert(call);
        const done = moved(call, 'ended', { outcome: 'answered', activity: { state: 'pending' } });
        await store().calls.save(done, { activityDueMs: T0 + second * 1000 });
        return done;
      }),
    );
    const [at30, at10, at20] = ended;
    expect(await store().calls.nextActivityDueMs('sales')).toBe(T0 + 10_000);
    expect(await store().calls.dueActivities('sales', T0 + 9_999, 10)).toEqual([]);
    expect(await store().calls.dueActivities('sales', T0 + 20_000, 10)).toEqual([at10, at20]);
    expect(await store().calls.dueActivities('sales', T0 + 99_000, 2)).toEqual([at10, at20]);
    const noted = moved(at10!, 'ended', { notes: 'left as it was due' });
    await store().calls.save(noted);
    expect(await store().calls.dueActivities('sales', T0 + 10_000, 10)).toEqual([noted]);
    const written = moved(noted, 'ended', { activity: { state: 'written', id: '00T1' } });
    await store().calls.save(written, { activityDueMs: null });
    await store().calls.save(moved(at20!, 'ended'), { activityDueMs: T0 + DAY });
    expect(await store().calls.nextActivityDueMs('sales')).toBe(T0 + 30_000);
    expect(await store().calls.dueActivities('sales', T0 + 99_000, 10)).toEqual([at30]);
    await store().calls.save(moved(at30!, 'ended'), { activityDueMs: null });
    expect(await store().calls.dueActivities('sales', T0 + 99_000, 10)).toEqual([]);
    const items = (await store().calls.list({ activity: 'written', limit: 10 })).items;
    expect(items).toEqual([written]);
  });

  it('deletes old closed calls and nothing else', async () => {
    const crm = unique('purge-');
    const old = T0 - 500 * DAY;
    const keep = [
      sampleCall({ crm, state: 'ended' }, T0 - 399 * DAY),
      sampleCall({ crm, state: 'unknown' }, old),
      sampleCall({ crm, state: 'connected' }, old + 1),
      sampleCall({ crm, state: 'ended', activity: { state: 'pending' } }, old + 2),
    ];
    const rewritten = sampleCall({ crm }, old + 3);
    const gone = [
      sampleCall({ crm, state: 'refused' }, old),
      sampleCall({ crm, state: 'ended', activity: { state: 'written' } }, old),
      sampleCall({ crm, state: 'ended', activity: { state: 'dead' } }, old),
      ...Array.from({ length: 1_200 }, (_, i) => sampleCall({ crm, state: 'ended' }, old + i)),
    ];
    await Promise.all([...keep, rewritten, ...gone].map((call) => store().calls.insert(call)));
    const waiting = moved(rewritten, 'ended', { activity: { state: 'written' }, notes: 'to be sent' });
    await store().calls.save(waiting, { activityDueMs: T0 });
    expect(await store().calls.purgeCalls(T0 - 400 * DAY)).toBe(gone.length);
    const left = (await store().calls.list({ crm, limit: 200 })).items;
    expect(left.map((call) => call.id).sort()).toEqual([...keep, waiting].map((call) => call.id).sort());
    expect(await store().calls.purgeCalls(T0 - 400 * DAY)).toBe(0);
  });

  it('forgets who called, and whom the CRM found, with the call', async () => {
    const crm = unique('purge-in-');
    const incoming = {
      from: '+37061234001',
      matches: [{ type: 'Contact', id: 'ona', name: 'Ona Petrauskaitė', seenBy: ['ann'] }],
      lookUp: 'done',
      answeredIds: [],
      cdrs: [],
      agents: [{ user: 'ann', rangAt: new Date(T0 - 500 * DAY).toISOString() }],
    } as const;
    const atMs = T0 - 500 * DAY;
    for (const one of [incoming, { ...incoming, from: null, matches: [] }]) {
      const call = sampleCall({ crm, user: 'bob', state: 'agent_ringing', incoming: one }, atMs);
      await store().calls.insert(call);
      await store().calls.save(moved(call, 'ended', { activity: { state: 'written' } }));
    }
    expect((await store().calls.list({ crm, number: '+37061234001', limit: 9 })).items).toHaveLength(1);
    expect((await store().calls.list({ crm, user: 'bob', limit: 9 })).items).toHaveLength(2);
    expect(await store().calls.purgeCalls(T0 - 400 * DAY)).toBe(2);
    for (const search of [{}, { user: 'bob' }, { number: '+37061234001' }])
      expect((await store().calls.list({ crm, ...search, limit: 9 })).items).toEqual([]);
  });
};
