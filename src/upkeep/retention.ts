import type { ActivityLog } from '../calls/outbox/log-activity.ts';
import type { Log, Now, Store } from '../calls/ports.ts';

const DAY_MS = 86_400_000;
const EVERY_MS = 6 * 3_600_000;
/** Delayed, because a start should not compete with its first clicks. */
const FIRST_MS = 60_000;

/** Deletes calls and audit entries that are older than the configured number of days. */
export const createRetention = (deps: {
  readonly store: Pick<Store, 'calls' | 'mappings' | 'stats'>;
  readonly activityLog: Pick<ActivityLog, 'sweep'>;
  readonly now: Now;
  /** The time on other machines' clocks, Unix milliseconds: those of the MOR servers. */
  readonly otherClocks: () => readonly number[];
  readonly log: Log;
  readonly callsDays: number;
  readonly auditDays: number;
}): { start(): void; sweep(): Promise<void>; stop(): void } => {
  let timer: NodeJS.Timeout | undefined;
  const sweep = async (): Promise<void> => {
    const nowMs = deps.now();
    // Deleting is final, and with a clock that is years ahead everything looks old.
    if (deps.otherClocks().some((ms) => ms < nowMs - DAY_MS)) {
      deps.log.warn(
        { now: new Date(nowMs).toISOString() },
        'old records are not deleted: the clock of this machine is more than a day ahead of MOR; set it right',
      );
      return;
    }
    const callsBeforeMs = nowMs - deps.callsDays * DAY_MS;
    const calls = await deps.store.calls.purgeCalls(callsBeforeMs);
    await deps.store.stats.purge(callsBeforeMs);
    await deps.activityLog.sweep();
    const audit = await deps.store.mappings.purgeAudit(nowMs - deps.auditDays * DAY_MS);
    if (calls + audit > 0) deps.log.info({ calls, audit }, 'old records deleted');
  };
  const next = (inMs: number): void => {
    timer = setTimeout(() => {
      sweep()
        .catch((error: unknown) => {
          deps.log.error({ err: error }, 'old records could not be deleted');
        })
        .finally(() => {
          if (timer) next(EVERY_MS);
        });
    }, inMs);
    timer.unref();
  };
  return {
    start() {
      next(FIRST_MS);
    },
    sweep,
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
};
