import type { CallBook } from '../calls/book.ts';
import type { ActivityLog } from '../calls/outbox/log-activity.ts';
import type { Log, Store } from '../calls/ports.ts';
import type { Timers } from '../calls/timers.ts';

/** How soon to look again at calls that another process is placing. */
const AGAIN_MS = 5_000;

export interface TakeOverDeps {
  readonly book: Pick<CallBook, 'refresh' | 'reread'>;
  readonly activityLog: Pick<ActivityLog, 'wake'>;
  readonly store: Pick<Store, 'onForeignWrite'>;
  /** The longest that asking MOR to place a call can take. */
  readonly askingMs: number;
  readonly timers: Timers;
  readonly log: Log;
}

/**
 * Lets the service continue what commands beside it leave behind: `call` may be interrupted while its call goes on, and
 * `activities retry` fills the outbox. With several nodes the service also sees what the others do.
 */
export const createTakeOver = (
  deps: TakeOverDeps,
): {
  start(): void;
  /** Looks at all open calls now, because a node has died or this one has just started. */
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

  /** One look at a time; a change reported during a look is handled after it. */
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

  /** Which calls were written is known, so only those are read again. */
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
