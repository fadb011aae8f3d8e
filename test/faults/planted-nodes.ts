import type { Store } from '../../src/calls/ports.ts';
import type { SharedStore } from '../../src/calls/nodes.ts';
import { createCounter } from '../helpers/counter.ts';
import { withCalls } from './planted-parts.ts';
import type { PlantedBug } from './planted.ts';
import { NO_PATCHES } from './sim/patches.ts';

const withShared = (store: Store, shared: Partial<SharedStore>): Store =>
  store.shared ? { ...store, shared: { ...store.shared, ...shared } } : store;

const nextStore = createCounter();

/** Guards between nodes that can be removed at a port. */
export const BETWEEN_NODES: readonly PlantedBug[] = [
  {
    guard: 'a node that has lost its lease or claim writes nothing',
    nodes: 3,
    patches: {
      ...NO_PATCHES,
      store: (store) =>
        withCalls(store, {
          save: (call, { fence: _gone, ...options } = {}) => store.calls.save(call, options),
        }),
    },
  },
  {
    guard: 'an activity is claimed by one node',
    nodes: 3,
    patches: {
      ...NO_PATCHES,
      store: (store) =>
        withShared(store, {
          claimActivities: (crm, nowMs, limit) =>
            limit === 0 ? Promise.resolve([]) : store.calls.dueActivities(crm, nowMs, limit),
        }),
    },
  },
  {
    guard: 'an idempotency key is one for all nodes',
    nodes: 3,
    patches: {
      ...NO_PATCHES,
      store(store) {
        const name = nextStore();
        const own = (key: string): string => `${key} at ${name}`;
        return withCalls(store, {
          begin: ({ idempotencyKey: key, ...intent }) =>
            store.calls.begin(key === undefined ? intent : { ...intent, idempotencyKey: own(key) }),
          findByKey: (crm, key) => store.calls.findByKey(crm, own(key)),
        });
      },
    },
  },
  {
    guard: 'an older version of a call is not written over a newer one',
    nodes: 3,
    patches: {
      ...NO_PATCHES,
      store: (store) =>
        withCalls(store, {
          async save(call, options) {
            const stored = await store.calls.get(call.id);
            const version = Math.max(call.version, (stored?.version ?? 0) + 1);
            return store.calls.save({ ...call, version }, options);
          },
        }),
    },
  },
];
