import type { ActivityState, CallState, TimelineSource } from '../../vocabulary/call-states.ts';
import type { Outcome, ToldOutcome } from '../../vocabulary/outcomes.ts';
import type { Direction } from '../../vocabulary/directions.ts';
import type { Erasure, RecordingState } from '../../vocabulary/recordings.ts';
import type { Incoming } from './incoming.ts';
import type { RuleName } from '../../vocabulary/rule-names.ts';
import type { ProblemCode } from '../../vocabulary/problem-codes.ts';
import type { MorRefusalCode } from '../../vocabulary/refusals.ts';

/** What was clicked: a CRM record by type (Contact, Lead, custom object...) and id. */
export interface RecordRef {
  readonly type: string;
  readonly id: string;
}

/** Which CRM user acts: the CRM instance's id in the configuration and the user's id there. */
export interface AgentRef {
  readonly crm: string;
  readonly user: string;
}

export interface TimelineEntry {
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
  readonly state: CallState;
  readonly by: TimelineSource;
  readonly detail?: string;
}

/** Why nothing was dialled. `detail` is for people; `morCode` and `morText` exist when MOR itself said no. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly morCode?: MorRefusalCode;
  readonly morText?: string;
  /** Which dial rule applied, with `destination_blocked`. */
  readonly rule?: RuleName;
}

export interface ActivityStatus {
  readonly state: ActivityState;
  readonly id?: string;
  readonly url?: string;
  readonly attempts?: number;
  /** When the CRM first confirmed it; after that, only notes and result are written. */
  readonly writtenAt?: string;
  /** Earlier texts of the agent that may still be in the CRM; oldest first. */
  readonly earlier?: readonly CallText[];
  /** Ends of the call that may still be in the CRM, before the agent told another one; oldest first. */
  readonly endedAs?: readonly EndedAs[];
  readonly error?: string;
}

/** An agent's notes and result for a call. */
export interface CallText {
  readonly notes?: string;
  /** A code; see `ResultChoice`. */
  readonly result?: string;
  /** A result as earlier versions stored it: a label in the agent's language. */
  readonly disposition?: string;
}

/** The MOR side of a call: enough to find it again in live rows and CDRs. */
export interface MorLeg {
  /** The MOR server's id in the configuration. */
  readonly server: string;
  readonly username: string;
  readonly device: string;
  /** Text, never a number: 17 digits do not fit into a double. */
  readonly callbackUniqueId?: string;
}

/** One file of a recording in MOR. Its address is never stored: anybody who knows it may be able to listen. */
export interface RecordingPart {
  /** MOR's id: what it is fetched and deleted by. */
  readonly id: string;
  readonly durationSec: number;
  readonly bytes?: number;
}

/** The recording of a call, once MOR may have one. */
export interface Recording {
  readonly state: RecordingState;
  /** The one to listen to first; MOR can have one for each leg. */
  readonly parts: readonly RecordingPart[];
  /** How often MOR has answered that there is none yet. */
  readonly asked: number;
  /** Why MOR's last answer was useless, and how many of them there were in a row. */
  readonly error?: string;
  readonly failures?: number;
  /** The state is `deleted` from the moment that this is set: nobody can listen any more. */
  readonly erasure?: Erasure;
  /** When MOR confirmed the deletion; absent: MOR is still to be asked. */
  readonly erasedAt?: string;
}

/** How a call ended, and how long they talked. */
export interface EndedAs {
  readonly outcome: Outcome;
  readonly talkSeconds: number;
}

/** An agent's plan to call the other party again. */
export interface PlannedCallBack {
  /** ISO 8601 with the agent's own offset, so that its date is the agent's; null: taken back. */
  readonly at: string | null;
  /** Whose plan it is, and whose task in the CRM. */
  readonly user: string;
  /** Part of the task's key: each task that was completed is followed by another one. */
  readonly no: number;
  /** The `at` that the CRM's task has; absent: none was written yet. */
  readonly written?: string | null;
}

