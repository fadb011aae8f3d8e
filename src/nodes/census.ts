import type { NodeRow } from '../calls/nodes.ts';
import type { Now } from '../calls/ports.ts';

/** A node counts as dead when its beat has stood still for this long... */
const DEAD_AFTER_MS = 3_000;
/** ...and was checked this often meanwhile: a process that was itself suspended has seen nothing. */
const FEWEST_LOOKS = 3;

/** Which of the other nodes are still alive, judged only by this machine's own clock. */
export interface Census {
  /** The nodes whose beat has stood still for too long. */
  dead(others: readonly NodeRow[]): readonly NodeRow[];
  /** The database was unreachable, so no node could beat: each gets the full time again. */
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
