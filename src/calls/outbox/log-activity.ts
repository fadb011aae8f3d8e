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
import type { Callers, Claims, Lane, LaneDeps } from './lane.ts';

/** How many given-up activities go back into the outbox at once. */
const RETRY_PAGE = 200;

export interface ActivityLogDeps {
  readonly book: CallBook;
  readonly store: LaneDeps['store'] & Pick<CallStore, 'list'>;
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly now: Now;
  /** Monotonic milliseconds, unaffected by changes to the wall clock; `now` by default. */
  readonly steady?: Now;
  /** Node's own by default. */
  readonly timers?: Timers;
  readonly log: Log;
  /** 0 to 1; spreads retries so that a CRM that comes back is not hit by all at once. */
  readonly random?: () => number;
  /** By default, the usual results for all. */
  readonly resultsOf?: ResultsOf;
  readonly claims?: Claims;
  /** By CRM instance. */
  readonly tasks?: ReadonlyMap<string, CallBackTasks>;
  /** By CRM instance. */
  readonly callers?: ReadonlyMap<string, Callers>;
}

/**
 * The outbox: writes each ended call into its CRM once, however often it has to try. Activities of a CRM instance that
 * has left the configuration wait until it is back.
 */
export interface ActivityLog {
  start(): void;
  /** Processes everything that is due now. */
  drain(): Promise<void>;
  /** Wakes the outbox, because another process may have added something. */
  wake(): void;
  /** Puts a given-up activity back into the outbox. Undefined: no such call. */
  retry(callId: string): Promise<Call | undefined>;
  /** The same for all given-up activities, of one CRM instance or of all; resolves with how many there were. */
  retryAll(crm?: string): Promise<number>;
  /** Forgets tasks to return missed calls that no call can change any more. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

export const createActivityLog = (deps: ActivityLogDeps): ActivityLog => {
  const { book, store, connectors, now, steady = now, timers = nodeTimers, random = Math.random } = deps;
  const { resultsOf = () => USUAL_RESULTS } = deps;
  const lanes = new Map<string, Lane>(
    [...connectors].map(([id, connector]) => [
      id,
      createLane(connector, {
        ...deps,
        steady,
        timers,
        random,
        resultsOf,
        tasks: deps.tasks?.get(id),
        callers: deps.callers?.get(id),
      }),
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
      // Newest to oldest, so that one that is given up again in the meantime is already behind the cursor.
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
