import type { CallStore } from '../calls/ports.ts';
import { createCallStore } from './call-store.ts';
import { operationOf } from './operations/index.ts';
import type { Work } from './protocol.ts';
import type { Engine } from './store.ts';

/**
 * A store of calls in which writes do all their work in the database and leave nothing there. A call that was begun can
 * be saved once: that save is tried right behind its beginning, which is gone by then.
 */
export const createRehearsal = (
  { run }: Pick<Engine, 'run'>,
  rehearse: NonNullable<Engine['rehearse']>,
): CallStore => {
  const begun = new Map<string, Work>();

  const before = (work: Work): readonly Work[] => {
    if (work.name === 'beginCall') begun.set(work.args.row.id, work);
    if (work.name !== 'saveCall') return [];
    const beginning = begun.get(work.args.id);
    begun.delete(work.args.id);
    return beginning === undefined ? [] : [beginning];
  };

  return createCallStore({
    run: async (name, args) => {
      if (operationOf(name).kind === 'read') return run(name, args);
      const work = { name, args } as Work;
      // The answer belongs to the operation, as with `run`.
      return (await rehearse([...before(work), work])).at(-1) as never;
    },
  });
};
