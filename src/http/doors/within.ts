/**
 * Is a moment within a time span around now? Checks both directions: a moment remembered by a clock that was ahead, and has since
 * been corrected, must not count for ever.
 */
export const isWithin = (nowMs: number, atMs: number, spanMs: number): boolean =>
  Math.abs(nowMs - atMs) < spanMs;