/** One click or caller, and everything that followed. Immutable: each change is a new value with a higher `version`. */
export interface Call {
  readonly id: string;
  /** Starts at 1, grows by one with each change that is visible from outside. */
  readonly version: number;
  readonly state: CallState;
  readonly outcome?: Outcome;
  readonly crm: string;
  /** Who clicked. For an incoming call: who talked last, else the first agent whose telephone rang. */
  readonly user: string;
  /** As the mapping named the agent when they clicked; those of an incoming call are in `incoming`. */
  readonly userName?: string;
  /** Incoming calls only. */
  readonly incoming?: Incoming;
  readonly record?: RecordRef;
  /** Where the CRM shows the record. */
  readonly recordUrl?: string;
  readonly contactName?: string;
  /** The agent's number in the mapping: leg A's, or the one that rang. */
  readonly source: string;
  /**
   * Leg B's number in E.164, or as typed for short internal numbers; null: MOR asks the agent. For an incoming call: the
   * number that was called, as MOR shows it.
   */
  readonly destination: string | null;
  /** `src` and `dst` exactly as sent to MOR, or as in the row of an incoming call. */
  readonly dialled: { readonly src: string; readonly dst: string | null };
  readonly mor: MorLeg;
  /** The node that asks MOR to place it, if there are several; see decision 16. Not part of the API. */
  readonly node?: string;
  readonly createdAt: string;
  readonly acceptedAt?: string;
  /** When the contact answered; for an incoming call, an agent. */
  readonly answeredAt?: string;
  readonly endedAt?: string;
  readonly talkSeconds?: number;
  /**
   * Q.850 or MOR's own cause number (https://wiki.kolmisoft.com/index.php/Hangupcause_Codes, November 2026), of the
   * leg that decided the outcome.
   */
  readonly hangupCause?: number;
  readonly refusal?: Refusal;
  readonly notes?: string;
  readonly result?: string;
  /** How the call ended according to its result; it counts more than what MOR says. */
  readonly told?: ToldOutcome;
  /** What MOR said about a call that ended as `told`. Not part of the API; the timeline has it. */
  readonly measured?: EndedAs;
  /** Left by earlier versions, until another result is chosen; see CallText. */
  readonly disposition?: string;
  readonly recording?: Recording;
  /** The other party's consent to the recording, as the agent ticked it. */
  readonly consent?: boolean;
  readonly callBack?: PlannedCallBack;
  readonly activity: ActivityStatus;
  readonly timeline: readonly TimelineEntry[];
  /** What following has learned and must remember between polls. Not part of the API. */
  readonly following: FollowMemory;
}

/** What earlier observations have shown; part of the call, so that it survives a restart. */
export interface FollowMemory {
  /** MOR `uniqueid`s of rows and CDRs that belong to this call, so no other call claims them. */
  readonly uniqueIds: readonly string[];
  /** MOR's clock minus the one that stamped the click, milliseconds; see call-clock.ts. Absent: unknown. */
  readonly morAheadMs?: number;
  /** The newest live row's id in MOR, needed to hang up (v2). */
  readonly activeCallId?: string;
  /** When leg A was first seen answered, or leg B first seen: MOR dials the contact only once the agent has answered. */
  readonly agentAnsweredAt?: string;
  /** Whether leg B has appeared in the list. */
  readonly legBSeen?: true;
  /** By MOR's lists or by time, the call no longer blocks the agent's line, who may place another. See `bucketOf`. */
  readonly lineFree?: true;
  /** Since when `lineFree` rests only on lists of active calls, which never showed it; absent: on something else. */
  readonly absentSince?: string;
  readonly legA?: LegResult;
  readonly legB?: LegResult;
  /** MOR has named leg A by the callback id: rows and CDRs with none of `uniqueIds` belong to other calls. */
  readonly told?: true;
  /** Set when live rows vanished or a CDR came: the call is over, and only CDRs are awaited. */
  readonly goneSince?: string;
  /** The lists were so far apart that events may have gone unseen. */
  readonly goneUnseen?: true;
  readonly hangupRequested?: boolean;
}

export interface LegResult {
  readonly disposition: CdrDisposition;
  readonly hangupCause?: number;
  readonly billSeconds: number;
  readonly startedAt: string;
  /** The row's caller is the agent, not a number that MOR shows instead. */
  readonly fromAgent?: true;
}

export type CdrDisposition = 'ANSWERED' | 'NO ANSWER' | 'BUSY' | 'FAILED';

export const directionOf = ({ incoming }: Pick<Call, 'incoming'>): Direction =>
  incoming === undefined ? 'outbound' : 'inbound';
