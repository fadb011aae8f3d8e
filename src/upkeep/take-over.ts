import type { CallBook } from '../calls/book.ts';
import type { ActivityLog } from '../calls/outbox/log-activity.ts';
import type { Log, Store } from '../calls/ports.ts';
import type { Timers } from '../calls/timers.ts';

/** Calls that another process is placing are looked at again after this. */
const AGAIN_MS = 5_000;

export interface TakeOverDeps {
  readonly book: Pick<CallBook, 'refresh' | 'reread'>;
  readonly activityLog: Pick<ActivityLog, 'wake'>;
  readonly store: Pick<Store, 'onForeignWrite'>;
  /** The longest that asking MOR for a call can take. */
  readonly askingMs: number;
  readonly timers: Timers;
  readonly log: Log;
}

/**
 * The service goes on with what commands beside it leave: `call` may be interrupted while its call goes on, and
 * `activities retry` fills the outbox. Where there are nodes it also sees what the others do.
 */
export const createTakeOver = (
  deps: TakeOverDeps,
): {
  start(): void;
  /** Looks at all open calls now: a node has died, or this one has just begun. */
  look(): void;
  stop(): Promise<void>;
} => {
  const { log } = deps;
  let cancelTimer: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = true;

  const look = async (): Promise<void> => {
    let asking = 0;
    try {
      asking = await deps.book.refresh(deps.askingMs);
      deps.activityLog.wake();
    } catch (error) {
      log.error({ err: error }, 'what another process has written could not be read; trying again');
      asking = 1;
    }
    if (asking > 0 && !stopped) {
      cancelTimer?.();
      cancelTimer = deps.timers.after(AGAIN_MS, begin);
    }
  };

  /** One look at a time; a change reported during one is looked at after it. */
  function begin(): void {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    again = false;
    running = look().finally(() => {
      running = undefined;
      if (again) begin();
    });
  }

  /** Which calls were written is known: nothing else need be read. */
  const reread = async (ids: readonly string[]): Promise<void> => {
    try {
      await deps.book.reread(ids);
    } catch {
      begin();
    }
  };

  deps.store.onForeignWrite((change) => {
    if (change === undefined) begin();
    else if (!stopped && change.calls.length > 0) void reread(change.calls);
  });
  return {
    look: begin,
    start() {
      stopped = false;
    },
    async stop() {
      stopped = true;
      cancelTimer?.();
      await running;
    },
  };
};
