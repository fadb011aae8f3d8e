import type { CallBook } from '../book.ts';
import type { Call, PlannedCallBack } from '../call/call.ts';
import type { Activity, ActivityResult } from '../activity.ts';
import type { Connector } from '../connector.ts';
import type { CallStore, Fence, Log, Now } from '../ports.ts';
import type { Timers } from '../timers.ts';
import type { ResultsOf } from '../../vocabulary/results.ts';
import type { CallBackTasks } from './call-back-tasks.ts';
import { writePlan } from './planned-task.ts';
import { FIRST_RETRY_MS, createSettle } from './settle.ts';
import { toActivity } from './to-activity.ts';
import { createWakeableLoop } from '../wakeable-loop.ts';

const BATCH = 200;
/** The longest sleep of a lane, and so the latest that it notices a due time written by another process. */
const LONGEST_SLEEP_MS = 30_000;

/** Due activities, claimed for this node if several nodes share the work. */
export interface Claims {
  take(crm: string, nowMs: number, limit: number): Promise<Taken>;
  /** When the next unclaimed one is due, Unix milliseconds. */
  nextMs(crm: string): Promise<number | undefined>;
}

export interface Taken {
  readonly calls: readonly Call[];
  readonly fenceOf?: (call: Call) => Fence;
  /** Frees what was claimed but not settled. */
  readonly giveBack?: () => Promise<void>;
}

/** Looks up who called where the CRM did not say it while the call was open; see calls/inbound/late-callers.ts. */
export interface Callers {
  readonly owes: (call: Call) => boolean;
  /** Stores what the CRM says; resolves soon, even where it says nothing. */
  ask(calls: readonly Call[]): Promise<void>;
}

export interface LaneDeps {
  readonly book: CallBook;
  readonly store: Pick<CallStore, 'dueActivities' | 'hurryActivities' | 'nextActivityDueMs'>;
  readonly now: Now;
  /** Monotonic milliseconds, unaffected by changes to the wall clock. */
  readonly steady: Now;
  readonly timers: Timers;
  readonly log: Log;
  readonly random: () => number;
  /** The results that a CRM instance's agents can choose after a call. */
  readonly resultsOf: ResultsOf;
  /** Absent: nobody else writes activities. */
  readonly claims?: Claims;
  /** Tasks to return missed calls; absent: this CRM instance has none. */
  readonly tasks?: CallBackTasks | undefined;
  /** Absent: this CRM instance takes no incoming calls. */
  readonly callers?: Callers | undefined;
}

/** If the clock is set back by more than this, waiting activities are due too far in the future. */
const SET_BACK_MS = 5_000;

/** What came of writing a call: its activity with its tasks. */
interface Written {
  readonly call: Call;
  readonly result: ActivityResult;
  /** What the CRM now knows of the agent's plan to call again. */
  readonly plan?: PlannedCallBack;
}

/** One CRM instance's part of the outbox, so that a CRM that hangs does not hold up the others. */
export interface Lane {
  start(): void;
  /** There may be something to write. */
  wake(): void;
  /** Processes everything that is due now, unless the CRM asks for a pause. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

const broken = (error: unknown): Extract<ActivityResult, { kind: 'retry' }> => ({
  kind: 'retry',
  reason: error instanceof Error ? error.message : String(error),
});

export const createLane = (connector: Connector, deps: LaneDeps): Lane => {
  const { book, store, now, steady, log, tasks, callers } = deps;
  const crm = connector.id;
  const outcomes = createSettle(deps);
  const claims: Claims = deps.claims ?? {
    take: async (_crm, nowMs, limit) => ({ calls: await store.dueActivities(crm, nowMs, limit) }),
    nextMs: () => store.nextActivityDueMs(crm),
  };
  /** Whether the process is about to end. */
  let ending = false;
  /** End of the pause that the CRM asked for, by the steady clock. */
  let pausedUntilMs = Number.NEGATIVE_INFINITY;

