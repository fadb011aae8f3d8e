/** Does work on a thing after all earlier work on the same one. A failure is its own caller's, and stops nothing. */
export type InTurn = <T>(id: string, work: () => Promise<T>) => Promise<T>;

export const createTurns = (): InTurn => {
  const pending = new Map<string, Promise<unknown>>();
  return async (id, work) => {
    const earlier = pending.get(id);
    // A failed earlier write must not stop later ones; its own caller gets the error.
    const mine = (earlier ? earlier.catch(() => undefined) : Promise.resolve()).then(work);
    pending.set(id, mine);
    try {
      return await mine;
    } finally {
      if (pending.get(id) === mine) pending.delete(id);
    }
  };
};
