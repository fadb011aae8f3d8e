export const QUARTER_MS = 15 * 60_000;
export const FURTHEST_MS = 14 * 3_600_000;

/** Wall-clock time as MOR prints it (`2017-03-06 13:43:54`), read as if it were UTC; Unix milliseconds. */
export const wallMs = (date: string | undefined): number | undefined => {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(date ?? '') ?? [];
  const ms = day === undefined || time === undefined ? Number.NaN : Date.parse(`${day}T${time}Z`);
  return Number.isNaN(ms) ? undefined : ms;
};

/**
 * How far the zone of MOR's times is ahead of UTC, milliseconds, derived from how it prints a moment that it was given
 * in Unix time. Undefined: what it printed is not that moment in any zone.
 */
export const zoneOffsetMs = (printed: string | undefined, toldMs: number): number | undefined => {
  const shownMs = wallMs(printed);
  if (shownMs === undefined) return undefined;
  const offsetMs = shownMs - Math.floor(toldMs / 1000) * 1000;
  return Math.abs(offsetMs) <= FURTHEST_MS && offsetMs % QUARTER_MS === 0 ? offsetMs : undefined;
};
