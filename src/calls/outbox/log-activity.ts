import { defined } from '../../defined.ts';
import type { Call } from '../call/call.ts';
import type { CallBook } from '../book.ts';
import type { Connector } from '../connector.ts';
import { isClosed, revise } from '../call/advance.ts';
import type { CallStore, Log, Now } from '../ports.ts';
import { nodeTimers } from '../timers.ts';
import type { Timers } from '../timers.ts';
import { USUAL_RESULTS } from '../../vocabulary/usual-results.ts';
import type { ResultsOf } from '../../vocabulary/results.ts';
import type { CallBackTasks } from './call-back-tasks.ts';
import { createLane } from './lane.ts';
import type { Claims, Lane, LaneDeps } from './lane.ts';

/** Given-up activities that are put back in one go. */
const RETRY_PAGE = 200;

export interface ActivityLogDeps {
  readonly book: CallBook;
  readonly store: LaneDeps['store'] & Pick<CallStore, 'list'>;
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly now: Now;
  /** Monotonic milliseconds, unaffected by changes of the wall clock; `now` by default. */
  readonly steady?: Now;
  /** Node's own by default. */
  readonly timers?: Timers;
  readonly log: Log;
  /** 0 to 1; spreads retries so that a CRM that comes back is not hit by all at once. */
  readonly random?: () => number;
  /** The usual results for all by default. */
  readonly resultsOf?: ResultsOf;
  readonly claims?: Claims;
  /** By CRM instance. */
  readonly tasks?: ReadonlyMap<string, CallBackTasks>;
}

/**
 * The outbox: writes each ended call into its CRM once, however often it has to try. Activities of a CRM instance that is
 * not in the configuration wait until it is there again.
 */
export interface ActivityLog {
  start(): void;
  /** Works off everything that is due now. */
  drain(): Promise<void>;
  /** Another process may have put something into the outbox. */
  wake(): void;
  /** Gives an activity that was given up another chance. Undefined: no such call. */
  retry(callId: string): Promise<Call | undefined>;
  /** The same for all that were given up, of one CRM instance or of all; how many there were. */
  retryAll(crm?: string): Promise<number>;
  /** Forgets tasks to call back that no call changes any more. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

export const createActivityLog = (deps: ActivityLogDeps): ActivityLog => {
  const { book, store, connectors, now, steady = now, timers = nodeTimers, random = Math.random } = deps;
  const { resultsOf = () => USUAL_RESULTS } = deps;
  const lanes = new Map<string, Lane>(
    [...connectors].map(([id, connector]) => [
      id,
      createLane(connector, { ...deps, steady, timers, random, resultsOf, tasks: deps.tasks?.get(id) }),
    ]),
  );
  const each = async (work: (lane: Lane) => Promise<void>): Promise<void> => {
    await Promise.all([...lanes.values()].map(work));
  };

  const unwatch = book.watch((call) => {
    if (isClosed(call) && call.activity.state === 'pending' && (call.activity.attempts ?? 0) === 0)
      lanes.get(call.crm)?.wake();
  });

  const retry = (callId: string): Promise<Call | undefined> =>
    book.update(
      callId,
      (call) =>
        call.activity.state === 'dead'
          ? revise(call, { activity: { ...call.activity, state: 'pending', attempts: 0 } })
          : call,
      (call) => (call.activity.state === 'pending' ? { activityDueMs: now() } : {}),
    );

  return {
    start() {
      for (const lane of lanes.values()) lane.start();
    },
    async drain() {
      await each((lane) => lane.drain());
    },
    wake() {
      for (const lane of lanes.values()) lane.wake();
    },
    retry,
    async retryAll(crm) {
      const filter = { activity: 'dead', limit: RETRY_PAGE, ...defined({ crm }) } as const;
      let count = 0;
      // From the newest to the oldest: one that is given up again meanwhile is behind the cursor.
      for (let cursor: string | undefined; ;) {
        const page = await store.list({ ...filter, ...defined({ cursor }) });
        await Promise.all(page.items.map(({ id }) => retry(id)));
        count += page.items.length;
        cursor = page.next;
        if (cursor === undefined) return count;
      }
    },
    async sweep() {
      for (const tasks of deps.tasks?.values() ?? []) await tasks.sweep();
    },
    async stop() {
      unwatch();
      await each((lane) => lane.stop());
    },
  };
};
