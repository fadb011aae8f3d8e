import type { Store } from '../../src/calls/ports.ts';

/** The store with other ways to do some things with calls. */
export const withCalls = (store: Store, calls: Partial<Store['calls']>): Store => ({
  ...store,
  calls: { ...store.calls, ...calls },
});
