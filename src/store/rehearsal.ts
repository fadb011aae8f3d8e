import type { CallStore } from '../calls/ports.ts';
import { createCallStore } from './call-store.ts';
import { operationOf } from './operations/index.ts';
import type { Work } from './protocol.ts';
import type { Engine } from './store.ts';

/**
 * A call store whose writes do all their work in the database and leave nothing there. A call that was begun can be saved once:
 * the beginning, which was rolled back, is repeated just before that save.
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
      // Each operation gets its own answer type, as with `run`.
      return (await rehearse([...before(work), work])).at(-1) as never;
    },
  });
};
