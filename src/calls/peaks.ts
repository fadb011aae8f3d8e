import type { CallBook } from './book.ts';
import { isOpen } from '../vocabulary/call-states.ts';
import type { Call } from './call/call.ts';
import type { Now } from './ports.ts';

const HOUR_MS = 3_600_000;
const HOURS = 24;

/** How many of a CRM instance's calls were going on at once, in the last day of this process. */
export interface Peaks {
  /** Counts the open calls, and keeps counting from now on. */
  start(): void;
  /** The highest number in the last 24 hours, or since the start if that is more recent. */
  highest(crm: string): number;
  stop(): void;
}

/** Whether an instance's limit counts the call: open, and still blocking the agent's line. */
const isCounted = ({ state, following }: Call): boolean => isOpen(state) && following.lineFree !== true;

/** `steady`: monotonic milliseconds. */
export const createPeaks = (book: Pick<CallBook, 'open' | 'watch'>, steady: Now): Peaks => {
  const counts = new Map<string, number>();
  /** Highest count by hour, the oldest first. */
  const hours = new Map<string, Map<number, number>>();
  let unwatch: (() => void) | undefined;

  const hourNow = (): number => Math.floor(steady() / HOUR_MS);

  const change = (crm: string, by: number): void => {
    const before = counts.get(crm) ?? 0;
    const after = Math.max(0, before + by);
    counts.set(crm, after);
    const hour = hourNow();
    let ofCrm = hours.get(crm);
    if (ofCrm === undefined) hours.set(crm, (ofCrm = new Map<number, number>()));
    // Calls that continue from the previous hour count in this one, too.
    ofCrm.set(hour, Math.max(ofCrm.get(hour) ?? before, after));
    for (const old of ofCrm.keys()) if (old <= hour - HOURS) ofCrm.delete(old);
  };

  return {
    start() {
      unwatch ??= book.watch((call, before) => {
        const by = Number(isCounted(call)) - Number(before !== undefined && isCounted(before));
        if (by !== 0) change(call.crm, by);
      });
      for (const call of book.open()) if (isCounted(call)) change(call.crm, 1);
    },
    highest(crm) {
      const since = hourNow() - HOURS;
      const seen = [...(hours.get(crm) ?? [])].filter(([hour]) => hour > since).map(([, count]) => count);
      return Math.max(counts.get(crm) ?? 0, ...seen);
    },
    stop() {
      unwatch?.();
      unwatch = undefined;
    },
  };
};
