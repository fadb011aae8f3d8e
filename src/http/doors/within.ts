/**
 * Whether a moment lies within a time span around now. It looks in both directions: a clock that was ahead when something
 * was remembered, and was then corrected, must not make it count for ever.
 */
export const isWithin = (nowMs: number, atMs: number, spanMs: number): boolean =>
  Math.abs(nowMs - atMs) < spanMs;
