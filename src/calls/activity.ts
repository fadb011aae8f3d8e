import type { Outcome } from '../vocabulary/outcomes.ts';
import type { Direction } from '../vocabulary/directions.ts';
import type { RecordRef } from './call/call.ts';
import type { CallAgent } from './call/incoming.ts';

/** What an agent says about a call, as it is stored in the CRM. */
export interface WrittenText {
  readonly notes?: string;
  /** The code of the result, or the CRM's own value for it: never a label in the agent's language. */
  readonly disposition?: string;
}

/** What is written into the CRM about an ended call. */
export interface Activity {
  /** The call's id: the key under which the CRM keeps at most one activity. */
  readonly callId: string;
  /** Id of a CRM activity that already stands for this call: written before, or the one that asked for the call. */
  readonly existingId?: string;
  /** `first`: all fields; `update`: only notes and result that changed, the rest belongs to the agent now. */
  readonly write: 'first' | 'update';
  readonly user: string;
  readonly record?: RecordRef;
  readonly contactName?: string;
  readonly direction: Direction;
  /** The caller of an incoming call, E.164; null: withheld, or no number that can be understood. */
  readonly from?: string | null;
  /** The number that was called, where MOR shows it. */
  readonly did?: string;
  /** The agents whose telephones an incoming call rang, first one first; `user` is the one who talked last. */
  readonly agents?: readonly CallAgent[];
  /** An agent has said which record it is, so an update moves an activity that hangs nowhere or elsewhere to it. */
  readonly recordChosen?: true;
  readonly outcome: Outcome;
  /** Why nothing was dialled, for people. Only for a call that the activity `existingId` had asked for. */
  readonly refusal?: string;
  /** One line for people, at most 255 characters. */
  readonly subject: string;
  /** The end of `subject` that has to stay when a CRM keeps fewer characters: how the call ended. */
  readonly subjectEnding: string;
  readonly startedAt: string;
  readonly answeredAt?: string;
  readonly endedAt: string;
  readonly talkSeconds: number;
  /** Who called: the agent's number, or the caller as MOR shows it. */
  readonly source: string;
  readonly destination: string | null;
  readonly hangupCause?: number;
  readonly callbackUniqueId?: string;
  readonly notes?: string;
  /** See WrittenText. */
  readonly disposition?: string;
  /** The same for people, in English where there is an English label. */
  readonly result?: { readonly code: string; readonly label: string };
  /**
   * What notes and disposition were before, wherever an earlier write may have left it in the CRM. Another text there
   * is the agent's own. Absent: nothing was changed since the first attempt.
   */
  readonly earlier?: readonly WrittenText[];
}

/** `retry`: try again later; `dead`: a person has to act first, as `cure` describes. */
export type ActivityResult =
  | { readonly kind: 'written'; readonly id: string; readonly url?: string }
  | { readonly kind: 'retry'; readonly reason: string; readonly retryAfterSec?: number }
  | { readonly kind: 'dead'; readonly reason: string; readonly cure: string };

/** A task to return a missed call. */
export interface CallBackTask {
  /** Id of the first call that was missed: the key under which the CRM keeps at most one task. */
  readonly key: string;
  /** Id of the CRM's task, as an earlier write gave it. */
  readonly existingId?: string;
  /** `done`: they have been talked to; only its status changes. One that the CRM does not have needs no completing. */
  readonly state: 'open' | 'done';
  /** E.164. */
  readonly from: string;
  /** Whom it is about. The task is this record's owner's, where the CRM knows one who works there ... */
  readonly record?: RecordRef;
  readonly contactName?: string;
  /** ... else this user's; absent: the integration user's. */
  readonly owner?: string;
  /** How many calls were missed by now. */
  readonly count: number;
  /** When the last of them was, ISO 8601. */
  readonly lastAt: string;
  /** `YYYY-MM-DD`, where the company is. */
  readonly dueOn: string;
  /** One line for people, at most 255 characters. */
  readonly subject: string;
}
