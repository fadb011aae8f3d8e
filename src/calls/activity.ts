import type { Outcome } from '../vocabulary/outcomes.ts';
import type { Direction } from '../vocabulary/directions.ts';
import type { RecordRef } from './call/call.ts';
import type { CallAgent } from './call/incoming.ts';

/** An agent's notes and result for a call, as stored in the CRM. */
export interface WrittenText {
  readonly notes?: string;
  /** The code of the result, or the CRM's own value for it: never a label in the agent's language. */
  readonly disposition?: string;
}

/** How a call ended, as an earlier write may have left it in the CRM. */
export type WrittenEnd = Pick<Activity, 'outcome' | 'talkSeconds' | 'subject' | 'subjectEnding'>;

/** What is written into the CRM about an ended call. */
export interface Activity {
  /** The call's id: the key under which the CRM keeps at most one activity. */
  readonly callId: string;
  /** Id of the existing CRM activity for this call: one written earlier, or the one that asked for the call. */
  readonly existingId?: string;
  /**
   * `first`: all fields; `update`: only what the agent has changed since (notes, result, and the end of the call where
   * there is `endedAs`), because the rest now belongs to the agent.
   */
  readonly write: 'first' | 'update';
  readonly user: string;
  readonly record?: RecordRef;
  readonly contactName?: string;
  readonly direction: Direction;
  /** The caller of an incoming call, E.164; null: withheld, or not a valid number. */
  readonly from?: string | null;
  /** The number that was called, if MOR shows it. */
  readonly did?: string;
  /** The agents whose telephones an incoming call rang, in order; `user` is the one who talked last. */
  readonly agents?: readonly CallAgent[];
  /** An agent has chosen the record, so an update moves an activity with no link or another link to it. */
  readonly recordChosen?: true;
  /** With `recordChosen`: the subject that the activity had before. */
  readonly subjectBefore?: string;
  readonly outcome: Outcome;
  /** Why nothing was dialled, for people. Only for a call that the activity `existingId` had asked for. */
  readonly refusal?: string;
  /** One line for people, at most 255 characters. */
  readonly subject: string;
  /** How the call ended: the end of `subject`, which must survive when a CRM keeps fewer characters. */
  readonly subjectEnding: string;
  readonly startedAt: string;
  readonly answeredAt?: string;
  readonly endedAt: string;
  readonly talkSeconds: number;
  /** The connector looks for a recording of it, so that the activity can link to the page where it plays. */
  readonly recorded?: true;
  /** Who called: the agent's number, or the caller as MOR shows it. */
  readonly source: string;
  /** The caller withheld the number; `source` says so in English. */
  readonly isWithheld?: true;
  readonly destination: string | null;
  readonly hangupCause?: number;
  readonly callbackUniqueId?: string;
  readonly notes?: string;
  /** See WrittenText. */
  readonly disposition?: string;
  /** The same for people, in English where there is an English label. */
  readonly result?: { readonly code: string; readonly label: string };
  /**
   * Earlier versions of notes and disposition that a previous write may have left in the CRM. Any other text there is
   * the agent's own. Absent: nothing has changed since the first attempt.
   */
  readonly earlier?: readonly WrittenText[];
  /**
   * The agent has told another end of the call. Fields that are still as one of these left them get the present one;
   * anything else there is the agent's own. Absent: the end is the one that was written first.
   */
  readonly endedAs?: readonly WrittenEnd[];
}

/**
 * `retry`: try again later; `dead`: a person has to act first, as `cure` describes. `closed`: this is a task that is
 * completed or deleted, so that another missed call needs a new one.
 */
export type ActivityResult =
  | { readonly kind: 'written'; readonly id: string; readonly url?: string; readonly closed?: true }
  | { readonly kind: 'retry'; readonly reason: string; readonly retryAfterSec?: number }
  | { readonly kind: 'dead'; readonly reason: string; readonly cure: string };

/** A task to return a missed call, or to call a contact again at a planned time. */
export interface CallBackTask {
  /** The key under which the CRM keeps at most one task: it begins with the id of a call. */
  readonly key: string;
  /** Planned by an agent, and so assigned to them even where the record has another owner. It reminds them, and can be moved. */
  readonly planned?: true;
  /** Id of the CRM's task, as an earlier write returned it. */
  readonly existingId?: string;
  /** `done`: an agent has talked to them, so only the status changes. If the CRM has no task, nothing is done. */
  readonly state: 'open' | 'done';
  /** E.164. */
  readonly from: string;
  /** Whom it is about. The task goes to this record's owner, if there is one who is active ... */
  readonly record?: RecordRef;
  readonly contactName?: string;
  /** ... else to this user; absent: to the integration user. */
  readonly owner?: string;
  /** Calls missed so far; 0 for a planned one. */
  readonly count: number;
  /** Of a planned call: higher with each change, so that messages about it can be told apart. */
  readonly revision?: number;
  /** Time of the latest missed call, or of the one after which it was planned, ISO 8601. */
  readonly lastAt: string;
  /** `YYYY-MM-DD`, in the company's time zone; of a planned one, in the agent's. */
  readonly dueOn: string;
  /** The last minute of that day there, or the planned time; ISO 8601, UTC. */
  readonly dueAt: string;
}
