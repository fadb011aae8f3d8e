import type { SharedStore } from '../calls/nodes.ts';
import { parseCall } from './save-args.ts';
import type { Engine } from './store.ts';

/** SharedStore on top of the operations. `onNewest` gets the number of the newest change whenever it becomes known. */
export const createSharedStore = (
  { run }: Pick<Engine, 'run'>,
  onNewest: (change: number) => void,
): SharedStore => ({
  join: async (node) => {
    await run('joinNode', node);
  },
  beat: (id) => run('beatNode', { id }),
  table: async () => {
    const { leases, ...table } = await run('listNodes', null);
    onNewest(table.newestChange);
    return { ...table, leases: new Map(leases.map(({ name, node }) => [name, node])) };
  },
  remove: async (id, beat) => {
    await run('removeNode', { id, beat });
  },
  takeLease: (name, node) => run('takeLease', { name, node }),
  claimActivities: async (crm, nowMs, limit, node) =>
    (await run('claimActivities', { crm, nowMs, limit, node })).map(parseCall),
  nextUnclaimedMs: (crm) => run('nextUnclaimedActivity', { crm }),
  useId: (crm, id, atMs) => run('useId', { crm, id, atMs }),
  send: async (message) => {
    await run('sendMessage', message);
  },
  tidy: async (before, usedBeforeMs) => {
    await run('tidyShared', { before, usedBeforeMs });
  },
});
