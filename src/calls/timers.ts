/** Starts work later; injected, so that tests and the fault simulation control time and order. */
export interface Timers {
  /** Runs `work` once after `ms` milliseconds. Returns a function that cancels it. Does not keep the process alive. */
  after(ms: number, work: () => void): () => void;
}

export const nodeTimers: Timers = {
  after(ms, work) {
    const timer = setTimeout(work, ms).unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
