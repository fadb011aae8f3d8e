import { durationText } from '../../vocabulary/duration.ts';
import { hangupText } from '../../vocabulary/hangup-causes.ts';
import type { Call } from './call.ts';
import type { CallState } from '../../vocabulary/call-states.ts';
import type { Outcome } from '../../vocabulary/outcomes.ts';
import type { Incoming } from './incoming.ts';

const STATE_TEXT: Record<Exclude<CallState, 'ended' | 'refused'>, string> = {
  requested: 'Preparing the call',
  dialling: 'Asking MOR to call your phone',
  unknown: 'It is not certain that MOR got the call; watch your phone, it is not dialled again',
  accepted: 'Calling your phone',
  agent_ringing: 'Your phone is ringing',
  contact_ringing: 'Calling the contact',
  connected: 'Connected',
};

const OUTCOME_TEXT: Record<Outcome, string> = {
  answered: 'Call ended',
  no_answer: 'The contact did not answer',
  busy: 'The contact is busy',
  failed: 'The call could not be connected',
  cancelled: 'The call was cancelled',
  agent_no_answer: 'Your phone was not answered',
  missed: 'Missed call',
  unknown: 'The call is over, but MOR did not say how it ended',
};

const incomingText = ({ state, contactName }: Call, { from, fromText }: Incoming): string => {
  const who = contactName ?? from ?? fromText ?? 'A withheld number';
  return state === 'connected' ? `Connected with ${who}` : `${who} is calling`;
};

/** One English sentence about a call's status; pages use their own texts for state and outcome instead. */
export const messageOf = (call: Call): string => {
  if (call.incoming !== undefined && call.state !== 'ended') return incomingText(call, call.incoming);
  if (call.state === 'refused') return call.refusal?.detail ?? 'The call was refused';
  if (call.state !== 'ended') {
    // Leg A answered without a destination: MOR's voice asks for the number.
    if (
      call.destination === null &&
      call.following.agentAnsweredAt !== undefined &&
      call.state === 'agent_ringing'
    ) {
      return 'Key in the number on your phone';
    }
    return STATE_TEXT[call.state];
  }
  const outcome = call.outcome ?? 'unknown';
  if (outcome === 'answered')
    return `${OUTCOME_TEXT.answered} after ${durationText(call.talkSeconds ?? 0, 'en')}`;
  if (outcome === 'failed' && call.hangupCause !== undefined) {
    return `${OUTCOME_TEXT.failed}: ${hangupText(call.hangupCause).agent}`;
  }
  return OUTCOME_TEXT[outcome];
};
