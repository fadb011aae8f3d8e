import type { Call } from '../calls/call/call.ts';
import type { SaveOptions } from '../calls/ports.ts';
import { bucketOf } from './bucket.ts';
import { countOf } from './call-count.ts';
import { historyColumns } from './history-columns.ts';
import type { SaveArgs } from './operations/call-write.ts';

/** This store wrote the document, so it is trusted as it is. */
export const parseCall = (doc: string): Call => JSON.parse(doc) as Call;

export const outcomeOf = (call: Call): string | null =>
  call.state === 'ended' ? (call.outcome ?? 'unknown') : null;

/** Who sees an incoming call; undefined for a call that was clicked. */
export const rangOf = ({ incoming, user }: Call): Pick<SaveArgs, 'rang'> =>
  incoming === undefined ? {} : { rang: [...new Set([user, ...incoming.agents.map((agent) => agent.user)])] };

/** What one write of a call changes in its columns. */
export const saveArgsOf = (call: Call, options?: SaveOptions): SaveArgs => ({
  id: call.id,
  crm: call.crm,
  user: call.user,
  record_type: call.record?.type ?? null,
  record_id: call.record?.id ?? null,
  created_at: Date.parse(call.createdAt),
  ...rangOf(call),
  state: call.state,
  activity_state: call.activity.state,
  bucket: bucketOf(call),
  version: call.version,
  outcome: outcomeOf(call),
  ...historyColumns(call),
  doc: JSON.stringify(call),
  count: countOf(call),
  corrects: options?.corrects && countOf(options.corrects),
  outcome_before: options?.corrects === undefined ? null : outcomeOf(options.corrects),
  releaseKey: options?.releaseKey ?? false,
  activityDueMs: options?.activityDueMs,
  recording:
    options?.recordingDueMs === undefined
      ? undefined
      : { call: call.id, mor: call.mor.server, due: options.recordingDueMs },
  fence: options?.fence,
});
