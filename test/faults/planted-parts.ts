import type { Store } from '../../src/calls/ports.ts';

/** The store with some of its call operations replaced. */
export const withCalls = (store: Store, calls: Partial<Store['calls']>): Store => ({
  ...store,
  calls: { ...store.calls, ...calls },
});
