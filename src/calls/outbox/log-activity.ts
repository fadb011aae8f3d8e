import type { Call } from '../call/call.ts';
import type { CallBook } from '../book.ts';
import type { Activity, ActivityResult, Connector } from '../connector.ts';
import { isClosed, revise } from '../call/fold.ts';
import type { CallStore, Log, Now } from '../ports.ts';
import { subjectEnding, subjectOf } from './subject.ts';
import { createWakeableLoop } from './wakeable-loop.ts';

const BATCH = 200;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 15 * 60_000;
/** About two days with the waiting times above; a CRM that is down over a weekend needs a person anyway. */
const MAX_ATTEMPTS = 200;
/** The longest sleep of the outbox: a due time that another process wrote is noticed after this. */
const LONGEST_SLEEP_MS = 30_000;

export interface ActivityLogDeps {
  readonly book: CallBook;
  readonly store: Pick<CallStore, 'dueActivities' | 'nextActivityDueMs'>;
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly now: Now;
  readonly log: Log;
  /** 0 to 1; spreads retries so that a CRM that comes back is not hit by all at once. */
  readonly random?: () => number;
}

/** The outbox: writes each ended call into its CRM once, however often it has to try. */
export interface ActivityLog {
  start(): void;
  /** Works off everything that is due now. */
  drain(): Promise<void>;
  /** Gives an activity that was given up another chance. Undefined: no such call. */
  retry(callId: string): Promise<Call | undefined>;
  stop(): Promise<void>;
}

const toActivity = (call: Call): Activity => ({
  callId: call.id,
  write: call.activity.writtenAt === undefined ? 'first' : 'update',
  ...(call.activity.id === undefined ? {} : { existingId: call.activity.id }),
  user: call.user,
  ...(call.record ? { record: call.record } : {}),
  ...(call.contactName === undefined ? {} : { contactName: call.contactName }),
  outcome: call.outcome ?? (call.refusal ? 'failed' : 'unknown'),
  ...(call.refusal ? { refusal: call.refusal.detail } : {}),
  subject: subjectOf(call),
  subjectEnding: subjectEnding(call),
  startedAt: call.acceptedAt ?? call.createdAt,
  ...(call.answeredAt === undefined ? {} : { answeredAt: call.answeredAt }),
  endedAt: call.endedAt ?? call.createdAt,
  talkSeconds: call.talkSeconds ?? 0,
  source: call.source,
  destination: call.destination,
  ...(call.hangupCause === undefined ? {} : { hangupCause: call.hangupCause }),
  ...(call.mor.callbackUniqueId === undefined ? {} : { callbackUniqueId: call.mor.callbackUniqueId }),
  ...(call.notes === undefined ? {} : { notes: call.notes }),
  ...(call.disposition === undefined ? {} : { disposition: call.disposition }),
  ...(call.activity.earlier === undefined ? {} : { earlier: call.activity.earlier }),
});

/** Waiting time before attempt `attempts + 1`: doubling, capped, spread by up to a quarter. */
export const retryDelayMs = (attempts: number, random: () => number): number =>
  Math.round(Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts - 1, 20)) * (1 + random() / 4));

