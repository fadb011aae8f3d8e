import { v5 as uuidV5 } from 'uuid';
import type { CdrDisposition, RecordRef } from './call.ts';

/** An agent whose telephone an incoming call has rung; times are ISO 8601. */
export interface CallAgent {
  readonly user: string;
  /** As the mapping names them. */
  readonly name?: string;
  readonly rangAt: string;
  readonly answeredAt?: string;
  /** When this telephone stopped ringing or talking. */
  readonly stoppedAt?: string;
}

/** What one agent may know about a caller besides the name. */
export interface AgentSummary {
  readonly user: string;
  readonly company?: string;
  readonly openCases?: number;
  readonly openOpportunities?: number;
}

/** A record of the CRM that has the caller's number. */
export interface CallMatch extends RecordRef {
  readonly name: string;
  readonly url?: string;
  /** The agents to whom the CRM has shown it; nobody else may see it. */
  readonly seenBy: readonly string[];
  /** What else the CRM told each agent about it. */
  readonly summaries?: readonly AgentSummary[];
}

/**
 * `unanswered`: the CRM has not answered yet. It is asked again, since it may well know the caller. `unsearchable`: it cannot
 * be asked.
 */
export const LOOK_UP_STATES = ['pending', 'done', 'unanswered', 'unsearchable'] as const;
export type LookUpState = (typeof LOOK_UP_STATES)[number];

/** MOR's CDR for one of the call's rows. */
export interface IncomingCdr {
  readonly uniqueId: string;
  readonly disposition: CdrDisposition;
  readonly billSeconds: number;
  readonly startedAt: string;
  readonly hangupCause?: number;
}

/** The part of a call that only incoming calls have. */
export interface Incoming {
  /** The caller, E.164; null: withheld, or not a valid number. */
  readonly from: string | null;
  /** The caller as MOR shows it, if that is not an E.164 number. */
  readonly fromText?: string;
  /** The number that was called, as MOR shows it. */
  readonly did?: string;
  /** All agents whose telephones rang, in that order. */
  readonly agents: readonly CallAgent[];
  readonly matches: readonly CallMatch[];
  /** There were more matches than are kept. */
  readonly more?: true;
  readonly lookUp: LookUpState;
  /** The agents for whom the CRM has said who it is. Absent: nobody, or an earlier version did not keep it. */
  readonly saidTo?: readonly string[];
  /** An agent has chosen the record. */
  readonly chosen?: true;
  /** The CRM named the only match after the call had ended, so its activity may have been written without it. */
  readonly foundLate?: true;
  /** `uniqueid`s of the rows that were seen answered. */
  readonly answeredIds: readonly string[];
  readonly cdrs: readonly IncomingCdr[];
}

/** Has the CRM not yet said for this agent who is calling? Another agent may see other records. */
export const isAwaited = ({ lookUp, saidTo }: Incoming, user: string): boolean =>
  lookUp === 'pending' || lookUp === 'unanswered' || (lookUp === 'done' && saidTo?.includes(user) === false);

/** Chosen by an agent, or found after the end: an activity that was written before has no link to the record. */
export const isLinkedLater = ({ chosen, foundLate }: Incoming): boolean =>
  chosen === true || foundLate === true;

/** Any UUID would do, but it must never change. */
const NAMESPACE = '6f1c1a52-9d0b-5c3e-8a55-3f6d2f2c7b10';

/**
 * The id of an incoming call, derived from MOR's row, so that a restart or another node gives it the same id.
 * `rowKey`: see follow/candidates.ts. `crm`: only where the row is a call in several CRM instances, for all but the first.
 */
export const incomingCallId = (morServer: string, rowKey: string, crm?: string): string =>
  uuidV5(JSON.stringify([morServer, rowKey, ...(crm === undefined ? [] : [crm])]), NAMESPACE);
