/** Starts work later; injected, so that tests and the simulation of faults own time and order. */
export interface Timers {
  /** Runs `work` once, `ms` milliseconds later. Returns the way to take that back. No process stays alive for it. */
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