export const createActivityLog = (deps: ActivityLogDeps): ActivityLog => {
  const { book, store, connectors, now, log, random = Math.random } = deps;
  /** The process is about to end. */
  let ending = false;

  const settle = async (sent: Call, result: ActivityResult): Promise<void> => {
    const attempts = (sent.activity.attempts ?? 0) + 1;
    switch (result.kind) {
      case 'written': {
        await book.update(
          sent.id,
          (call) => {
            const { error: _fixed, earlier, ...rest } = call.activity;
            // A repeated first write may have found an activity with the text of an attempt before it.
            const maybeOld = sent.activity.writtenAt === undefined && sent.activity.earlier !== undefined;
            const edited = maybeOld || call.notes !== sent.notes || call.disposition !== sent.disposition;
            return revise(call, {
              activity: {
                ...rest,
                ...(edited && earlier !== undefined ? { earlier } : {}),
                state: edited ? 'pending' : 'written',
                id: result.id,
                ...(result.url === undefined ? {} : { url: result.url }),
                attempts: 0,
                writtenAt: rest.writtenAt ?? new Date(now()).toISOString(),
              },
            });
          },
          (call) => ({ activityDueMs: call.activity.state === 'pending' ? now() : null }),
        );
        return;
      }
      case 'retry':
        if (attempts < MAX_ATTEMPTS) {
          const delayMs = Math.max((result.retryAfterSec ?? 0) * 1000, retryDelayMs(attempts, random));
          await book.update(
            sent.id,
            (call) =>
              revise(call, {
                activity: { ...call.activity, state: 'pending', attempts, error: result.reason },
              }),
            () => ({ activityDueMs: now() + delayMs }),
          );
          return;
        }
        return settle(sent, {
          kind: 'dead',
          reason: `given up after ${attempts} attempts; the last one: ${result.reason}`,
          cure: 'Correct the connection to the CRM, then retry this call on the Calls page.',
        });
      case 'dead':
        log.warn({ call: sent.id, crm: sent.crm }, `activity given up: ${result.reason}`);
        await book.update(
          sent.id,
          (call) =>
            revise(call, {
              activity: {
                ...call.activity,
                state: 'dead',
                attempts,
                error: `${result.reason} ${result.cure}`,
              },
            }),
          () => ({ activityDueMs: null }),
        );
        return;
      default:
        result satisfies never;
    }
  };

  const broken = (error: unknown): ActivityResult => ({
    kind: 'retry',
    reason: error instanceof Error ? error.message : String(error),
  });

  const write = async (connector: Connector, calls: readonly Call[]): Promise<void> => {
    const activities = calls.map(toActivity);
    const one = async (activity: Activity): Promise<ActivityResult> => connector.writeActivity(activity);
    const batch = async (): Promise<readonly ActivityResult[] | undefined> =>
      connector.writeActivities?.(activities);
    const results =
      (await batch().catch((error: unknown) => activities.map(() => broken(error)))) ??
      (await Promise.all(activities.map((activity) => one(activity).catch(broken))));
    await Promise.all(
      calls.map((call, i) =>
        settle(call, results[i] ?? { kind: 'retry', reason: 'the connector gave no result for this call' }),
      ),
    );
  };

  const missing: ActivityResult = {
    kind: 'dead',
    reason: 'This CRM instance is no longer in the configuration.',
    cure: 'Add it again, then retry this call on the Calls page.',
  };

  const drain = async (): Promise<void> => {
    // A long backlog must not hold up the end of the process: it is on disk, and the next start goes on with it.
    while (!ending) {
      const due = await store.dueActivities(now(), BATCH);
      if (due.length === 0) return;
      const groups = new Map<string, Call[]>();
      for (const call of due) groups.set(call.crm, [...(groups.get(call.crm) ?? []), call]);
      await Promise.all(
        [...groups].map(([crm, calls]) => {
          const connector = connectors.get(crm);
          return connector
            ? write(connector, calls)
            : Promise.all(calls.map((call) => settle(call, missing)));
        }),
      );
    }
  };

  const loop = createWakeableLoop({
    async round() {
      await drain();
      const dueMs = await store.nextActivityDueMs();
      return Math.min(LONGEST_SLEEP_MS, Math.max(0, (dueMs ?? Number.POSITIVE_INFINITY) - now()));
    },
    failed(error) {
      log.error({ err: error }, 'the activity outbox failed; trying again');
    },
    retryMs: FIRST_RETRY_MS,
  });

  const unwatch = book.watch((call) => {
    if (isClosed(call) && call.activity.state === 'pending' && (call.activity.attempts ?? 0) === 0)
      loop.wake();
  });

  return {
    start() {
      loop.start();
    },
    drain,
    async retry(callId) {
      return book.update(
        callId,
        (call) =>
          call.activity.state === 'dead'
            ? revise(call, { activity: { ...call.activity, state: 'pending', attempts: 0 } })
            : call,
        (call) => (call.activity.state === 'pending' ? { activityDueMs: now() } : {}),
      );
    },
    async stop() {
      ending = true;
      unwatch();
      await loop.stop();
    },
  };
};
