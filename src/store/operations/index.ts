import { listAudit, purgeAuditChunk } from './audit.ts';
import { beginCall } from './call-begin.ts';
import { listCalls } from './call-list.ts';
import {
  countWaiting,
  findCallByKey,
  getCall,
  listDueCalls,
  listOpenCalls,
  nextActivityDue,
} from './call-read.ts';
import { withdrawCall } from './call-withdraw.ts';
import { hurryActivities, purgeCallsChunk, saveCall, storeCall } from './call-write.ts';
import { countMappings, findMapping, listMappings } from './mapping-read.ts';
import { applyMappings, lookAtLastBatch, undoLastBatch } from './mapping-write.ts';
import { claimActivities, nextUnclaimedActivity } from './claims.ts';
import {
  beatNode,
  joinNode,
  listChanges,
  listNodes,
  newestChange,
  removeNode,
  sendMessage,
  takeLease,
  tidyShared,
  useId,
} from './nodes.ts';
import type { Operation } from './operation.ts';
import { countRecordings, hurryRecordings, listDueRecordings, nextRecordingDue } from './recordings.ts';
import { addRecord, allRecords, applyRecords, getRecord, recordsWithPrefix, swapRecord } from './records.ts';
import { allSettings, heartbeat, setSetting } from './settings.ts';
import { listMappingSecrets, listSecretAudit, replaceSecrets } from './secrets.ts';
import { pace } from './pace.ts';
import { report } from './report.ts';
import { mappingRevision, purgeStats, statSums } from './stats.ts';

/** Everything the worker can be asked to do, by name. */
const operations = {
  beginCall,
  withdrawCall,
  saveCall,
  storeCall,
  getCall,
  findCallByKey,
  listCalls,
  listOpenCalls,
  listDueCalls,
  nextActivityDue,
  countWaiting,
  hurryActivities,
  purgeCallsChunk,
  listDueRecordings,
  nextRecordingDue,
  hurryRecordings,
  countRecordings,
  findMapping,
  countMappings,
  listMappings,
  applyMappings,
  undoLastBatch,
  lookAtLastBatch,
  listAudit,
  purgeAuditChunk,
  mappingRevision,
  allRecords,
  recordsWithPrefix,
  getRecord,
  addRecord,
  applyRecords,
  swapRecord,
  listMappingSecrets,
  listSecretAudit,
  replaceSecrets,
  statSums,
  report,
  pace,
  purgeStats,
  allSettings,
  setSetting,
  heartbeat,
  joinNode,
  beatNode,
  listNodes,
  removeNode,
  takeLease,
  claimActivities,
  nextUnclaimedActivity,
  useId,
  sendMessage,
  newestChange,
  listChanges,
  tidyShared,
} as const;

export const operationNames: readonly string[] = Object.keys(operations);

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type ArgsOf<N extends OperationName> = Parameters<Operations[N]['run']>[0];
export type ResultOf<N extends OperationName> = Operations[N] extends Operation<never, infer R> ? R : never;

/** Callers pass arguments that belong to the operation: `Request` pairs them by name. */
const byName = operations as unknown as Readonly<Record<string, Operation<unknown, unknown> | undefined>>;

export const operationOf = (name: string): Operation<unknown, unknown> => {
  const found = byName[name];
  if (found === undefined) throw new Error(`The store has no operation ${name}`);
  return found;
};
