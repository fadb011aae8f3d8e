import type { CallState } from '../../call-states.ts';
import type { Outcome, Result } from '../../outcomes.ts';

/** Where a call stands, for the agent. */
export const states = {
  requested: 'Starting the call',
  accepted: 'Calling your phone',
  unknown: 'Waiting for news of the call',
  agent_ringing: 'Your phone is ringing',
  contact_ringing: 'Ringing',
  connected: 'Connected',
  refused: 'Not called',
} as const satisfies Readonly<Record<Exclude<CallState, 'dialling' | 'ended'>, string>>;

/** How a call ended, for the agent. */
export const outcomes = {
  answered: 'Call ended',
  no_answer: 'No answer',
  busy: 'Busy',
  failed: 'Could not be connected',
  cancelled: 'Cancelled',
  agent_no_answer: 'You did not pick up',
  missed: 'Missed call',
  unknown: 'Ended, result not known',
} as const satisfies Readonly<Record<Outcome, string>>;

/** How calls ended, as names in tables and charts. */
export const outcomeNames = {
  answered: 'Answered',
  no_answer: 'No answer',
  busy: 'Busy',
  failed: 'Could not be connected',
  cancelled: 'Cancelled',
  agent_no_answer: 'Own telephone not picked up',
  missed: 'Missed',
  unknown: 'Result not known',
} as const satisfies Readonly<Record<Outcome, string>>;

/** What the agent says about a call. */
export const results = {
  reached: 'Reached',
  left_message: 'Left a message',
  call_back: 'Call back',
  wrong_number: 'Wrong number',
  not_interested: 'Not interested',
  my_voicemail: 'My voicemail answered',
} as const satisfies Readonly<Record<Result, string>>;

/** Words about a call that panel, cards and Salesforce share. {0} stands for a value. */
export const call = {
  call: 'Call',
  loading: 'Loading',
  placing: 'Asking for the call',
  retry: 'Try again',
  dismiss: 'Close this message',
  close_call: 'Close',
  timeline: 'What happened',
  wait_seconds: 'Wait {0} seconds before you try again.',
  talk_time: 'Talk time',
  notes: 'Notes',
  result: 'Result',
  result_none: 'None',
  save: 'Save',
  saved: 'Saved to the call',
  recent: 'My recent calls',
  recent_empty: 'You have made no calls yet.',
  open_record: 'Open the record of {0}',
  hint_unknown: 'Wait for your telephone. You are never connected twice.',
  hint_agent_ringing: 'Pick it up; the contact is called next.',
  wrap_up: 'How did the call go?',
  call_back_on: 'Call back on',
  save_and_close: 'Save and close',
  result_missing: 'Choose a result first.',
  consent: 'The other party agrees to the recording',
  listen: 'Listen to the recording',
  recording_pending: 'The recording comes some minutes after the call.',
  recording_deleted: 'The recording was deleted.',
} as const;

/** A call that comes in: on cards, in the panel and in the utility bar. */
export const incoming = {
  ringing: 'Incoming call',
  to: 'To {did}',
  withheld: 'Number withheld',
  unknown_caller: 'Unknown caller',
  looking_up: 'Looking up the caller…',
  not_in_time: 'The CRM has not said yet who this is. It is asked again.',
  several: 'Several records have this number. Who is calling?',
  more: 'There are more than these.',
  answered_by: 'Answered by {name}',
  open: 'Open {name}',
  create_lead: 'Create lead',
  create_contact: 'Create contact',
  not_shown: 'Incoming calls cannot be shown at the moment.',
  open_cases: 'Open cases: {count}',
  open_opportunities: 'Open opportunities: {count}',
} as const;
