import { defined } from '../../defined.ts';
import { CALL_STATES, isOver } from '../../vocabulary/call-states.ts';
import type { Call } from './call.ts';
import { asTold } from './told.ts';
import type { CallState, TimelineSource } from '../../vocabulary/call-states.ts';

const RANK = new Map(CALL_STATES.map((state, index) => [state, index]));
export const rank = (state: CallState): number => RANK.get(state) ?? 0;

let lastMs = Number.NaN;
let lastIso = '';
/** Caches the last result: all rows of a list share one time, and formatting it is a large part of the work. */
export const iso = (ms: number): string => {
  if (ms !== lastMs) [lastMs, lastIso] = [ms, new Date(ms).toISOString()];
  return lastIso;
};

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** True once no observation can change the call. */
export const isClosed = (call: Call): boolean => isOver(call.state);

/** Is it being dialled? Then a process is asking MOR to place it, or died while doing so. */
export const isDialling = ({ state }: Call): boolean => state === 'requested' || state === 'dialling';

/** Avoids spreading: V8 would give each copy with new members its own hidden class, at eight times the cost. */
const changed = (call: Call, patch: Partial<Call>, own: Partial<Call>): Call =>
  Object.assign({}, call, patch, own);

/** Moves a call forward; an earlier or equal state leaves the state alone. Always a new version. */
export const advance = (
  call: Call,
  state: CallState,
  by: TimelineSource,
  atMs: number,
  patch: Partial<Call> = {},
  detail?: string,
): Call => {
  if (isClosed(call)) return call;
  if (rank(state) <= rank(call.state)) return Object.keys(patch).length === 0 ? call : revise(call, patch);
  const entry = { at: iso(atMs), state, by, ...defined({ detail }) };
  const next = changed(call, patch, {
    state,
    timeline: [...call.timeline, entry],
    version: call.version + 1,
  });
  return next.told === undefined ? next : asTold(next, atMs);
};

/** A changed copy with the next version. */
export const revise = (call: Call, patch: Partial<Call>): Call =>
  changed(call, patch, { version: call.version + 1 });
