/** Counts 1, 2, 3 ... */
export const createCounter = (): (() => number) => {
  let count = 0;
  return () => (count += 1);
};
