import type { Random } from './random.ts';

/** Who an event belongs to: those of a process that has died never come. */
export interface Owner {
  alive: boolean;
  /** The process stands still, and its events with it. */
  asleepUntilMs?: number;
}

interface Event {
  atMs: number;
  /** Decides among events of one moment. */
  readonly tie: number;
  readonly owner: Owner;
  readonly work: () => void;
  isCancelled: boolean;
}

const isBefore = (a: Event, b: Event): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.tie < b.tie);

/**
 * Node settles every promise that can go on between two immediates; nothing in the simulation waits for anything but
 * promises and events. Asked for one by one, each immediate would cost a turn of the event loop, and that is half the time.
 */
const STEPS_A_TURN = 64;

/** The virtual time, and everything that is to happen in it; a binary heap. What comes when is drawn by the seed. */
export class Scheduler {
  /** Milliseconds since the beginning. */
  nowMs = 0;
  steps = 0;
  /** Of all that has happened, and in which order. */
  digest = 0;
  private readonly heap: Event[] = [];
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  /** Returns the way to take it back. */
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

  /** One event after the other until `isDone` says so; `afterStep` sees the world between any two. */
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

  /** Lets the next event happen; false: there is none. */
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
