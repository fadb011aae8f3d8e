import type { Client } from 'pg';
import { defined } from '../../../src/defined.ts';
import type { CallState } from '../../../src/vocabulary/call-states.ts';

/** Every store operation, with arguments that reach all of its statements. */

const record = { type: 'Contact', id: 'r7' };
const after = { createdAtMs: 1_700_000_500_000, id: 'x' };
export const LISTS = [{}, { crm: 'a' }, { crm: 'a', user: 'u7' }, { user: 'u7' }].flatMap((scope) =>
  [scope, { ...scope, record }].flatMap((scoped) =>
    [undefined, 'unknown', 'ended', 'refused'].flatMap((state) =>
      [{}, { activity: 'dead' as const }, { outcome: 'busy' as const }, { result: 'reached' }, { after }].map(
        (more) => ({
          ...scoped,
          ...more,
          limit: 50,
          ...defined({ state: state === undefined ? undefined : (state as CallState) }),
        }),
      ),
    ),
  ),
);

const nowMs = 1_700_000_900_000;
const row = {
  id: 'new',
  crm: 'a',
  user: 'u7',
  record_type: null,
  record_id: null,
  state: 'requested',
  activity_state: 'none',
  bucket: 0,
  created_at: nowMs,
  version: 1,
  activity_due: null,
  idempotency_key: 'k',
  fingerprint: 'f',
  outcome: null,
  doc: '{}',
  result: null,
  talk: null,
  number: null,
  contact: null,
  contact_last: null,
};
/** This agent has an open call. */
const busy = { ...row, user: 'u0' };
const count = {
  hour: 0,
  crm: 'a',
  user: 'u7',
  result: 'busy',
  agent: { answered: 0, talk: 1 },
  ringUntil: 250,
};
const saved = { ...row, version: 2, releaseKey: false, activityDueMs: undefined, count: undefined };
const limits = { concurrent: 1, perMinute: 5, perDay: 50 };
const period = { fromMs: 0, toMs: nowMs };
const node = { id: 'n1', name: 'here', version: '1', startedAtMs: 1, connections: 'r1' };
export const ASKS: readonly (readonly [string, unknown])[] = [
  ['beginCall', { row, limits, nowMs }],
  ['beginCall', { row, limits, instanceLimits: limits, nowMs }],
  ['beginCall', { row: busy, limits, nowMs }],
  ['beginCall', { row: busy, limits: { concurrent: 50, perMinute: 5, perDay: 1 }, nowMs }],
  ['saveCall', saved],
  ['saveCall', { ...saved, id: '7', bucket: 5, state: 'ended', count, activityDueMs: 5, version: 9 }],
  ['storeCall', { row: { ...row, id: 'stored', idempotency_key: null }, count }],
  ['withdrawCall', { row: { ...row, id: '7' }, nowMs }],
  ['getCall', '7'],
  ['findCallByKey', { crm: 'a', key: 'k7' }],
  ['listOpenCalls', null],
  ['listDueCalls', { crm: 'a', nowMs, limit: 50 }],
  ['nextActivityDue', { crm: 'a' }],
  ['countWaiting', null],
  ['hurryActivities', { crm: 'none', nowMs }],
  ['listDueRecordings', { mor: 'main', nowMs, limit: 50 }],
  ['nextRecordingDue', { mor: 'main' }],
  ['hurryRecordings', { mor: 'none', nowMs }],
  ['countRecordings', null],
  ['saveCall', { ...saved, version: 10, recording: { call: '1', mor: 'main', due: 5 } }],
  ['purgeCallsChunk', { beforeMs: 1, limit: 100 }],
  ['findMapping', { crm: 'a', user: 'u7' }],
  ['listMappings', { crm: 'a', search: 'u7', limit: 10 }],
  ['countMappings', { crm: 'a', search: 'u7' }],
  ['applyMappings', { changes: [], actor: 'a', action: 'b', atMs: 1 }],
  ['undoLastBatch', { actor: 'a', atMs: 1 }],
  ['lookAtLastBatch', null],
  ['listAudit', { limit: 10, subject: 'x' }],
  ['listAudit', { limit: 10, beforeId: 5 }],
  ['listAudit', { limit: 10, actor: 'a', action: 'b', batch: 1, fromMs: 1, toMs: 2 }],
  ['listAudit', { limit: 10, grouped: true }],
  ['purgeAuditChunk', { beforeMs: 1, limit: 10 }],
  ['mappingRevision', null],
  ['allRecords', 'key'],
  ['recordsWithPrefix', { kind: 'plan', prefix: 'a' }],
  ['getRecord', { kind: 'key', id: 'a' }],
  ['listCalls', { crm: 'a', limit: 50, number: '60000123' }],
  ['listCalls', { crm: 'a', limit: 50, contact: 'anna 12' }],
  ['listCalls', { crm: 'a', limit: 50, minSeconds: 590 }],
  ['listCalls', { crm: 'a', limit: 50, sort: 'oldest' }],
  ['listCalls', { crm: 'a', limit: 50, sort: 'longest', result: 'reached' }],
  ...[
    { number: '60000123', sort: 'oldest' },
    { contact: 'anna 12', result: 'reached' },
    { minSeconds: 590, direction: 'outbound' },
    { sort: 'longest', fromMs: 0, toMs: nowMs },
  ].map((filter) => ['listCalls', { crm: 'a', user: 'u7', limit: 50, ...filter }] as const),
  ['report', { ...period, crm: 'a' }],
  ['report', { ...period, user: 'u7' }],
  ['statSums', { ...period, agents: 10 }],
  ['pace', { ...period, crm: 'a' }],
  ['purgeStats', 1],
  ['heartbeat', 1],
  ['allSettings', null],
  ['setSetting', { key: 'k', value: 'v' }],
  [
    'addRecord',
    { kind: 'password', id: 'a', value: 'v', audit: { actor: 'a', action: 'b', subject: 'c', atMs: 1 } },
  ],
  ['swapRecord', { kind: 'call-back', id: 'a', from: null, to: 'v' }],
  ['swapRecord', { kind: 'call-back', id: 'a', from: 'v', to: 'w' }],
  ['swapRecord', { kind: 'call-back', id: 'a', from: 'w', to: null }],
  [
    'applyRecords',
    {
      changes: [
        { kind: 'crm', id: 'a', value: 'v' },
        { kind: 'key', id: 'a', value: null },
      ],
      audit: { actor: 'a', action: 'b', subject: 'c', atMs: 1 },
    },
  ],
  ['listMappingSecrets', null],
  ['listSecretAudit', { plainOnly: true, afterId: 0, limit: 10 }],
  [
    'replaceSecrets',
    {
      settings: [{ key: 'k', from: 'v', to: 'w' }],
      records: [{ kind: 'crm', id: 'a', from: 'v', to: 'w' }],
      mappings: [{ crm: 'a', user: 'u', column: 'cardPin', from: 'v', to: 'w' }],
      audit: [{ id: 1, before: null, after: null }],
    },
  ],
  ['joinNode', node],
  ['beatNode', node],
  ['listNodes', null],
  ['takeLease', { name: 'mor main', node: 'n1' }],
  ['claimActivities', { crm: 'a', nowMs, limit: 50, node: 'n1' }],
  ['nextUnclaimedActivity', { crm: 'a' }],
  ['saveCall', { ...saved, version: 10, fence: { node: 'n1', lease: 'mor main' } }],
  ['saveCall', { ...saved, version: 11, fence: { node: 'n1', claim: '7' } }],
  ['useId', { crm: 'a', id: 'msg', atMs: 1 }],
  ['sendMessage', { topic: 'a', body: 'b' }],
  ['newestChange', null],
  ['listChanges', { after: 5, limit: 500 }],
  ['tidyShared', { before: 5, usedBeforeMs: 0 }],
  ['removeNode', { id: 'n1' }],
];

