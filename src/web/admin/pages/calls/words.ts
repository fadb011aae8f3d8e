import type { CallState, TimelineSource } from '../../../../vocabulary/call-states.ts';
import type { Tone } from '../../parts/notes.tsx';
import { OUTCOMES, outcomeText } from '../../parts/outcome-words.ts';
import type { Call } from '../../types.ts';
import { fill, texts } from '../../texts.ts';

const STATES: Readonly<Record<CallState, string>> = {
  requested: texts.calls.requested,
  dialling: texts.calls.asking_mor,
  unknown: texts.calls.uncertain,
  accepted: texts.calls.accepted,
  agent_ringing: texts.calls.agents_phone_rings,
  contact_ringing: texts.calls.contacts_phone_rings,
  connected: texts.calls.connected,
  ended: texts.calls.ended,
  refused: texts.calls.refused,
};

/** Texts for the source of a step. */
const TELLERS: Readonly<Record<TimelineSource, string>> = {
  agent: texts.calls.by_the_agent,
  connector: texts.calls.by_the_connector,
  mor: texts.calls.by_mor,
  live: texts.calls.seen_in_mors_active_calls,
  cdr: texts.calls.from_mors_call_record,
  clock: texts.calls.after_the_time_limit,
};

/** A code that this page does not know, from a newer service, is shown as it is. */
const wordOf = (words: Readonly<Record<string, string>>, code: string): string | undefined => words[code];

export const tellerText = (by: string): string => wordOf(TELLERS, by) ?? fill(texts.calls.by, by);
export const stateText = (state: string): string => wordOf(STATES, state) ?? state;

export const STATE_OPTIONS = [['', texts.common.any], ...Object.entries(STATES)] as readonly (readonly [
  string,
  string,
])[];
export const OUTCOME_OPTIONS = [
  ['', texts.common.any],
  ...Object.entries(OUTCOMES).filter(([outcome]) => outcome !== 'refused'),
] as readonly (readonly [string, string])[];

/** A call's status in one or two words, and how good it is. */
export const callStanding = (call: Call): { readonly text: string; readonly tone: Tone } => {
  if (call.state === 'refused') return { text: texts.calls.refused, tone: 'bad' };
  if (call.state !== 'ended') return { text: stateText(call.state), tone: 'warn' };
  const outcome = call.outcome ?? 'unknown';
  return { text: outcomeText(outcome), tone: outcome === 'answered' ? 'good' : 'plain' };
};

/** The status of a call's activity. */
export const activityStanding = (call: Call): { readonly text: string; readonly tone: Tone } | undefined => {
  switch (call.activity?.state) {
    case 'written':
      return { text: texts.calls.written, tone: 'good' };
    case 'pending':
      return { text: texts.calls.waits, tone: 'warn' };
    case 'dead':
      return { text: texts.calls.given_up, tone: 'bad' };
    case undefined:
      return undefined;
  }
};
