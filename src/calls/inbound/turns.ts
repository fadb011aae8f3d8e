/** Lets so many pieces of work run at a time; the others wait in line. */
export interface Turns {
  take<T>(work: () => Promise<T>): Promise<T>;
}

export const createTurns = (atATime: number): Turns => {
  const waiting: (() => void)[] = [];
  let running = 0;
  return {
    async take(work) {
      if (running < atATime) running += 1;
      // Whoever ends hands its turn over, so nobody comes in between.
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
};
