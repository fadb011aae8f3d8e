import { StoreError } from '../../../src/calls/problems.ts';
import type { Link } from '../model-store/link.ts';
import { Tables } from '../model-store/tables.ts';
import type { Random } from './random.ts';
import type { Owner, Scheduler } from './scheduler.ts';

interface Asked {
  readonly isWrite: boolean;
  run(db: Tables): void;
  /** Answers the caller. */
  answer(): void;
  fail(error: Error): void;
}

export interface DiskTrouble {
  readonly isFull: () => boolean;
  readonly isSlow: () => boolean;
  /** Called when something was written and is safe. */
  readonly works: () => void;
}

/** A machine's disk: the tables, and which of the changes would not survive a power cut. Outlives the processes. */
export class Disk {
  readonly db = new Tables();
  /** Positions in the journal between two commits. */
  private commits: number[] = [];
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  /** A commit is in the file, but not yet safe. */
  committed(): void {
    this.commits.push(this.db.journal.mark);
  }

  sync(): void {
    this.db.journal.keep();
    this.commits = [];
  }

  /** The log is written from front to end: some commits may have reached the disk by themselves. */
  losePower(): void {
    const survive = this.random.int(0, this.commits.length);
    this.db.journal.rollBack(survive === 0 ? 0 : (this.commits[survive - 1] ?? 0));
    this.sync();
  }
}

/** How the planted bug "acknowledged before the sync" is planted. */
export interface DiskHabits {
  readonly answersBeforeSync: boolean;
}

/**
 * What works on a disk: the database thread of one process, or a database server. Groups waiting operations under one
 * commit and one sync, as the real ones do. `hop`: the way there and back, where it is more than a function call.
 */
export const createDiskLink = (
  disk: Disk,
  life: Owner,
  world: {
    scheduler: Scheduler;
    random: Random;
    trouble: DiskTrouble;
    habits: DiskHabits;
    hop: (work: () => void) => void;
  },
): Link => {
  const { scheduler, random, trouble, habits, hop } = world;
  let queue: Asked[] = [];
  let isBusy = false;

  const runGroup = (group: readonly Asked[]): readonly Asked[] => {
    const { db } = disk;
    const done: Asked[] = [];
    const isRefused = trouble.isFull();
    for (const asked of group) {
      const { mark } = db.journal;
      if (asked.isWrite && isRefused) {
        asked.fail(new StoreError('SQLITE_FULL', 'the disk is full'));
        continue;
      }
      try {
        asked.run(db);
        done.push(asked);
      } catch (error) {
        db.journal.rollBack(mark);
        asked.fail(error instanceof Error ? error : new Error(String(error)));
      }
    }
    return done;
  };

  const answer = (group: readonly Asked[]): void => {
    if (group.length === 0) return;
    hop(() => {
      for (const asked of group) asked.answer();
    });
  };

  const work = (): void => {
    const group = queue;
    queue = [];
    const done = runGroup(group);
    if (!done.some(({ isWrite }) => isWrite)) {
      isBusy = false;
      answer(done);
      return;
    }
    disk.committed();
    if (habits.answersBeforeSync) answer(done);
    const syncMs = trouble.isSlow() ? random.int(50, 600) : random.delay(4, 200);
    scheduler.after(syncMs, life, () => {
      disk.sync();
      trouble.works();
      if (!habits.answersBeforeSync) answer(done);
      work();
    });
  };

  const ask = <T>(isWrite: boolean, operation: (db: Tables) => T): Promise<T> =>
    new Promise((resolve, reject) => {
      let value: T;
      queue.push({
        isWrite,
        run(db) {
          value = operation(db);
        },
        answer() {
          resolve(value);
        },
        fail: reject,
      });
      if (isBusy) return;
      isBusy = true;
      hop(work);
    });

  return {
    read: (operation) => ask(false, operation),
    write: (operation) => ask(true, operation),
    close: () => Promise.resolve(),
  };
};
