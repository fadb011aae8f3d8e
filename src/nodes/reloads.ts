import type { ForeignChange, Log, Store } from '../calls/ports.ts';
import type { Timers } from '../calls/timers.ts';

type Kind = ForeignChange['kinds'] extends ReadonlySet<infer K> ? K : never;

const AGAIN_MS = 500;

/** Reloads what this node remembers of the database when another node has changed it. */
export interface Reloads {
  on(kinds: readonly Kind[], reload: () => Promise<void> | void): void;
  stop(): void;
}

export const createReloads = (deps: {
  readonly store: Pick<Store, 'onForeignWrite'>;
  readonly timers: Timers;
  readonly log: Log;
}): Reloads => {
  let stopped = false;
  /** Everything changed so far: a subscriber that registers only now may have read its data before the change. */
  const changed = new Set<Kind>();
  let hasMissed = false;
  deps.store.onForeignWrite((change) => {
    if (change === undefined) hasMissed = true;
    else for (const kind of change.kinds) changed.add(kind);
  });

  /** Runs one reload at a time; a change during a reload triggers another one after it. */
  const repeated = (reload: () => Promise<void> | void): (() => void) => {
    let isRunning = false;
    let again = false;
    const run = (): void => {
      if (stopped) return;
      if (isRunning) {
        again = true;
        return;
      }
      isRunning = true;
      again = false;
      Promise.resolve()
        .then(reload)
        .then(
          () => {
            isRunning = false;
            if (again) run();
          },
          (error: unknown) => {
            isRunning = false;
            deps.log.warn({ err: error }, 'what another node changed could not be read; trying again');
            deps.timers.after(AGAIN_MS, run);
          },
        );
    };
    return run;
  };

  return {
    on(kinds, reload) {
      const run = repeated(reload);
      deps.store.onForeignWrite((change) => {
        if (change === undefined || kinds.some((kind) => change.kinds.has(kind))) run();
      });
      if (hasMissed || kinds.some((kind) => changed.has(kind))) run();
    },
    stop() {
      stopped = true;
    },
  };
};
