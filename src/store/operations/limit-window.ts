export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** Clicks of several processes, or a clock that is being adjusted, may be apart by so much. */
const AHEAD_MS = 5_000;

/**
 * The end of every window that limits look at. Calls that are stamped later were made before the clock was set back, and
 * must not count until it has caught up with them.
 */
export const windowTo = (nowMs: number): number => nowMs + AHEAD_MS;

/** When a call of that time leaves a window, whole seconds from now; never more than the window. */
export const retryAfterSec = (createdAtMs: number, windowMs: number, nowMs: number): number =>
  Math.max(1, Math.ceil(Math.min(windowMs, createdAtMs + windowMs - nowMs) / 1000));
