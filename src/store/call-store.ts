import type { Call } from '../calls/call/call.ts';
import type { CallFilter, CallStore, Page } from '../calls/ports.ts';
import { bucketOf } from './bucket.ts';
import { countOf } from './call-count.ts';
import { decodeCallCursor, encodeCursor } from './cursor.ts';
import { historyColumns } from './history-columns.ts';
import type { CallRow } from './operations/call-order.ts';
import { outcomeOf, parseCall, rangOf, saveArgsOf } from './save-args.ts';
import type { CallsTable } from './tables.ts';
import type { Engine } from './store.ts';

/** Calls deleted in one transaction: a few milliseconds, which a click can afford to wait. */
const PURGE_CHUNK = 100;

const toRow = (call: Call, key?: { idempotencyKey?: string; fingerprint: string }): CallsTable => ({
  id: call.id,
  crm: call.crm,
  user: call.user,
  record_type: call.record?.type ?? null,
  record_id: call.record?.id ?? null,
  state: call.state,
  activity_state: call.activity.state,
  bucket: bucketOf(call),
  created_at: Date.parse(call.createdAt),
  version: call.version,
  activity_due: null,
  idempotency_key: key?.idempotencyKey ?? null,
  fingerprint: key?.fingerprint ?? null,
  outcome: outcomeOf(call),
  ...historyColumns(call),
  doc: JSON.stringify(call),
});

/** Asking for one row more than the page holds shows whether there is a next page. */
const toPage = (
  rows: readonly CallRow[],
  { limit, sort }: Pick<CallFilter, 'limit' | 'sort'>,
): Page<Call> => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map((row) => parseCall(row.doc));
  if (rows.length <= limit || last === undefined) return { items };
  const byTalk = sort === 'longest' ? [last.talk ?? 0] : [];
  return { items, next: encodeCursor(last.created_at, last.id, ...byTalk) };
};

/** CallStore on top of the operations. Columns are derived from the Call here, so no operation has to parse one. */
export const createCallStore = ({ run }: Pick<Engine, 'run'>): CallStore => ({
  begin: async (intent) => {
    const row = toRow(intent.call, intent);
    const result = await run('beginCall', {
      row,
      limits: intent.limits,
      instanceLimits: intent.instanceLimits,
      nowMs: intent.nowMs,
      fence: intent.fence,
      ...rangOf(intent.call),
    });
    if (result.kind !== 'existing') return result;
    return { kind: 'existing', call: parseCall(result.doc), fingerprint: result.fingerprint };
  },
  findByKey: async (crm, idempotencyKey) => {
    const found = await run('findCallByKey', { crm, key: idempotencyKey });
    return found && { call: parseCall(found.doc), fingerprint: found.fingerprint };
  },
  insert: async (call, options) => {
    const row = { ...toRow(call), activity_due: options?.activityDueMs ?? null };
    await run('storeCall', { row, count: countOf(call) });
  },
  save: (call, options) => run('saveCall', saveArgsOf(call, options)),
  get: async (id) => {
    const doc = await run('getCall', id);
    return doc === undefined ? undefined : parseCall(doc);
  },
  list: async ({ cursor, ...filter }: CallFilter) => {
    const after = cursor === undefined ? {} : { after: decodeCallCursor(cursor, filter.sort) };
    const rows = await run('listCalls', { ...filter, ...after, limit: filter.limit + 1 });
    return toPage(rows, filter);
  },
  listOpen: async () => (await run('listOpenCalls', null)).map(parseCall),
  dueActivities: async (crm, nowMs, limit) =>
    (await run('listDueCalls', { crm, nowMs, limit })).map(parseCall),
  nextActivityDueMs: (crm) => run('nextActivityDue', { crm }),
  hurryActivities: async (crm, nowMs) => {
    await run('hurryActivities', { crm, nowMs });
  },
  waitingActivities: () => run('countWaiting', null),
  dueRecordings: async (mor, nowMs, limit) =>
    (await run('listDueRecordings', { mor, nowMs, limit })).map(parseCall),
  nextRecordingDueMs: (mor) => run('nextRecordingDue', { mor }),
  hurryRecordings: async (mor, nowMs) => {
    await run('hurryRecordings', { mor, nowMs });
  },
  waitingRecordings: () => run('countRecordings', null),
  purgeCalls: async (beforeMs) => {
    let deleted = 0;
    for (;;) {
      const chunk = await run('purgeCallsChunk', { beforeMs, limit: PURGE_CHUNK });
      if (chunk === 0) return deleted;
      deleted += chunk;
    }
  },
});
