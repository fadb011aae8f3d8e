import { expect, it } from '@jest/globals';
import type { InstanceLimits, Intent, Store } from '../../../src/calls/ports.ts';
import { LOOSE, T0, intentOf, kinds, moved, sampleCall, unique } from './samples.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** CallStore.begin: key, limits and intent in one step. */
export const beginContract = (store: () => Store): void => {
  it('writes a new call and finds it by id and key', async () => {
    const call = sampleCall();
    const idempotencyKey = unique('key-');
    expect(await store().calls.begin(intentOf(call, { idempotencyKey }))).toEqual({ kind: 'created' });
    expect(await store().calls.get(call.id)).toEqual(call);
    expect(await store().calls.findByKey(call.crm, idempotencyKey)).toEqual({ call, fingerprint: 'print-1' });
  });

  it('returns the first call and its fingerprint for a known key, whatever the limits', async () => {
    const idempotencyKey = unique('key-');
    const first = sampleCall();
    await store().calls.begin(intentOf(first, { idempotencyKey }));
    const again = sampleCall({ user: first.user });
    const limits = { concurrent: 1, perMinute: 1, perDay: 1 };
    const intent = intentOf(again, { idempotencyKey, fingerprint: 'print-2', limits });
    const expected = { kind: 'existing', call: first, fingerprint: 'print-1' };
    expect(await store().calls.begin(intent)).toEqual(expected);
    expect(await store().calls.get(again.id)).toBeUndefined();
  });

  it('applies the limits of a CRM instance to all its agents together, after checking the key', async () => {
    const crm = unique('crm-');
    const begin = (instanceLimits: InstanceLimits, change: Partial<Intent> = {}) =>
      store().calls.begin(intentOf(sampleCall({ crm }), { instanceLimits, ...change }));
    const idempotencyKey = unique('key-');
    const limits = { concurrent: 2, perMinute: 3, perDay: 4 };
    expect(await begin(limits, { idempotencyKey })).toEqual({ kind: 'created' });
    expect(await begin(limits)).toEqual({ kind: 'created' });
    expect(await begin(limits)).toMatchObject({ kind: 'instance_limited', limit: 'concurrent' });
    expect(await begin(limits, { idempotencyKey })).toMatchObject({ kind: 'existing' });
    expect(await begin({ ...limits, perMinute: 2 })).toMatchObject({
      kind: 'instance_limited',
      limit: 'minute',
    });
    expect(await begin({ ...limits, perDay: 2 })).toMatchObject({ kind: 'instance_limited', limit: 'day' });
    expect(await begin({ perDay: 3 })).toEqual({ kind: 'created' });
    expect(await begin({})).toEqual({ kind: 'created' });
  });

  it('keeps keys of different CRM instances apart', async () => {
    const idempotencyKey = unique('key-');
    const calls = [sampleCall({ crm: 'sales' }), sampleCall({ crm: 'support' })];
    const results = await Promise.all(
      calls.map((call) => store().calls.begin(intentOf(call, { idempotencyKey }))),
    );
    expect(kinds(results)).toEqual(['created', 'created']);
    expect(await store().calls.findByKey('elsewhere', idempotencyKey)).toBeUndefined();
  });

  it('creates exactly one call for many simultaneous clicks with one key', async () => {
    const idempotencyKey = unique('key-');
    const user = unique('user-');
    const calls = Array.from({ length: 30 }, () => sampleCall({ user }));
    const results = await Promise.all(
      calls.map((call) => store().calls.begin(intentOf(call, { idempotencyKey }))),
    );
    expect(results.filter((r) => r.kind === 'created')).toHaveLength(1);
    const winner = calls[results.findIndex((r) => r.kind === 'created')];
    const others = results.filter((r) => r.kind === 'existing').map((r) => r.call.id);
    expect(others).toEqual(Array<string | undefined>(29).fill(winner?.id));
    expect((await store().calls.list({ user, limit: 50 })).items).toEqual([winner]);
  });

  it('lets through one of an agent’s 20 simultaneous clicks when one call at a time is allowed', async () => {
    const user = unique('user-');
    const calls = Array.from({ length: 20 }, () => sampleCall({ user }));
    const limits = { ...LOOSE, concurrent: 1 };
    const results = await Promise.all(calls.map((call) => store().calls.begin(intentOf(call, { limits }))));
    const created = calls[results.findIndex((r) => r.kind === 'created')];
    const busy = { kind: 'agent_busy', callId: created?.id };
    expect(results.filter((r) => r.kind !== 'created')).toEqual(Array(19).fill(busy));
    expect(await store().calls.begin(intentOf(sampleCall({ user, crm: 'other' }), { limits }))).toEqual({
      kind: 'created',
    });
  });

  it('lets the agent call again once the open call has ended, and not before', async () => {
    const limits = { ...LOOSE, concurrent: 1 };
    const first = sampleCall();
    const next = sampleCall({ user: first.user });
    await store().calls.begin(intentOf(first, { limits }));
    const unknown = moved(first, 'unknown');
    await store().calls.save(unknown);
    expect(await store().calls.begin(intentOf(next, { limits }))).toEqual({
      kind: 'agent_busy',
      callId: first.id,
    });
    await store().calls.save(moved(unknown, 'ended', { outcome: 'unknown' }));
    expect(await store().calls.begin(intentOf(next, { limits }))).toEqual({ kind: 'created' });
  });

  it('counts over a sliding minute and says when the next call is allowed', async () => {
    const user = unique('user-');
    const limits = { ...LOOSE, perMinute: 2 };
    const at = (ms: number) => intentOf(sampleCall({ user }, ms), { limits });
    expect((await store().calls.begin(at(T0))).kind).toBe('created');
    expect((await store().calls.begin(at(T0 + 10_000))).kind).toBe('created');
    expect(await store().calls.begin(at(T0 + 15_500))).toEqual({
      kind: 'rate_limited',
      limit: 'minute',
      retryAfterSec: 45,
    });
    expect((await store().calls.begin(at(T0 + MINUTE - 1))).kind).toBe('rate_limited');
    expect((await store().calls.begin(at(T0 + MINUTE))).kind).toBe('created');
    // The two newest calls are now those at 10 s and 60 s.
    expect(await store().calls.begin(at(T0 + MINUTE + 1))).toMatchObject({ retryAfterSec: 10 });
  });

  it('waits for the right call after the limit has been lowered', async () => {
    const user = unique('user-');
    for (const second of [0, 10, 20, 30]) {
      await store().calls.begin(intentOf(sampleCall({ user }, T0 + second * 1000)));
    }
    const limits = { ...LOOSE, perMinute: 2 };
    const result = await store().calls.begin(intentOf(sampleCall({ user }, T0 + 31_000), { limits }));
    expect(result).toEqual({ kind: 'rate_limited', limit: 'minute', retryAfterSec: 49 });
  });

  it('counts over a sliding day, and names the longer wait when both limits are reached', async () => {
    const user = unique('user-');
    const limits = { ...LOOSE, perMinute: 1, perDay: 2 };
    const at = (ms: number) => intentOf(sampleCall({ user }, ms), { limits });
    await store().calls.begin(at(T0));
    await store().calls.begin(at(T0 + HOUR));
    expect(await store().calls.begin(at(T0 + HOUR + 1))).toEqual({
      kind: 'rate_limited',
      limit: 'day',
      retryAfterSec: 23 * 3600,
    });
    expect((await store().calls.begin(at(T0 + 24 * HOUR))).kind).toBe('created');
  });

  it('counts neither refused calls nor those of other agents', async () => {
    const limits = { concurrent: 1, perMinute: 1, perDay: 1 };
    const first = sampleCall();
    await store().calls.insert(sampleCall({ state: 'refused', user: first.user }));
    await store().calls.begin(intentOf(sampleCall()));
    expect((await store().calls.begin(intentOf(first, { limits }))).kind).toBe('created');
    await store().calls.save(moved(first, 'refused'));
    const next = sampleCall({ user: first.user });
    expect((await store().calls.begin(intentOf(next, { limits }))).kind).toBe('created');
  });

  it('creates two calls for two clicks without a key', async () => {
    const user = unique('user-');
    const begin = () => store().calls.begin(intentOf(sampleCall({ user })));
    expect(kinds([await begin(), await begin()])).toEqual(['created', 'created']);
  });
};
