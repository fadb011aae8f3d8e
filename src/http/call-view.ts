import { directionOf } from '../calls/call/call.ts';
import { isAwaited } from '../calls/call/incoming.ts';
import type { CallMatch, Incoming, LookUpState } from '../calls/call/incoming.ts';
import { isShownTo } from '../calls/choose-record.ts';
import type { Call } from '../calls/call/call.ts';
import type { NewRecordPage } from '../calls/connector.ts';
import { messageOf } from '../calls/call/message.ts';
import type { RecordingRules, RecordingRulesOf } from '../calls/recordings/rules.ts';
import { isOver } from '../vocabulary/call-states.ts';
import { resultShown } from '../vocabulary/usual-results.ts';
import type { ResultsOf } from '../vocabulary/results.ts';
import type { CallView } from './schemas/call.ts';

export interface ViewContext {
  readonly publicUrl: string;
  /** What agents of a CRM instance can choose after a call. */
  readonly resultsOf: ResultsOf;
  /** Of the reader, the dearest first: labels of results are in it. English where there are none. */
  readonly languages?: readonly string[];
  /** What is configured about the recordings of a MOR server. */
  readonly recordingRules?: RecordingRulesOf;
  /** Where the agents of a CRM instance can create a record for an unknown caller. */
  readonly newPages?: (crm: string, from: string) => readonly NewRecordPage[];
}

const isUnknownCaller = ({ incoming }: Call): boolean =>
  typeof incoming?.from === 'string' && incoming.lookUp === 'done' && incoming.matches.length === 0;

/** The call without records that this agent may not see: the CRM has shown them to other agents. */
export const seenBy = (call: Call, user: string | undefined): Call => {
  const { incoming, record } = call;
  if (incoming === undefined || user === undefined) return call;
  const matches = incoming.matches.filter((match) => isShownTo(match, user));
  if (matches.length === incoming.matches.length) return call;
  const isHidden =
    record !== undefined && !matches.some(({ type, id }) => type === record.type && id === record.id);
  const { record: _record, recordUrl: _url, contactName: _name, ...rest } = call;
  return { ...(isHidden ? rest : call), incoming: { ...incoming, matches } };
};

/** What the CRM told this agent about a match; the CRM's server and administrators see what it told the first one. */
const summaryOf = ({ summaries = [] }: CallMatch, user: string | undefined) => {
  const { company, openCases, openOpportunities } =
    summaries.find((one) => user === undefined || one.user === user) ?? {};
  return { company, openCases, openOpportunities };
};

/** Another agent may have been told already; the CRM may let this one see other records. */
const lookUpOf = ({ incoming, state }: Call, user: string | undefined): LookUpState | undefined => {
  if (incoming === undefined || incoming.lookUp !== 'done' || user === undefined) return incoming?.lookUp;
  const isTheirs = incoming.agents.some((agent) => agent.user === user);
  if (!isTheirs || !isAwaited(incoming, user)) return 'done';
  return isOver(state) ? 'unanswered' : 'pending';
};

const incomingView = (
  { from, fromText, did, agents, matches, more }: Incoming,
  user: string | undefined,
): Partial<CallView> => ({
  from,
  fromText,
  did,
  agents,
  matches: matches.map((match) => {
    const { type, id, name, url } = match;
    return { type, id, name, url, ...summaryOf(match, user) };
  }),
  more,
});

const callBackView = ({ callBack }: Call): CallView['callBack'] =>
  callBack === undefined || callBack.at === null ? undefined : { at: callBack.at, user: callBack.user };

const recordingView = ({ recording }: Call): CallView['recording'] =>
  recording && {
    state: recording.state,
    durationSec: recording.parts[0]?.durationSec,
    reason: recording.erasure,
  };

/** The agent's name, as it was known at the time of the call. */
export const userNameOf = ({ user, userName, incoming }: Call): string | undefined =>
  userName ?? incoming?.agents.find((each) => each.user === user)?.name;

/** Whether the agent still has to ask; undefined: nobody does. */
const consentView = (
  { state, outcome, recording, consent }: Call,
  rules: RecordingRules | undefined,
): CallView['consent'] => {
  if (rules?.enabled !== true || rules.notice !== 'agent_says' || state === 'refused') return undefined;
  const isRecorded = state !== 'ended' || (outcome === 'answered' && recording !== undefined);
  if (!isRecorded) return undefined;
  const { state: found = 'pending' } = recording ?? {};
  return { given: consent === true, open: found === 'pending' || found === 'available' };
};

/**
 * A call as the API shows it, without the internal data that following needs. With `user` it is the view of that agent; without
 * it, the view of the CRM's server and of administrators.
 */
export const callView = (
  whole: Call,
  { publicUrl, resultsOf, languages, newPages, recordingRules }: ViewContext,
  user?: string,
): CallView => {
  const call = seenBy(whole, user);
  const { activity, refusal, incoming } = call;
  const result =
    call.result === undefined ? undefined : resultShown(resultsOf(call.crm), call.result, languages);
  const came = incoming === undefined ? {} : incomingView(incoming, user);
  const lookUp = lookUpOf(call, user);
  const isUnknown = lookUp === 'done' && isUnknownCaller(whole);
  const self = `${publicUrl}/v1/calls/${call.id}`;
  return {
    id: call.id,
    version: call.version,
    direction: directionOf(call),
    state: call.state,
    outcome: call.outcome,
    crm: call.crm,
    user: call.user,
    userName: userNameOf(call),
    record: call.record && { ...call.record, url: call.recordUrl },
    contactName: call.contactName,
    ...came,
    lookUp,
    create: isUnknown ? newPages?.(call.crm, incoming?.from ?? '') : undefined,
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
    callBack: callBackView(call),
    recording: recordingView(call),
    consent: consentView(call, recordingRules?.(call.mor.server)),
    refusal: refusal && { code: refusal.code, detail: refusal.detail, rule: refusal.rule },
    activity:
      activity.state === 'none'
        ? undefined
        : { id: activity.id, url: activity.url, state: activity.state, error: activity.error },
    timeline: call.timeline,
    links: { self, events: `${self}/events` },
  };
};
