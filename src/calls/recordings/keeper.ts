import { defined } from '../../defined.ts';
import type { Call, Recording } from '../call/call.ts';
import { revise } from '../call/advance.ts';
import type { CallBook } from '../book.ts';
import type { MorReply } from '../mor-gateway.ts';
import type { FoundRecording, MorRecordings, RecordingQuery } from '../mor-recordings.ts';
import type { CallStore, Fence, Log, Now } from '../ports.ts';
import type { Timers } from '../timers.ts';
import { createWakeableLoop } from '../wakeable-loop.ts';
import type { RecordingRules } from './rules.ts';
import { dueMs } from './schedule.ts';
import { afterErased, afterFailure, afterFound, erasureNow, isOfCall, withErasure } from './step.ts';

const BATCH = 20;
/** Between two requests to one MOR, which has calls to handle. */
const PAUSE_MS = 1_000;
const RETRY_MS = 10_000;
/** The longest sleep, and so the latest that a due time written by another process is noticed. */
const LONGEST_SLEEP_MS = 30_000;
/** If the clock is set back by more than this, what waits is due too far in the future. */
const SET_BACK_MS = 60_000;
/** A callback has two legs, a transferred call some more; a longer list is not that of one call. */
const MOST_OF_ONE_CALL = 4;

export interface KeeperDeps {
  readonly morServer: string;
  readonly recordings: MorRecordings;
  readonly rules: RecordingRules;
  readonly book: Pick<CallBook, 'update' | 'watch'>;
  readonly store: Pick<CallStore, 'dueRecordings' | 'nextRecordingDueMs' | 'hurryRecordings'>;
  readonly now: Now;
  /** Monotonic milliseconds, unaffected by changes to the wall clock. */
  readonly steady: Now;
  readonly timers: Timers;
  readonly log: Log;
  readonly fence?: Fence;
}

/**
 * Looks for the recordings of one MOR's calls after their end, and deletes them when their time is over. It has its own
 * loop and its own place in the database: neither clicks nor activities ever wait for it.
 */
export interface Keeper {
  start(): void;
  /** Asks about everything that is due now. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

export const queryOf = ({ mor, following }: Pick<Call, 'mor' | 'following'>): RecordingQuery => ({
  uniqueIds: following.uniqueIds,
  ...defined({ callbackUniqueId: mor.callbackUniqueId }),
});

const NOT_THIS_CALL =
  'MOR answers with recordings of other calls: it does not know the filter by id. Recordings need a MOR of 2017 or newer.';

export const createKeeper = (deps: KeeperDeps): Keeper => {
  const { morServer, recordings, rules, book, store, now, steady, timers, log } = deps;
  let isEnding = false;
  const isOver = (): boolean => isEnding;
  let endPause = (): void => undefined;

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const cancel = timers.after(PAUSE_MS, resolve);
      endPause = () => {
        cancel();
        resolve();
      };
    });

  const save = (id: string, change: (call: Call) => Call): Promise<Call | undefined> =>
    book.update(id, change, (after) => ({
      recordingDueMs: dueMs(after, rules, now()),
      ...defined({ fence: deps.fence }),
    }));

  /** Only recordings that certainly belong to the call: one of them may be about to be deleted. */
  const find = async (call: Call): Promise<MorReply<readonly FoundRecording[]>> => {
    const reply = await recordings.find(queryOf(call));
    if (!reply.ok) return reply;
    const own = reply.value.filter((one) => isOfCall(call, one));
    const isForeign = reply.value.length > 0 && (own.length === 0 || reply.value.length > MOST_OF_ONE_CALL);
    return isForeign ? { ok: false, code: 'unusable_answer', text: NOT_THIS_CALL } : { ok: true, value: own };
  };

  /** Deletes everything MOR has of the call, by id. Resolves with the reason why something is left. */
  const erase = async (call: Call): Promise<string | undefined> => {
    const found = await find(call);
    if (!found.ok) return found.text;
    const known = call.recording?.parts ?? [];
    for (const id of new Set([...found.value, ...known].map((one) => one.id))) {
      await pause();
      const reply = await recordings.remove(id);
      if (!reply.ok) return reply.text;
    }
    return undefined;
  };

  const failed = async (call: Call, why: string): Promise<void> => {
    if ((call.recording?.failures ?? 0) === 0)
      log.warn({ call: call.id, mor: morServer }, `the recording waits: ${why}`);
    await save(call.id, (current) => afterFailure(current, why, rules, now()));
  };

  const handle = async (due: Call): Promise<void> => {
    const erasure = erasureNow(due, rules, now());
    // Stored before MOR is asked, so that nobody listens in the meantime.
    const call =
      erasure === undefined ? due : ((await save(due.id, (one) => withErasure(one, erasure))) ?? due);
    const { recording } = call;
    if (recording?.erasure !== undefined) {
      const why = await erase(call);
      if (why === undefined) await save(call.id, (current) => afterErased(current, now()));
      else await failed(call, why);
      return;
    }
    if (recording?.state !== 'pending') {
      // Due for nothing: the days for which recordings are kept have changed.
      await save(call.id, (current) => revise(current, {}));
      return;
    }
    const found = await find(call);
    if (found.ok) await save(call.id, (current) => afterFound(current, found.value, now()));
    else await failed(call, found.text);
  };

  /** The wall clock minus the steady one. Undefined: an earlier process stamped what waits, with other settings perhaps. */
  let shiftMs: number | undefined;
  const hurry = async (): Promise<void> => {
    const nextMs = now() - steady();
    if (shiftMs !== undefined && nextMs < shiftMs - SET_BACK_MS)
      await store.hurryRecordings(morServer, now());
    shiftMs = nextMs;
  };

  const drain = async (): Promise<void> => {
    await hurry();
    while (!isOver()) {
      const calls = await store.dueRecordings(morServer, now(), BATCH);
      if (calls.length === 0) return;
      for (const call of calls) {
        if (isOver()) return;
        await handle(call);
        await pause();
      }
    }
  };

  const loop = createWakeableLoop({
    async round() {
      await drain();
      const nextMs = (await store.nextRecordingDueMs(morServer)) ?? Number.POSITIVE_INFINITY;
      return Math.min(LONGEST_SLEEP_MS, Math.max(0, nextMs - now()));
    },
    failed(error) {
      log.error({ mor: morServer, err: error }, 'recordings could not be looked after; trying again');
    },
    retryMs: RETRY_MS,
    timers,
  });
  const isNews = (before: Recording | undefined, after: Recording | undefined): boolean =>
    after !== undefined && (before === undefined || before.erasure !== after.erasure);
  let unwatch = (): void => undefined;

  return {
    start() {
      unwatch = book.watch((call, before) => {
        if (call.mor.server === morServer && isNews(before?.recording, call.recording)) loop.wake();
      });
      loop.start();
    },
    drain,
    async stop() {
      isEnding = true;
      unwatch();
      endPause();
      await loop.stop();
    },
  };
};
