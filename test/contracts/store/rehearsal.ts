import { expect, it } from '@jest/globals';
import type { CallStore, Store } from '../../../src/calls/ports.ts';
import { intentOf, moved, sampleCall, unique } from './samples.ts';

/** What is rehearsed is answered as if it had been done, and nothing of it is there. */
export const rehearsalContract = (store: () => Store): void => {
  const rehearsal = (): CallStore => {
    const { rehearsal: found } = store();
    if (found === undefined) throw new Error('this store cannot rehearse');
    return found;
  };
  const stored = async (): Promise<number> => (await store().calls.list({ limit: 200 })).items.length;

  it('begins and saves a call of which neither row nor key stays', async () => {
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

  it('leaves no refused click and no count of it behind', async () => {
    const call = sampleCall({ state: 'refused' });
    const hours = async (): Promise<unknown> => {
      const fromMs = Date.parse(call.createdAt) - 3_600_000;
      return (await store().stats.sums({ fromMs, toMs: fromMs + 7_200_000, agents: 5 })).hours;
    };
    const before = [await stored(), await hours()];
    await rehearsal().insert(call);
    expect([await stored(), await hours()]).toEqual(before);
  });

  it('takes nothing along of what is written at the same time, and undoes nothing of it', async () => {
    const calls = Array.from({ length: 30 }, () => sampleCall());
    await Promise.all(
      calls.map((call, index) => (index % 2 ? rehearsal() : store().calls).begin(intentOf(call))),
    );
    const found = await Promise.all(calls.map(({ id }) => store().calls.get(id)));
    expect(found.map((call) => call !== undefined)).toEqual(calls.map((_, index) => index % 2 === 0));
  });

  it('reads what is there', async () => {
    const call = sampleCall();
    await store().calls.insert(call);
    expect(await rehearsal().get(call.id)).toEqual(call);
  });
};