/** Inserts `calls` calls of a thousand agents and records: 1 in 1,000 is open, 1 in 100 waits for its activity. */
export const fillCalls = async (client: Client, calls: number): Promise<void> => {
  await client.query(`
      INSERT INTO calls (id, crm, "user", record_type, record_id, state, activity_state, bucket, created_at, version,
        activity_due, idempotency_key, fingerprint, doc, outcome, result, talk, number, contact, contact_last)
      SELECT i::text, chr(97 + i % 2), 'u' || i % 1000, 'Contact', 'r' || i % 1000,
        CASE WHEN i % 1000 = 0 THEN 'dialling' ELSE 'ended' END, 'written',
        CASE WHEN i % 1000 = 0 THEN 0 ELSE 5 + i % 4 END, 1700000000000 + i, 1,
        CASE WHEN i % 100 = 1 THEN 1700000000000 + i END, 'k' || i, 'f', '{}',
        CASE WHEN i % 1000 <> 0 THEN CASE i % 3 WHEN 0 THEN 'busy' ELSE 'answered' END END,
        CASE i % 7 WHEN 0 THEN 'call_back' WHEN 1 THEN 'reached' END, CASE WHEN i % 1000 <> 0 THEN i % 600 END,
        reverse((37060000000 + i)::text), 'anna ' || i, i || ' anna'
      FROM generate_series(1, ${calls}) AS i`);
};
