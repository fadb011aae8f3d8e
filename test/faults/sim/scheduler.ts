import type { Random } from './random.ts';

/** The process that an event belongs to: events of a dead one never happen. */
export interface Owner {
  alive: boolean;
  /** Until then the process stands still, and its events with it. */
  asleepUntilMs?: number;
}

interface Event {
  atMs: number;
  /** Decides the order of events at the same moment. */
  readonly tie: number;
  readonly owner: Owner;
  readonly work: () => void;
  isCancelled: boolean;
}

const isBefore = (a: Event, b: Event): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.tie < b.tie);

/**
 * Between two immediates Node settles every promise that can settle; the simulation waits for nothing but promises and
 * events. Requested one by one, each immediate would cost a turn of the event loop: half the run time.
 */
const STEPS_A_TURN = 64;

/** Virtual time and all pending events, in a binary heap. The seed decides what comes when. */
export class Scheduler {
  /** Milliseconds since the start. */
  nowMs = 0;
  steps = 0;
  /** Covers everything that has happened, in order. */
  digest = 0;
  private readonly heap: Event[] = [];
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  /** Returns a function that cancels it. */
  after(ms: number, owner: Owner, work: () => void): () => void {
    const atMs = this.nowMs + Math.max(0, Math.ceil(ms));
    const event: Event = { atMs, tie: this.random.next(), owner, work, isCancelled: false };
    this.push(event);
    return () => {
      event.isCancelled = true;
    };
  }

  sleep(ms: number, owner: Owner): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, owner, resolve);
    });
  }

  /** Runs one event after another until `isDone`; `afterStep` sees the world between any two. */
  run(isDone: () => boolean, afterStep: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      let isOver = false;
      let isFirst = true;
      const step = (): void => {
        if (isOver) return;
        try {
          if (!isFirst) afterStep();
          isFirst = false;
          isOver = isDone() || !this.next();
        } catch (error) {
          isOver = true;
          reject(error instanceof Error ? error : new Error(String(error)));
          return;
        }
        if (isOver) resolve();
      };
      const turn = (): void => {
        for (let count = 1; count < STEPS_A_TURN; count += 1) setImmediate(step);
        setImmediate(() => {
          step();
          if (!isOver) turn();
        });
      };
      turn();
    });
  }

  /** Runs the next event; false: there is none. */
  private next(): boolean {
    for (;;) {
      const event = this.pop();
      if (event === undefined) return false;
      const { owner } = event;
      if (event.isCancelled || !owner.alive) continue;
      if (owner.asleepUntilMs !== undefined && owner.asleepUntilMs > event.atMs) {
        event.atMs = owner.asleepUntilMs;
        this.push(event);
        continue;
      }
      this.nowMs = event.atMs;
      this.steps += 1;
      this.digest = (Math.imul(this.digest, 31) + event.atMs + Math.floor(event.tie * 1e9)) | 0;
      event.work();
      return true;
    }
  }

  private push(event: Event): void {
    const { heap } = this;
    let at = heap.length;
    heap.push(event);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || isBefore(above, event)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = event;
  }

  private pop(): Event | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      const left = heap[2 * at + 1];
      if (left === undefined) break;
      const right = heap[2 * at + 2];
      const [child, next] =
        right !== undefined && isBefore(right, left) ? [right, 2 * at + 2] : [left, 2 * at + 1];
      if (isBefore(last, child)) break;
      heap[at] = child;
      at = next;
    }
    heap[at] = last;
    return first;
  }
}
