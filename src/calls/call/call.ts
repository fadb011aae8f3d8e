import type { ActivityState, CallState, TimelineSource } from '../../vocabulary/call-states.ts';
import type { Outcome } from '../../vocabulary/outcomes.ts';
import type { Direction } from '../../vocabulary/directions.ts';
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
  /** Which dial rule spoke, with `destination_blocked`. */
  readonly rule?: RuleName;
}

export interface ActivityStatus {
  readonly state: ActivityState;
  readonly id?: string;
  readonly url?: string;
  readonly attempts?: number;
  /** When the CRM first confirmed it; from then on only notes and result are written. */
  readonly writtenAt?: string;
  /** What the agent had written before, as far as it may stand in the CRM; oldest first. */
  readonly earlier?: readonly CallText[];
  readonly error?: string;
}

/** What an agent says about a call. */
export interface CallText {
  readonly notes?: string;
  /** A code; see `ResultChoice`. */
  readonly result?: string;
  /** A result as earlier versions kept it: a label in the agent's language. */
  readonly disposition?: string;
}

/** The MOR side of a call: enough to find it again in live rows and CDRs. */
export interface MorLeg {
  /** The MOR server's id in the configuration. */
  readonly server: string;
  readonly username: string;
  readonly device: string;
  /** Text, never a number: 17 digits do not fit a double. */
  readonly callbackUniqueId?: string;
}

/** One click, or one caller, and everything that followed. Immutable: each change makes a new value with a higher `version`. */
export interface Call {
  readonly id: string;
  /** Starts at 1, grows by one with each change that is visible from outside. */
  readonly version: number;
  readonly state: CallState;
  readonly outcome?: Outcome;
  readonly crm: string;
  /** Who clicked. Of a call that came in: who talked last, else the first who rang. */
  readonly user: string;
  /** Only of a call that came in. */
  readonly incoming?: Incoming;
  readonly record?: RecordRef;
  /** Where the CRM shows the record. */
  readonly recordUrl?: string;
  readonly contactName?: string;
  /** The agent's number as the mapping has it: leg A's, or that which rang. */
  readonly source: string;
  /**
   * Leg B's number in E.164, or as typed for short internal numbers; null: MOR asks the agent. Of a call that came in: the
   * number that was called, as MOR shows it.
   */
  readonly destination: string | null;
  /** `src` and `dst` exactly as sent to MOR, or as the row of a call that came in has them. */
  readonly dialled: { readonly src: string; readonly dst: string | null };
  readonly mor: MorLeg;
  /** The node that asks MOR about it, where there are several; see decision 16. Not shown outside. */
  readonly node?: string;
  readonly createdAt: string;
  readonly acceptedAt?: string;
  /** When the contact answered; of a call that came in, an agent. */
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
  /** Kept from earlier versions until another result is chosen; see CallText. */
  readonly disposition?: string;
  readonly activity: ActivityStatus;
  readonly timeline: readonly TimelineEntry[];
  /** What following has learned and must remember between polls. Not shown outside. */
  readonly following: FollowMemory;
}

/** What earlier observations said; part of the call so that a restart does not forget it. */
export interface FollowMemory {
  /** MOR `uniqueid`s of rows and CDRs that belong to this call, so no other call claims them. */
  readonly uniqueIds: readonly string[];
  /** MOR's clock minus the one that stamped the click, milliseconds; see call-clock.ts. Absent: it was not known. */
  readonly morAheadMs?: number;
  /** The newest live row's id in MOR, needed to hang up (v2). */
  readonly activeCallId?: string;
  /** When leg A was first seen answered, or leg B was seen at all: the contact is dialled for an agent who answered. */
  readonly agentAnsweredAt?: string;
  /** Leg B was in the list. */
  readonly legBSeen?: true;
  /** MOR shows, or time says, that the call does not go on: the agent may place another one. See `bucketOf`. */
  readonly lineFree?: true;
  /** Since when lists of active calls, which never showed it, say so; absent: something else does. */
  readonly absentSince?: string;
  readonly legA?: LegResult;
  readonly legB?: LegResult;
  /** MOR has told leg A by the callback id: what has none of `uniqueIds` is of another call. */
  readonly told?: true;
  /** Set when live rows were seen and then vanished, or a CDR came: the call is over, the rest is waiting for CDRs. */
  readonly goneSince?: string;
  /** The gap between lists was so wide that much may have happened unseen. */
  readonly goneUnseen?: true;
  readonly hangupRequested?: boolean;
}

export interface LegResult {
  readonly disposition: CdrDisposition;
  readonly hangupCause?: number;
  readonly billSeconds: number;
  readonly startedAt: string;
  /** The caller is the agent, not a number that MOR shows instead. */
  readonly fromAgent?: true;
}

export type CdrDisposition = 'ANSWERED' | 'NO ANSWER' | 'BUSY' | 'FAILED';

export const directionOf = ({ incoming }: Pick<Call, 'incoming'>): Direction =>
  incoming === undefined ? 'outbound' : 'inbound';
