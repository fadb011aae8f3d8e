import type { CdrDisposition } from '../../../src/calls/call/call.ts';

/** What the telephones do when MOR dials. */
export interface CoursePlan {
  readonly agentRingMs: number;
  readonly agent: CdrDisposition;
  readonly contactRingMs: number;
  readonly contact: CdrDisposition;
  readonly talkMs: number;
}

/** What becomes of one `callback_init` on its way. */
export const FATES = [
  'fine',
  'connection_refused',
  'overloaded',
  'lost',
  'late',
  'answer_lost',
  'answer_late',
  'garbage',
  'refused',
] as const;
export type Fate = (typeof FATES)[number];

export interface ClickPlan {
  readonly kind: 'click';
  readonly id: string;
  readonly atMs: number;
  readonly agent: number;
  readonly contact: number;
  /** Without an idempotency key a client does not dare to try again. */
  readonly isKeyed: boolean;
  /** How many times the same click is sent: a double click, two tabs. */
  readonly copies: number;
  /** One for each time that MOR is asked; `fine` when there are no more. */
  readonly fates: readonly Fate[];
  readonly course: CoursePlan;
  /** The agent writes notes this long after the click, different ones each time. */
  readonly notesAfterMs: readonly number[];
  /** The agent says this long after the click that a voicemail answered, and the next time that it did not. */
  readonly ratedAfterMs: readonly number[];
  readonly hangUpAfterMs?: number;
}

/** A caller rings an agent, or a group of them. */
export interface RingPlan {
  readonly kind: 'ring';
  readonly id: string;
  readonly atMs: number;
  /** Whose telephones ring. */
  readonly agents: readonly number[];
  /** Who calls; the same caller may call several times, but not at the same time. */
  readonly caller: number;
  readonly isWithheld: boolean;
  readonly ringMs: number;
  /** One of them; absent: nobody. */
  readonly answeredBy?: number;
  readonly talkMs: number;
  /** The agent to whom the one who answered transfers the caller. */
  readonly transferTo?: number;
  /** After the answer. */
  readonly transferAfterMs: number;
  /** An agent writes notes this long after the first ring, different ones each time. */
  readonly notesAfterMs: readonly number[];
}

/** A moment in the life of a click or an incoming call. */
export type Moment = 'clicked' | 'dialled' | 'rings' | 'noticed' | 'ended' | 'logged';

export interface CrashPlan {
  readonly kind: 'crash';
  readonly id: string;
  /** What was written but not synced is lost, too. */
  readonly power: boolean;
  readonly downMs: number;
  /** The crash comes this many steps after that moment of that click or incoming call. */
  readonly click: string;
  readonly moment: Moment;
  readonly steps: number;
  /** Which node dies; absent: the one that has the click. Where there are several, a power cut is the database server's. */
  readonly node?: number;
  /** Instead, the node is only cut off from the database for that time. */
  readonly isCut?: boolean;
}

export const TROUBLES = [
  'mor_down',
  'mor_silent',
  'mor_slow',
  'crm_down',
  'crm_forgets_to_answer',
  'crm_pause',
  'disk_full',
  'disk_slow',
] as const;
/** What can happen to looking up a caller, while the CRM works otherwise. */
export const SEARCH_TROUBLES = ['search_down', 'search_slow'] as const;
/** What else can happen where nodes share a database. */
export const SHARED_TROUBLES = ['database_away', 'cut_off', 'stands_still'] as const;
export type Trouble =
  (typeof TROUBLES)[number] | (typeof SEARCH_TROUBLES)[number] | (typeof SHARED_TROUBLES)[number];

export interface TroublePlan {
  readonly kind: Trouble;
  readonly id: string;
  readonly atMs: number;
  readonly ms: number;
  /** Absent: it is not a node's trouble. */
  readonly node?: number;
}

export interface ClockPlan {
  readonly kind: 'clock';
  readonly id: string;
  readonly atMs: number;
  readonly byMs: number;
  readonly node?: number | 'database';
}

export type PlanItem = ClickPlan | RingPlan | CrashPlan | TroublePlan | ClockPlan;

/** Everything that happens to the product from outside; what is left out makes a smaller plan. */
export interface Plan {
  readonly seed: number;
  readonly nodes: number;
  readonly agents: number;
  /** MOR returns callback ids and filters by them. */
  readonly hasCallbackIds: boolean;
  /** The connector handles incoming calls. */
  readonly takesCalls: boolean;
  readonly items: readonly PlanItem[];
}
