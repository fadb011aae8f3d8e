import { expect, it } from '@jest/globals';
import type { CallStore, Store } from '../../../src/calls/ports.ts';
import { intentOf, moved, sampleCall, unique } from './samples.ts';

/** Rehearsed operations are answered as if they had been carried out, but leave nothing behind. */
export const rehearsalContract = (store: () => Store): void => {
  const rehearsal = (): CallStore => {
    const { rehearsal: found } = store();
    if (found === undefined) throw new Error('this store cannot rehearse');
    return found;
  };
  const stored = async (): Promise<number> => (await store().calls.list({ limit: 200 })).items.length;

  it('begins and saves a call without leaving its row or key', async () => {
    const call = sampleCall({ state: 'dialling' });
    const idempotencyKey = unique('key-');
    const before = await stored();
    expect(await rehearsal().begin(intentOf(call, { idempotencyKey }))).toEqual({ kind: 'created' });
    expect(await store().calls.get(call.id)).toBeUndefined();
    expect(await rehearsal().save(moved(call, 'accepted'))).toBe('saved');
    expect(await store().calls.get(call.id)).toBeUndefined();
    expect(await store().calls.findByKey(call.crm, idempotencyKey)).toBeUndefined();
    expect(await stored()).toBe(before);
    expect(await store().calls.begin(intentOf(call, { idempotencyKey }))).toEqual({ kind: 'created' });
  });

  it('leaves neither a refused click nor its count behind', async () => {
    const call = sampleCall({ state: 'refused' });
    const hours = async (): Promise<unknown> => {
      const fromMs = Date.parse(call.createdAt) - 3_600_000;
      return (await store().stats.sums({ fromMs, toMs: fromMs + 7_200_000, agents: 5 })).hours;
    };
    const before = [await stored(), await hours()];
    await rehearsal().insert(call);
    expect([await stored(), await hours()]).toEqual(before);
  });

  it('neither includes nor undoes concurrent real writes', async () => {
    const calls = Array.from({ length: 30 }, () => sampleCall());
    await Promise.all(
      calls.map((call, index) => (index % 2 ? rehearsal() : store().calls).begin(intentOf(call))),
    );
    const found = await Promise.all(calls.map(({ id }) => store().calls.get(id)));
    expect(found.map((call) => call !== undefined)).toEqual(calls.map((_, index) => index % 2 === 0));
  });

  it('reads stored calls', async () => {
    const call = sampleCall();
    await store().calls.insert(call);
    expect(await rehearsal().get(call.id)).toEqual(call);
  });
};
