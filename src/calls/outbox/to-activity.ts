import type { Call } from '../call/call.ts';
import type { Activity } from '../connector.ts';
import { subjectEnding, subjectOf } from './subject.ts';

/** What a connector gets about an ended call. */
export const toActivity = (call: Call): Activity => ({
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
