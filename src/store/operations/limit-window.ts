export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** Allowed clock difference: several processes may send clicks, and a clock may be in the middle of an adjustment. */
const AHEAD_MS = 5_000;

/**
 * The end of every window that limits look at. Calls with a later timestamp were made before the clock was set back, and must not
 * count until the clock has caught up with them.
 */
export const windowTo = (nowMs: number): number => nowMs + AHEAD_MS;

/** Whole seconds from now until a call of that time leaves the window; never more than the window. */
export const retryAfterSec = (createdAtMs: number, windowMs: number, nowMs: number): number =>
  Math.max(1, Math.ceil(Math.min(windowMs, createdAtMs + windowMs - nowMs) / 1000));
