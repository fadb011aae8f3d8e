interface StateRow {
  /** The call can still change by itself. */
  readonly open: boolean;
}

/** Where a call stands, in order: a call never moves to an earlier state. */
const STATES = {
  requested: { open: true },
  dialling: { open: true },
  unknown: { open: true },
  accepted: { open: true },
  agent_ringing: { open: true },
  contact_ringing: { open: true },
  connected: { open: true },
  ended: { open: false },
  refused: { open: false },
} as const satisfies Record<string, StateRow>;

export type CallState = keyof typeof STATES;

export const CALL_STATES = Object.keys(STATES) as readonly CallState[];

const statesThatAre = (open: boolean): readonly string[] =>
  CALL_STATES.filter((state) => STATES[state].open === open);

export const OPEN_STATES = statesThatAre(true);
const OVER_STATES = statesThatAre(false);

/** True while the call can still change by itself. For a newer service's unknown state, this and `isOver` are false. */
export const isOpen = (state: string): boolean => OPEN_STATES.includes(state);
export const isOver = (state: string): boolean => OVER_STATES.includes(state);

/** Who made a timeline entry: the connector itself, MOR's answer, live rows, a CDR, the agent or the clock. */
export type TimelineSource = 'connector' | 'mor' | 'live' | 'cdr' | 'agent' | 'clock';

/**
 * `none`: this CRM keeps no activities, or the call was refused; `pending`: waits in the outbox;
 * `written`: is in the CRM; `dead`: given up, `error` says why and what to do. The database stores their position
 * (store/bucket.ts), so new ones go last.
 */
export const ACTIVITY_STATES = ['none', 'pending', 'written', 'dead'] as const;
export type ActivityState = (typeof ACTIVITY_STATES)[number];
