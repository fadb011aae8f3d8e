import type { CallBook } from './book.ts';
import { isOpen } from '../vocabulary/call-states.ts';
import type { Call } from './call/call.ts';
import type { Now } from './ports.ts';

const HOUR_MS = 3_600_000;
const HOURS = 24;

/** How many calls of a CRM instance have been going on at a time, in the last day of this process. */
export interface Peaks {
  /** Counts what is open now, and follows it from here on. */
  start(): void;
  /** The highest number of the last 24 hours, or since the start where that is less. */
  highest(crm: string): number;
  stop(): void;
}

/** The calls that the limit of an instance counts: open ones that still keep the agent's line. */
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
    // Calls that go on from the hour before count in this one, too.
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
