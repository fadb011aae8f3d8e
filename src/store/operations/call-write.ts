import type { Fence, SaveResult } from '../../calls/ports.ts';
import { OPEN_BUCKETS, PURGEABLE_BUCKETS } from '../bucket.ts';
import { sql, statement, tables, unindexed } from '../query.ts';
import type { Param } from '../query.ts';
import type { HistoryColumns } from '../history-columns.ts';
import type { CallsTable } from '../tables.ts';
import { noteRang } from './call-agents.ts';
import { countCall, recountCall } from './call-count.ts';
import type { CallCount } from './call-count.ts';
import { insertCall } from './call-begin.ts';
import { crmsWithCalls } from './crms.ts';
import { stands } from './fence.ts';
import { holding } from './nodes.ts';
import type { LeaseOf } from './nodes.ts';
import { row, run, write } from './operation.ts';
import { setRecordingDue } from './recordings.ts';
import type { RecordingDue } from './recordings.ts';
import type { Steps } from './operation.ts';

type Saved = Pick<CallsTable, 'id' | 'state' | 'activity_state' | 'bucket' | 'version' | 'outcome' | 'doc'> &
  HistoryColumns;

/** What else can change in an incoming call: who talks, and who the caller is. */
type Owned = Pick<CallsTable, 'user' | 'record_type' | 'record_id'>;

export interface SaveArgs extends Saved, Owned, Pick<CallsTable, 'crm' | 'created_at'> {
  /** For an incoming call: whose telephones it has rung. */
  readonly rang?: readonly string[];
  readonly releaseKey: boolean;
  /** Undefined leaves the outbox as it is. */
  readonly activityDueMs: number | null | undefined;
  /** What a closed call adds to the counters; only the write that closes the call adds it. */
  readonly count: CallCount | undefined;
  /** What it has added to them before, if its outcome is corrected after its end. */
  readonly corrects: CallCount | undefined;
  readonly outcome_before: string | null;
  /** Undefined leaves the recording as it is. */
  readonly recording: RecordingDue | undefined;
  readonly fence: Fence | undefined;
}

type SavedOpen = Pick<Saved, 'id' | 'state' | 'activity_state' | 'bucket' | 'version' | 'result' | 'doc'>;

/** While a call stays open only columns without an index change, which makes this the cheap one of the two statements. */
const savingOpen = (p: Param<SavedOpen>) =>
  tables
    .updateTable('calls')
    .set({ state: p('state'), version: p('version'), result: p('result'), doc: p('doc') })
    .where('id', '=', p('id'))
    .where('version', '<', p('version'))
    .where('bucket', '=', p('bucket'))
    .where('activity_state', '=', p('activity_state'));

const saveOpen = statement<SavedOpen>()(savingOpen);

/** The same by the node that follows, with one question instead of two. */
const saveOpenWithLease = statement<SavedOpen & LeaseOf>()((p) =>
  savingOpen(p).where((eb) => eb.exists(holding(p))),
);

type SavedAny = Saved & { due: number | null; setDue: number; release: number };

/** `setDue` and `release` are 0 or 1: one statement serves all options. */
const saving = (p: Param<SavedAny>) =>
  tables
    .updateTable('calls')
    .set({
      state: p('state'),
      activity_state: p('activity_state'),
      bucket: p('bucket'),
      version: p('version'),
      outcome: p('outcome'),
      result: p('result'),
      talk: p('talk'),
      number: p('number'),
      contact: p('contact'),
      contact_last: p('contact_last'),
      doc: p('doc'),
      activity_due: sql<number | null>`case when ${p('setDue')} = 1 then ${p('due')} else activity_due end`,
      idempotency_key: sql<string | null>`case when ${p('release')} = 1 then null else idempotency_key end`,
    })
    .where('id', '=', p('id'))
    .where('version', '<', p('version'));

const saveAny = statement<SavedAny>()(saving);

/** When several writers want to close a call, one succeeds, and only that one is counted. */
const saveClosing = statement<SavedAny>()((p) => saving(p).where('bucket', 'in', OPEN_BUCKETS));

/** Of several writers that correct an outcome, one replaces the stored one, and only that one moves the counters. */
const saveCorrecting = statement<SavedAny & Pick<SaveArgs, 'outcome_before'>>()((p) =>
  saving(p).where(unindexed('outcome'), '=', p('outcome_before')),
);

const saveOwner = statement<Pick<Saved, 'id' | 'version'> & Owned>()((p) =>
  tables
    .updateTable('calls')
    .set({ user: p('user'), record_type: p('record_type'), record_id: p('record_id') })
    .where('id', '=', p('id'))
    .where('version', '=', p('version')),
);

export const stored = statement<{ id: string }>()((p) =>
  tables.selectFrom('calls').select('doc').where('id', '=', p('id')),
);

