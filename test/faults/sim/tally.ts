/** How often each fault occurred, and the longest time until all was well again, in virtual milliseconds. */
export type Faults = ReadonlyMap<string, { times: number; longestMs: number | undefined }>;

/** Which part of the world has to work again for a fault to be over. */
type Part = 'connector' | 'mor' | 'crm' | 'disk';

/** Counts faults, and measures how long each part took to recover while it was needed. */
export class Tally {
  readonly faults = new Map<string, { times: number; longestMs: number | undefined }>();
  private waiting: { readonly fault: string; readonly part: Part; readonly sinceMs: number }[] = [];
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** A fault hit one request. */
  came(fault: string): void {
    this.of(fault).times += 1;
  }

  /** A fault hit everything. Recovery from the one before can no longer be measured. */
  struck(fault: string): void {
    this.came(fault);
    this.waiting = [];
  }

  /** The cause is gone; from now on the product's recovery time counts. */
  cured(fault: string, part: Part): void {
    this.waiting.push({ fault, part, sinceMs: this.now() });
  }

  works(part: Part): void {
    if (this.waiting.length === 0) return;
    for (const one of this.waiting) {
      if (one.part !== part) continue;
      const entry = this.of(one.fault);
      entry.longestMs = Math.max(entry.longestMs ?? 0, this.now() - one.sinceMs);
    }
    this.waiting = this.waiting.filter((one) => one.part !== part);
  }

  private of(fault: string): { times: number; longestMs: number | undefined } {
    let entry = this.faults.get(fault);
    if (entry === undefined) this.faults.set(fault, (entry = { times: 0, longestMs: undefined }));
    return entry;
  }
}
