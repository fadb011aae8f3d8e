import type { CallState, TimelineSource } from '../../../../vocabulary/call-states.ts';
import type { Outcome } from '../../../../vocabulary/outcomes.ts';
import type { Tone } from '../../parts/notes.tsx';
import type { Call } from '../../types.ts';

const STATES: Readonly<Record<CallState, string>> = {
  requested: 'requested',
  dialling: 'asking MOR',
  unknown: 'uncertain',
  accepted: 'accepted',
  agent_ringing: 'agent’s phone rings',
  contact_ringing: 'contact’s phone rings',
  connected: 'connected',
  ended: 'ended',
  refused: 'refused',
};

const OUTCOMES: Readonly<Record<Outcome | 'refused', string>> = {
  answered: 'answered',
  no_answer: 'no answer',
  busy: 'busy',
  failed: 'failed',
  cancelled: 'cancelled',
  agent_no_answer: 'agent did not answer',
  missed: 'missed',
  unknown: 'not known',
  refused: 'refused',
};

/** Texts for the source of a step. */
const TELLERS: Readonly<Record<TimelineSource, string>> = {
  agent: 'by the agent',
  connector: 'by the connector',
  mor: 'by MOR',
  live: 'seen in MOR’s active calls',
  cdr: 'from MOR’s call record',
  clock: 'after the time limit',
};

/** A code that this page does not know, from a newer service, is shown as it is. */
const wordOf = (words: Readonly<Record<string, string>>, code: string): string | undefined => words[code];

export const tellerText = (by: string): string => wordOf(TELLERS, by) ?? `by ${by}`;
export const stateText = (state: string): string => wordOf(STATES, state) ?? state;
export const outcomeText = (outcome: string): string => wordOf(OUTCOMES, outcome) ?? outcome;

export const STATE_OPTIONS = [['', 'Any'], ...Object.entries(STATES)] as readonly (readonly [
  string,
  string,
])[];
export const OUTCOME_OPTIONS = [
  ['', 'Any'],
  ...Object.entries(OUTCOMES).filter(([outcome]) => outcome !== 'refused'),
] as readonly (readonly [string, string])[];

/** A call's status in one or two words, and how good it is. */
export const callStanding = (call: Call): { readonly text: string; readonly tone: Tone } => {
  if (call.state === 'refused') return { text: 'refused', tone: 'bad' };
  if (call.state !== 'ended') return { text: stateText(call.state), tone: 'warn' };
  const outcome = call.outcome ?? 'unknown';
  return { text: outcomeText(outcome), tone: outcome === 'answered' ? 'good' : 'plain' };
};

/** The status of a call's activity. */
export const activityStanding = (call: Call): { readonly text: string; readonly tone: Tone } | undefined => {
  switch (call.activity?.state) {
    case 'written':
      return { text: 'written', tone: 'good' };
    case 'pending':
      return { text: 'waits', tone: 'warn' };
    case 'dead':
      return { text: 'given up', tone: 'bad' };
    case undefined:
      return undefined;
  }
};