function* savedAny(args: SaveArgs): Steps<boolean> {
  const all = {
    ...args,
    due: args.activityDueMs ?? null,
    setDue: args.activityDueMs === undefined ? 0 : 1,
    release: args.releaseKey ? 1 : 0,
  };
  if (args.count !== undefined && args.corrects !== undefined) {
    if ((yield* run(saveCorrecting, all)) === 0) return false;
    yield* recountCall(args.corrects, args.count);
    return true;
  }
  if (args.count !== undefined && (yield* run(saveClosing, all)) > 0) {
    yield* countCall(args.count);
    return true;
  }
  return (yield* run(saveAny, all)) > 0;
}

/** Is nothing to be done besides the update of an open call? */
const staysOpen = ({ rang, recording, bucket, releaseKey, activityDueMs }: SaveArgs): boolean =>
  rang === undefined &&
  recording === undefined &&
  OPEN_BUCKETS.includes(bucket) &&
  !releaseKey &&
  activityDueMs === undefined;

const hasLease = (fence: Fence | undefined): fence is Extract<Fence, { lease: string }> =>
  fence !== undefined && 'lease' in fence;

/** `stale`: the table has a newer version, or no such call; nothing was changed. */
export const saveCall = write(
  function* (args: SaveArgs): Steps<SaveResult> {
    const { rang, recording, fence } = args;
    const isPlain = staysOpen(args);
    if (isPlain && hasLease(fence)) {
      const { lease: name, node } = fence;
      if ((yield* run(saveOpenWithLease, { ...args, name, node })) > 0) return 'saved';
    }
    if (fence !== undefined && !(yield* stands(fence))) return 'fenced';
    if (isPlain && fence === undefined && (yield* run(saveOpen, args)) > 0) return 'saved';
    if (!(yield* savedAny(args))) return 'stale';
    if (rang !== undefined) {
      yield* run(saveOwner, args);
      yield* noteRang(args, rang);
    }
    if (recording !== undefined) yield* setRecordingDue(recording);
    return 'saved';
  },
  {
    // Each statement itself states which version and state it replaces.
    mixes: () => true,
    quick: (args) =>
      args.fence === undefined
        ? args.count === undefined && args.rang === undefined && args.recording === undefined
        : staysOpen(args) && hasLease(args.fence),
    *settled({ id, doc }): Steps<SaveResult | undefined> {
      return (yield* row(stored, { id }))?.doc === doc ? 'saved' : undefined;
    },
  },
);

export const storeCall = write(
  function* (args: { row: CallsTable; count: CallCount | undefined }): Steps<null> {
    yield* run(insertCall, args.row);
    if (args.count !== undefined) yield* countCall(args.count);
    return null;
  },
  {
    mixes: () => true,
    quick: ({ count }) => count === undefined,
    *settled({ row: call }): Steps<null | undefined> {
      return (yield* row(stored, { id: call.id }))?.doc === call.doc ? null : undefined;
    },
  },
);

const hurry = statement<{ crm: string; nowMs: number }>()((p) =>
  tables
    .updateTable('calls')
    .set({ activity_due: p('nowMs') })
    .where('crm', '=', p('crm'))
    .where('activity_due', '>', p('nowMs')),
);

export const hurryActivities = write(
  function* (args: { crm: string; nowMs: number }): Steps<number> {
    return yield* run(hurry, args);
  },
  { repeatable: true },
);

const purgeSome = statement<{ crm: string; beforeMs: number; limit: number; bucket: number }>()((p) =>
  tables.deleteFrom('calls').where('id', 'in', (eb) =>
    eb
      .selectFrom('calls')
      .select('id')
      .where('crm', '=', p('crm'))
      .where('bucket', '=', p('bucket'))
      .where('created_at', '<', p('beforeMs'))
      // An update of a written activity may be waiting although its state is `written`. Using the outbox's index would be slower.
      .where(unindexed('activity_due'), 'is', null)
      // The call is how its recording in MOR is found again, and deleted in time.
      .where((of) =>
        of.not(
          of.exists(of.selectFrom('recordings').select('due').whereRef('recordings.call', '=', 'calls.id')),
        ),
      )
      .orderBy('created_at')
      .limit(p('limit')),
  ),
);

/** Deletes at most `limit` calls, so that no click waits long for it to finish; zero means that none are left. */
export const purgeCallsChunk = write(
  function* ({ beforeMs, limit }: { beforeMs: number; limit: number }): Steps<number> {
    for (const crm of yield* crmsWithCalls()) {
      for (const bucket of PURGEABLE_BUCKETS) {
        const deleted = yield* run(purgeSome, { crm, beforeMs, limit, bucket });
        if (deleted > 0) return deleted;
      }
    }
    return 0;
  },
  { repeatable: true },
);
