import type { FaultRule } from './faults.ts';

/** Which of the two documented orders the hash of a request matches: `both` when they agree, `none` when neither does. */
export type MatchedOrder = 'device-dst-src' | 'device-src-dst' | 'both' | 'none';

/** One request that could place or end calls, as MOR saw it. */
export interface LedgerEntry {
  /** Counts from 1. */
  readonly number: number;
  /** ISO 8601, MOR's clock. */
  readonly at: string;
  /** The requested name: `callback_init`, `callback`, `v2/active_calls`. */
  readonly method: string;
  readonly httpMethod: string;
  /** Decoded parameters; `hash` and `p` are not kept. */
  readonly params: Readonly<Record<string, string>>;
  readonly hashSent: boolean;
  readonly hashMatched: boolean;
  readonly orderMatched: MatchedOrder;
  /** MOR's own text (`Ok`, `Bad device`...), before any fault changed it on the way; null: MOR never acted. */
  readonly result: string | null;
  readonly placed: boolean;
  readonly callId?: number;
  readonly callbackUniqueId?: string;
  readonly fault?: FaultRule['kind'];
  /** Set when the request hung up every call of the switch. */
  readonly dangerous?: true;
}

export interface Ledger {
  add(entry: Omit<LedgerEntry, 'number'>): void;
  entries(): readonly LedgerEntry[];
  /** Counts a request of any method. */
  count(method: string): void;
  /** Requests per method since the last reset. */
  counts(): Readonly<Record<string, number>>;
  clear(): void;
}

export function createLedger(): Ledger {
  const entries: LedgerEntry[] = [];
  const counts = new Map<string, number>();
  return {
    add(entry) {
      entries.push({ number: entries.length + 1, ...entry });
    },
    entries: () => [...entries],
    count(method) {
      counts.set(method, (counts.get(method) ?? 0) + 1);
    },
    counts: () => Object.fromEntries(counts),
    clear() {
      entries.length = 0;
      counts.clear();
    },
  };
}
