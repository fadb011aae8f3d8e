import type { Call } from '../calls/call/call.ts';
import { messageOf } from '../calls/call/message.ts';
import { resultShown } from '../vocabulary/usual-results.ts';
import type { ResultsOf } from '../vocabulary/results.ts';
import type { CallView } from './schemas.ts';

export interface ViewContext {
  readonly publicUrl: string;
  /** What agents of a CRM instance can choose after a call. */
  readonly resultsOf: ResultsOf;
}

/** A call as the API shows it: without what following needs to remember. */
export const callView = (call: Call, { publicUrl, resultsOf }: ViewContext): CallView => {
  const { activity, refusal } = call;
  const result = call.result === undefined ? undefined : resultShown(resultsOf(call.crm), call.result);
  const self = `${publicUrl}/v1/calls/${call.id}`;
  return {
    id: call.id,
    version: call.version,
    state: call.state,
    outcome: call.outcome,
    crm: call.crm,
    user: call.user,
    record: call.record && { ...call.record, url: call.recordUrl },
    contactName: call.contactName,
    source: call.source,
    destination: call.destination,
    mor: call.mor,
    createdAt: call.createdAt,
    acceptedAt: call.acceptedAt,
    answeredAt: call.answeredAt,
    endedAt: call.endedAt,
    talkSeconds: call.talkSeconds,
    hangupCause: call.hangupCause,
    message: messageOf(call),
    notes: call.notes,
    result,
    disposition: result?.label ?? call.disposition,
    refusal: refusal && { code: refusal.code, detail: refusal.detail, rule: refusal.rule },
    activity:
      activity.state === 'none'
        ? undefined
        : { id: activity.id, url: activity.url, state: activity.state, error: activity.error },
    timeline: call.timeline,
    links: { self, events: `${self}/events` },
  };
};
