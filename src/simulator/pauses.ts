/** Waits that all end early when the simulator closes; any number at a time. */
export interface Pauses {
  /** Resolves with true after `ms` of real time, with false as soon as the simulator closes. */
  wait(ms: number): Promise<boolean>;
  end(): void;
}

/** One listener on an AbortSignal for each wait would be more than Node takes without a warning. */
export const createPauses = (): Pauses => {
  const waiting = new Set<() => void>();
  let isOver = false;
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        if (isOver) {
          resolve(false);
          return;
        }
        const cancel = (): void => {
          clearTimeout(timer);
          resolve(false);
        };
        const timer = setTimeout(() => {
          waiting.delete(cancel);
          resolve(true);
        }, ms);
        waiting.add(cancel);
      }),
    end() {
      isOver = true;
      for (const cancel of waiting) cancel();
      waiting.clear();
    },
  };
};
