import { defined } from '../../defined.ts';
import type { Heard, Observation } from '../call/observation.ts';

/** When MOR last answered, in a call's own time. */
export const heardIn = ({ listMs, cdrsMs, askingSinceMs }: Heard, shiftMs: number): Heard =>
  defined({
    askingSinceMs: askingSinceMs === undefined ? undefined : askingSinceMs + shiftMs,
    listMs: listMs === undefined ? undefined : listMs + shiftMs,
    cdrsMs: cdrsMs === undefined ? undefined : cdrsMs + shiftMs,
  });

/** The same observation in a call's own time. Usually the two times are equal. */
export const inTimeOf = (seen: Observation, shiftMs: number): Observation => {
  if (shiftMs === 0) return seen;
  const atMs = seen.atMs + shiftMs;
  if (seen.kind === 'tick') return { ...seen, atMs, heard: heardIn(seen.heard ?? {}, shiftMs) };
  if (seen.kind === 'not_live' && seen.shownMs !== undefined)
    return { ...seen, atMs, shownMs: seen.shownMs + shiftMs };
  return seen.kind === 'live' && seen.ringingMs !== undefined
    ? { ...seen, atMs, ringingMs: seen.ringingMs + shiftMs }
    : { ...seen, atMs };
};
