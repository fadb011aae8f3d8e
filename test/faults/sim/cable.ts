import { StoreError } from '../../../src/calls/problems.ts';
import type { Link, Recovery } from '../model-store/link.ts';
import type { Tables } from '../model-store/tables.ts';
import type { Random } from './random.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { SharedDatabase } from './shared-database.ts';

/** How long a query waits for a connection that is down, as in the product's link to PostgreSQL. */
const PATIENCE_MS = 400;
const LOOK_EVERY_MS = 50;
/** How long a cut connection may look alive. */
const NOTICED_MS = 3_000;

const away = (): StoreError => new StoreError('store_away', 'the database server does not answer');
const uncertain = (): StoreError => new StoreError('store_uncertain', 'the connection broke during a write');

type Attempt<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** `arrived`: it may have been executed. */
  | { readonly kind: 'lost'; readonly arrived: boolean };

interface Waiting {
  readonly operation: (db: Tables) => unknown;
  readonly recovery: Recovery<unknown> | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export interface Cable extends Link {
  readonly onNotify: (listener: () => void) => void;
}

/** The connections of one process to the database that it shares with others; behaves like `src/store/postgres`. */
export const createCable = (
  database: SharedDatabase,
  life: Owner,
  world: { scheduler: Scheduler; random: Random; isCut: () => boolean; forEver: Owner },
): Cable => {
  const { scheduler, random, isCut, forEver } = world;
  const isUp = (): boolean => database.isUp && !isCut();

  const waitUntilUp = async (): Promise<void> => {
    for (let waitedMs = 0; !isUp(); waitedMs += LOOK_EVERY_MS) {
      if (waitedMs >= PATIENCE_MS) throw away();
      await scheduler.sleep(LOOK_EVERY_MS, life);
    }
  };

  /** To the server and back. What is on its way arrives even if the process dies. */
  const attempt = <T>(isWrite: boolean, operation: (db: Tables) => T): Promise<Attempt<T>> =>
    new Promise((resolve) => {
      let arrived = false;
      let isSettled = false;
      const settle = (result: Attempt<T>, afterMs: number): void => {
        if (isSettled) return;
        isSettled = true;
        forget();
        scheduler.after(afterMs, life, () => {
          resolve(result);
        });
      };
      const lose = (): void => {
        settle({ kind: 'lost', arrived }, random.int(0, NOTICED_MS));
      };
      const forget = database.underWay(lose);
      const back = (result: Attempt<T>): void => {
        if (isCut()) lose();
        else settle(result, random.int(0, 2));
      };
      scheduler.after(random.int(0, 2), forEver, () => {
        if (isSettled) return;
        if (!isUp()) {
          lose();
          return;
        }
        arrived = true;
        const { link } = database;
        (isWrite ? link.write(operation) : link.read(operation)).then(
          (value) => {
            back({ kind: 'answered', value });
          },
          (error: unknown) => {
            back({ kind: 'failed', error });
          },
        );
      });
    });

  const valueOf = <T>(tried: Attempt<T>): T => {
    if (tried.kind === 'answered') return tried.value;
    throw tried.kind === 'failed' ? tried.error : tried.arrived ? uncertain() : away();
  };

  /** Undoes writes that may have happened although their callers were told that they had not. */
  const owed: ((db: Tables) => void)[] = [];

  /** It is unknown whether this was written: looks, and repeats it if not. */
  const recover = async ({ operation, recovery }: Waiting): Promise<unknown> => {
    try {
      await waitUntilUp();
      const settled = recovery && valueOf(await attempt(false, recovery.settled));
      if (settled !== undefined) return settled;
      return valueOf(await attempt(true, operation));
    } catch (error) {
      if (recovery?.undo) owed.push(recovery.undo);
      throw error;
    }
  };

  const runOne = async (waiting: Waiting, mayRepeat = true): Promise<void> => {
    const { operation, resolve, reject } = waiting;
    const tried = await attempt(true, operation);
    try {
      if (tried.kind !== 'lost') resolve(valueOf(tried));
      else if (tried.arrived) resolve(await recover(waiting));
      else if (mayRepeat) {
        await waitUntilUp();
        await runOne(waiting, false);
      } else reject(away());
    } catch (error) {
      reject(error);
    }
  };

  let queue: Waiting[] = [];
  let isBusy = false;

  const work = async (): Promise<void> => {
    while (queue.length > 0) {
      const group = queue;
      queue = [];
      try {
        await waitUntilUp();
        for (let undo = owed[0]; undo !== undefined; [undo] = owed) {
          valueOf(await attempt(true, undo));
          owed.shift();
        }
      } catch (error) {
        for (const { reject } of group) reject(error);
        continue;
      }
      await Promise.all(group.map((waiting) => runOne(waiting)));
    }
    isBusy = false;
  };

  return {
    async read(operation) {
      await waitUntilUp();
      const tried = await attempt(false, operation);
      if (tried.kind !== 'lost') return valueOf(tried);
      await waitUntilUp();
      return valueOf(await attempt(false, operation));
    },
    write: <T>(operation: (db: Tables) => T, recovery?: Recovery<T>) =>
      new Promise<T>((resolve, reject) => {
        const settle = resolve as (value: unknown) => void;
        queue.push({ operation, recovery, resolve: settle, reject });
        if (isBusy) return;
        isBusy = true;
        void work();
      }),
    close: () => Promise.resolve(),
    onNotify(listener) {
      let isOnItsWay = false;
      database.onCommit(() => {
        if (isOnItsWay || !life.alive || isCut()) return;
        isOnItsWay = true;
        scheduler.after(random.int(0, 20), life, () => {
          isOnItsWay = false;
          listener();
        });
      });
    },
  };
};
