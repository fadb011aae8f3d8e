import type { NodeRow } from '../calls/nodes.ts';
import type { Now } from '../calls/ports.ts';

/** So long a beat may stand still before the node is held for dead. */
const DEAD_AFTER_MS = 3_000;
/** ... and so many times it was looked at meanwhile: a process that was stopped itself has seen nothing. */
const FEWEST_LOOKS = 3;

/** Who of the others still lives, by this machine's own clock alone. */
export interface Census {
  /** Those among them whose beat has stood still for too long. */
  dead(others: readonly NodeRow[]): readonly NodeRow[];
  /** The database was away: whoever could not beat meanwhile has all the time again. */
  reset(): void;
}

/** `steady`: monotonic milliseconds. */
export const createCensus = (steady: Now): Census => {
  const seen = new Map<string, { readonly beat: number; readonly sinceMs: number; looks: number }>();
  return {
    dead(others) {
      const nowMs = steady();
      for (const id of seen.keys()) if (!others.some((node) => node.id === id)) seen.delete(id);
      return others.filter(({ id, beat }) => {
        const before = seen.get(id);
        if (before?.beat !== beat) {
          seen.set(id, { beat, sinceMs: nowMs, looks: 0 });
          return false;
        }
        before.looks += 1;
        return before.looks >= FEWEST_LOOKS && nowMs - before.sinceMs >= DEAD_AFTER_MS;
      });
    },
    reset() {
      seen.clear();
    },
  };
};
