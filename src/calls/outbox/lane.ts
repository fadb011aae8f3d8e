import type { CallBook } from '../book.ts';
import type { Call } from '../call/call.ts';
import type { Activity, ActivityResult } from '../activity.ts';
import type { Connector } from '../connector.ts';
import type { CallStore, Fence, Log, Now } from '../ports.ts';
import type { Timers } from '../timers.ts';
import type { ResultsOf } from '../../vocabulary/results.ts';
import type { CallBackTasks } from './call-back-tasks.ts';
import { FIRST_RETRY_MS, createSettle } from './settle.ts';
import { toActivity } from './to-activity.ts';
import { createWakeableLoop } from './wakeable-loop.ts';

const BATCH = 200;
/** The longest sleep of a lane: a due time that another process wrote is noticed after this at the latest. */
const LONGEST_SLEEP_MS = 30_000;

/** What is due, claimed for this node where several nodes work on it. */
export interface Claims {
  take(crm: string, nowMs: number, limit: number): Promise<Taken>;
  /** When the next unclaimed one is due, Unix milliseconds. */
  nextMs(crm: string): Promise<number | undefined>;
}

export interface Taken {
  readonly calls: readonly Call[];
  readonly fenceOf?: (call: Call) => Fence;
  /** What was claimed and not settled is free for others again. */
  readonly giveBack?: () => Promise<void>;
}

export interface LaneDeps {
  readonly book: CallBook;
  readonly store: Pick<CallStore, 'dueActivities' | 'hurryActivities' | 'nextActivityDueMs'>;
  readonly now: Now;
  /** Monotonic milliseconds, unaffected by changes of the wall clock. */
  readonly steady: Now;
  readonly timers: Timers;
  readonly log: Log;
  readonly random: () => number;
  /** What agents of a CRM instance can choose after a call. */
  readonly resultsOf: ResultsOf;
  /** Absent: nobody else writes activities. */
  readonly claims?: Claims;
  /** What a call means for tasks to call back; absent: this CRM instance has none. */
  readonly tasks?: CallBackTasks | undefined;
}

/** A clock set back by more than that leaves the times of what waits far in the future. */
const SET_BACK_MS = 5_000;

/** The part of the outbox that belongs to one CRM instance: one that hangs holds up no other. */
export interface Lane {
  start(): void;
  /** There may be something to write. */
  wake(): void;
  /** Works off everything that is due now, unless the CRM asks for a pause. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

const broken = (error: unknown): ActivityResult => ({
  kind: 'retry',
  reason: error instanceof Error ? error.message : String(error),
});

export const createLane = (connector: Connector, deps: LaneDeps): Lane => {
  const { store, now, steady, log, tasks } = deps;
  const crm = connector.id;
  const settle = createSettle(deps);
  const claims: Claims = deps.claims ?? {
    take: async (_crm, nowMs, limit) => ({ calls: await store.dueActivities(crm, nowMs, limit) }),
    nextMs: () => store.nextActivityDueMs(crm),
  };
  /** The process is about to end. */
  let ending = false;
  /** The CRM has asked to be left alone until then, by the steady clock. */
  let pausedUntilMs = Number.NEGATIVE_INFINITY;

  const write = async (calls: readonly Call[]): Promise<readonly (readonly [Call, ActivityResult])[]> => {
    const activities = calls.map((call) => toActivity(call, deps.resultsOf(crm)));
    const one = async (activity: Activity): Promise<ActivityResult> => connector.writeActivity(activity);
    const batch = async (): Promise<readonly ActivityResult[] | undefined> =>
      connector.writeActivities?.(activities);
    const results =
      (await batch().catch((error: unknown) => activities.map(() => broken(error)))) ??
      (await Promise.all(activities.map((activity) => one(activity).catch(broken))));
    return Promise.all(
      calls.map(async (call, i): Promise<readonly [Call, ActivityResult]> => {
        const result = results[i] ?? broken('the connector gave no result for this call');
        // A call that is written again has been seen by its task.
        const isFirst = result.kind === 'written' && call.activity.writtenAt === undefined;
        return [call, (isFirst ? await tasks?.after(call).catch(broken) : undefined) ?? result];
      }),
    );
  };

  /** How long the CRM wants nothing at all, in seconds: what is behind in the queue would only be refused as well. */
  const pauseSec = (results: readonly ActivityResult[]): number =>
    Math.max(0, ...results.map((result) => (result.kind === 'retry' ? (result.retryAfterSec ?? 0) : 0)));

  /** The wall clock minus the steady one. Undefined: what waits was stamped by a process that is gone. */
  let shiftMs: number | undefined;

  /** What waits since before the clock was set back, or since before the start, is tried now. */
  const hurry = async (): Promise<void> => {
    const nextMs = now() - steady();
    if (shiftMs === undefined || nextMs < shiftMs - SET_BACK_MS) await store.hurryActivities(crm, now());
    shiftMs = nextMs;
  };

  const drain = async (): Promise<void> => {
    await hurry();
    // A long backlog must not hold up the end of the process: it is on disk, and the next start goes on with it.
    while (!ending && steady() >= pausedUntilMs) {
      const { calls, fenceOf, giveBack } = await claims.take(crm, now(), BATCH);
      if (calls.length === 0) return;
      const written = await write(calls);
      const seconds = pauseSec(written.map(([, result]) => result));
      if (seconds > 0) pausedUntilMs = steady() + seconds * 1000;
      await Promise.all(written.map(([call, result]) => settle(call, result, fenceOf?.(call))));
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
