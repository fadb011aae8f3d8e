import { v5 as uuidV5 } from 'uuid';
import type { CdrDisposition, RecordRef } from './call.ts';

/** Somebody whose telephone an incoming call has rung; times are ISO 8601. */
export interface CallAgent {
  readonly user: string;
  /** As the mapping names them. */
  readonly name?: string;
  readonly rangAt: string;
  readonly answeredAt?: string;
  /** Since when this telephone neither rings nor talks any more. */
  readonly stoppedAt?: string;
}

/** A record of the CRM that has the caller's number. */
export interface CallMatch extends RecordRef {
  readonly name: string;
  readonly url?: string;
  /** The agents whom the CRM has shown it; nobody else gets to see it. */
  readonly seenBy: readonly string[];
}

/** `unanswered`: the CRM did not say in time. `unsearchable`: it cannot be asked. */
export const LOOK_UP_STATES = ['pending', 'done', 'unanswered', 'unsearchable'] as const;
export type LookUpState = (typeof LOOK_UP_STATES)[number];

/** What MOR has on record about one of the rows of the call. */
export interface IncomingCdr {
  readonly uniqueId: string;
  readonly disposition: CdrDisposition;
  readonly billSeconds: number;
  readonly startedAt: string;
  readonly hangupCause?: number;
}

/** What a call that came in has besides the others. */
export interface Incoming {
  /** The caller, E.164; null: withheld, or not a number that can be understood. */
  readonly from: string | null;
  /** What MOR shows as the caller where that is no E.164 number. */
  readonly fromText?: string;
  /** The number that was called, as MOR shows it. */
  readonly did?: string;
  /** Everybody who rang, in the order of ringing. */
  readonly agents: readonly CallAgent[];
  readonly matches: readonly CallMatch[];
  /** There are more matches than are kept. */
  readonly more?: true;
  readonly lookUp: LookUpState;
  /** An agent has said which record it is. */
  readonly chosen?: true;
  /** `uniqueid`s of the rows that were seen answered. */
  readonly answeredIds: readonly string[];
  readonly cdrs: readonly IncomingCdr[];
}

/** Any UUID would do, as long as it stays the same. */
const NAMESPACE = '6f1c1a52-9d0b-5c3e-8a55-3f6d2f2c7b10';

/**
 * The id of an incoming call, made from MOR's row, so that a restart and another node make the same call of it.
 * `rowKey`: see follow/candidates.ts. `crm`: only where the row is a call in several CRM instances, for all but the first.
 */
export const incomingCallId = (morServer: string, rowKey: string, crm?: string): string =>
  uuidV5(JSON.stringify([morServer, rowKey, ...(crm === undefined ? [] : [crm])]), NAMESPACE);