  /** The tasks that go with a written activity. */
  const writeTasks = async (call: Call, result: ActivityResult): Promise<Written> => {
    if (result.kind !== 'written') return { call, result };
    // If the call is being written again, the task of a missed call already includes it.
    const isFirst = call.activity.writtenAt === undefined;
    const failed = isFirst ? await tasks?.after(call).catch(broken) : undefined;
    if (failed !== undefined) return { call, result: failed };
    const writeTask = connector.writeTask?.bind(connector);
    if (writeTask === undefined) return { call, result };
    const planned = await writePlan(call, writeTask).catch((error: unknown) => ({ failed: broken(error) }));
    if (planned === undefined) return { call, result };
    return 'failed' in planned ? { call, result: planned.failed } : { call, result, plan: planned.plan };
  };

  /** As it is now. This node's book may not know yet that another node has ended the call. */
  const current = async (taken: Call): Promise<Call> => {
    const known = await book.get(taken.id);
    return known !== undefined && known.version > taken.version ? known : taken;
  };

  /** The calls with those callers who were still to be looked up; `only`: written before, and due for nothing else. */
  const withCallers = async (
    taken: readonly Call[],
  ): Promise<{ readonly calls: readonly Call[]; readonly only: readonly Call[] }> => {
    const owing = taken.filter((call) => callers?.owes(call));
    if (owing.length === 0) return { calls: taken, only: [] };
    await callers?.ask(owing);
    const asked = await Promise.all(owing.map(current));
    const isWritten = ({ activity }: Call): boolean => activity.state === 'written';
    const others = taken.filter((call) => !owing.includes(call));
    return {
      calls: [...others, ...asked.filter((call) => !isWritten(call))],
      only: asked.filter(isWritten),
    };
  };

  const write = async (calls: readonly Call[]): Promise<readonly Written[]> => {
    const activities = calls.map((call) => toActivity(call, deps.resultsOf(crm)));
    const one = async (activity: Activity): Promise<ActivityResult> => connector.writeActivity(activity);
    const batch = async (): Promise<readonly ActivityResult[] | undefined> =>
      connector.writeActivities?.(activities);
    const results =
      (await batch().catch((error: unknown) => activities.map(() => broken(error)))) ??
      (await Promise.all(activities.map((activity) => one(activity).catch(broken))));
    return Promise.all(
      calls.map((call, i) =>
        writeTasks(call, results[i] ?? broken('the connector gave no result for this call')),
      ),
    );
  };

  /** How long the CRM wants no requests at all, in seconds: everything behind in the queue would be refused, too. */
  const pauseSec = (results: readonly ActivityResult[]): number =>
    Math.max(0, ...results.map((result) => (result.kind === 'retry' ? (result.retryAfterSec ?? 0) : 0)));

  /** The wall clock minus the steady one. Undefined: an earlier process stamped what waits. */
  let shiftMs: number | undefined;

  /** Tries at once what has been waiting since before the clock was set back, or since before the start. */
  const hurry = async (): Promise<void> => {
    const nextMs = now() - steady();
    if (shiftMs === undefined || nextMs < shiftMs - SET_BACK_MS) await store.hurryActivities(crm, now());
    shiftMs = nextMs;
  };

  const drain = async (): Promise<void> => {
    await hurry();
    // A long backlog must not delay shutdown: it is on disk, and the next start continues with it.
    while (!ending && steady() >= pausedUntilMs) {
      const { calls: taken, fenceOf, giveBack } = await claims.take(crm, now(), BATCH);
      if (taken.length === 0) return;
      const { calls, only } = await withCallers(taken);
      const written = await write(calls);
      const seconds = pauseSec(written.map(({ result }) => result));
      if (seconds > 0) pausedUntilMs = steady() + seconds * 1000;
      await Promise.all([
        ...written.map((one) => outcomes.settle(one.call, one.result, fenceOf?.(one.call), one.plan)),
        ...only.map((call) => outcomes.postpone(call, fenceOf?.(call))),
      ]);
      await giveBack?.();
    }
  };

  const loop = createWakeableLoop({
    async round() {
      await drain();
      const dueMs = (await claims.nextMs(crm)) ?? Number.POSITIVE_INFINITY;
      return Math.min(LONGEST_SLEEP_MS, Math.max(0, dueMs - now(), pausedUntilMs - steady()));
    },
    failed(error) {
      log.error({ crm, err: error }, 'the activity outbox failed; trying again');
    },
    retryMs: FIRST_RETRY_MS,
    timers: deps.timers,
  });

  return {
    start() {
      loop.start();
    },
    wake() {
      loop.wake();
    },
    drain,
    stop() {
      ending = true;
      return loop.stop();
    },
  };
};
