import type { Now } from '../calls/ports.ts';

const DAY_MS = 86_400_000;
/** How long the precise source is preferred after its last sample. */
const PRECISE_FOR_MS = 3_600_000;

/** Bounds of the difference that hold for all samples so far; a sample that contradicts them starts afresh. */
class Interval {
  private low = Number.NEGATIVE_INFINITY;
  private high = Number.POSITIVE_INFINITY;

  add(low: number, high: number): void {
    const fits = low <= this.high && high >= this.low;
    this.low = fits ? Math.max(this.low, low) : low;
    this.high = fits ? Math.min(this.high, high) : high;
  }

  middle(): number {
    return Math.round((this.low + this.high) / 2);
  }
}

export interface ClockSkew {
  /** Learns from an answer's `Date` header (whole seconds), with our clock at sending and at receiving. */
  readonly fromDate: (header: string | undefined, sentAtMs: number, receivedAtMs: number) => void;
  /**
   * Learns from a 17-digit callback id, which starts with MOR's clock in milliseconds
   * (https://wiki.kolmisoft.com/index.php?title=MOR_API_callback_init, November 2026).
   */
  readonly fromCallbackId: (id: string, sentAtMs: number, receivedAtMs: number) => void;
  /** MOR's clock minus ours in milliseconds; undefined until known. */
  readonly valueMs: () => number | undefined;
}

/**
 * MOR reads its clock between our sending and receiving, so each sample bounds the difference; together they narrow it.
 * Callback ids come from MOR itself and are exact; `Date` may come from a proxy and has whole seconds, so ids win while
 * fresh.
 */
export function createClockSkew(now: Now): ClockSkew {
  let coarse: Interval | undefined;
  let precise: Interval | undefined;
  let preciseUntilMs = 0;
  return {
    fromDate(header, sentAtMs, receivedAtMs) {
      const dateMs = header === undefined ? Number.NaN : Date.parse(header);
      if (Number.isNaN(dateMs)) return;
      coarse ??= new Interval();
      coarse.add(dateMs - receivedAtMs, dateMs + 999 - sentAtMs);
    },
    fromCallbackId(id, sentAtMs, receivedAtMs) {
      if (!/^\d{17}$/.test(id)) return;
      const idMs = Number(id.slice(0, 13));
      // An id in another format would imply a clock that is decades off.
      if (Math.abs(idMs - receivedAtMs) > DAY_MS) return;
      precise ??= new Interval();
      precise.add(idMs - receivedAtMs, idMs - sentAtMs);
      preciseUntilMs = now() + PRECISE_FOR_MS;
    },
    valueMs() {
      const best = now() < preciseUntilMs ? precise : coarse;
      return best?.middle() ?? precise?.middle();
    },
  };
}
