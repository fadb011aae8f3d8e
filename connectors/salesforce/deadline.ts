/** A time budget that several requests share. */
export interface Deadline {
  /** Milliseconds left, at least 1. */
  remainingMs(): number;
}

/** Starts now. Measured on a clock that does not jump. */
export const createDeadline = (totalMs: number): Deadline => {
  const endMs = performance.now() + totalMs;
  return { remainingMs: () => Math.max(1, Math.ceil(endMs - performance.now())) };
};
