import { describe, expect, it } from '@jest/globals';
import { storeContract } from '../../contracts/store.ts';
import { intentOf, moved, sampleCall } from '../../contracts/store/samples.ts';
import { createModelStore } from './store.ts';
import type { Link } from './link.ts';
import { Tables } from './tables.ts';

/** Runs each operation at once, and syncs it at once. */
const directLink = (db: Tables): Link => {
  let isClosed = false;
  const run = <T>(operation: (tables: Tables) => T): Promise<T> =>
    new Promise((resolve) => {
      if (isClosed) throw new Error('the store is closed');
      const { mark } = db.journal;
      try {
        resolve(operation(db));
      } catch (error) {
        db.journal.rollBack(mark);
        throw error;
      }
    });
  return {
    read: run,
    write: run,
    close() {
      isClosed = true;
      return Promise.resolve();
    },
  };
};

storeContract(
  'the model of the simulation',
  () =>
    Promise.resolve({
      store: createModelStore(directLink(new Tables()), {
        origin: 'one',
        onNotify: () => undefined,
        clock: Date.now,
      }),
      cleanup: () => Promise.resolve(),
    }),
  ['history', 'rehearsal'],
);

describe('a power cut', () => {
  it('loses exactly what was written since the last sync', async () => {
    const db = new Tables();
    const { calls } = createModelStore(directLink(db));
    const [kept, lost] = [sampleCall(), sampleCall()];
    await calls.begin(intentOf(kept, { idempotencyKey: 'kept' }));
    db.journal.keep();
    await calls.save(moved(kept, 'ended', { activity: { state: 'pending' } }), { activityDueMs: 5 });
    await calls.begin(intentOf(lost, { idempotencyKey: 'lost' }));
    db.journal.rollBack(0);
    expect(await calls.get(kept.id)).toEqual(kept);
    expect(await calls.listOpen()).toEqual([kept]);
    expect(await calls.nextActivityDueMs('sales')).toBeUndefined();
    expect(await calls.findByKey('sales', 'lost')).toBeUndefined();
    expect(await calls.get(lost.id)).toBeUndefined();
    expect(await calls.list({ crm: 'sales', user: lost.user, limit: 5 })).toEqual({ items: [] });
  });
});
