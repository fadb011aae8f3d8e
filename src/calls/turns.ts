/** Runs work after all earlier work on the same id. A failure goes to its own caller and stops nothing else. */
export type InTurn = <T>(id: string, work: () => Promise<T>) => Promise<T>;

export const createTurns = (): InTurn => {
  const pending = new Map<string, Promise<unknown>>();
  return async (id, work) => {
    const earlier = pending.get(id);
    // An earlier failure must not stop later work; its own caller gets the error.
    const mine = (earlier ? earlier.catch(() => undefined) : Promise.resolve()).then(work);
    pending.set(id, mine);
    try {
      return await mine;
    } finally {
      if (pending.get(id) === mine) pending.delete(id);
    }
  };
};
