import type { AgentProblem } from '../../problem-codes.ts';

/** What is wrong and what to do, by problem code; a rule may have a text of its own. */
export const problems = {
  agent_not_mapped: {
    title: 'No telephone is assigned to you',
    cure: 'Ask an administrator to enter your MOR username, device and number.',
  },
  agent_disabled: {
    title: 'Calling is switched off for you',
    cure: 'An administrator can switch it on.',
  },
  record_not_found: {
    title: 'The record was not found',
    cure: 'Reload the page.',
  },
  no_telephone_number: {
    title: 'The record has no telephone number',
    cure: 'Enter one and try again.',
  },
  number_invalid: {
    title: 'This is not a telephone number',
    cure: 'Correct it in the record; the international form with + always works.',
  },
  destination_blocked: {
    title: 'This number may not be called',
    cure: 'An administrator can change the dial rules if this call should be possible.',
  },
  destination_blocked_emergency: {
    title: 'Emergency numbers are never called by a click',
    cure: 'Dial it on your telephone.',
  },
  destination_blocked_service_code: {
    title: 'Service codes are never called by a click',
    cure: 'Dial it on your telephone.',
  },
  do_not_call: {
    title: 'This contact does not want to be called',
    cure: 'Respect the mark, or have it removed if it is wrong.',
  },
  agent_busy: {
    title: 'You already have a call',
    cure: 'End it first.',
  },
  rate_limited: {
    title: 'Too many calls in a short time',
    cure: 'Wait a moment and try again.',
  },
  mor_refused: {
    title: 'The telephone system refused the call',
    cure: 'Tell an administrator the reason it gave.',
  },
  mor_unreachable: {
    title: 'The telephone system could not be reached; nothing was dialled',
    cure: 'Try again.',
  },
  mor_unusable_answer: {
    title: 'It is not certain that the call was placed',
    cure: 'Wait for your telephone; nothing is dialled a second time.',
  },
  crm_unreachable: {
    title: 'The connector could not read this record in the CRM',
    cure: 'Try again.',
  },
  overloaded: {
    title: 'Too many calls are waiting',
    cure: 'Try again in a moment.',
  },
  not_ready: {
    title: 'The connector is starting or cannot work at the moment; nothing was dialled',
    cure: 'Try again in a moment. If it lasts, tell an administrator.',
  },
  not_supported: {
    title: 'Your telephone system cannot do that',
    cure: 'Hang up on your telephone instead.',
  },
  internal: {
    title: 'The connector made a mistake',
    cure: 'Look whether your telephone rings before you try again, and tell an administrator.',
  },
  unauthenticated: {
    title: 'Your sign-in has expired',
    cure: 'Open this page from the CRM again.',
  },
  forbidden: {
    title: 'You may not do that',
    cure: 'Ask an administrator for the right.',
  },
  call_not_found: {
    title: 'This call is no longer known',
    cure: 'Reload the page.',
  },
  recording_not_found: {
    title: 'There is no recording of this call',
    cure: 'It comes some minutes after the call, and is deleted after a time.',
  },
  recording_unavailable: {
    title: 'The recording cannot be played at the moment',
    cure: 'Try again later. If it lasts, tell an administrator.',
  },
  connector_unreachable: {
    title: 'The telephone service does not answer',
    cure: 'Try again: the same call is never placed twice.',
  },
  permission_missing: {
    title: 'You have no permission to place calls',
    cure: 'Ask an administrator for the permission set MOR Agent.',
  },
  credential_missing: {
    title: "Salesforce may not use the connector's key for you",
    cure: 'Ask an administrator for the permission set MOR Agent.',
  },
  session_expired: {
    title: 'Your session has ended',
    cure: 'Log in again.',
  },
  not_configured: {
    title: 'Telephony is not set up yet',
    cure: 'An administrator enters address and key under Administration, MOR telephony.',
  },
  offline: {
    title: 'The CRM cannot be reached',
    cure: 'Check your network and try again.',
  },
  number_not_on_record: {
    title: 'This number is not on the record',
    cure: 'Save the record first, or ask the administrator for free dialling.',
  },
  other: {
    title: 'That did not work',
    cure: 'Tell an administrator what it says here.',
  },
} as const satisfies Readonly<Record<AgentProblem, { title: string; cure: string }>>;
