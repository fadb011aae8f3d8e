import type { ProblemCode } from '../../../problem-codes.ts';

/** What is wrong and what to do, by problem code, for administrators. */
export const problems = {
  unauthenticated: { title: 'You are not signed in', cure: 'Sign in again.' },
  forbidden: { title: 'You may not do that', cure: 'Ask an administrator for the right.' },
  invalid_request: { title: 'This cannot be done as it is', cure: 'Correct what is named here.' },
  not_found: { title: 'This is not there any more', cure: 'Reload the page.' },
  method_not_allowed: {
    title: 'The page and the connector are of different versions',
    cure: 'Reload the page.',
  },
  payload_too_large: { title: 'That is too much at once', cure: 'Send less, for instance a smaller file.' },
  call_not_found: {
    title: 'There is no such call',
    cure: 'Calls are deleted after the configured number of days.',
  },
  recording_not_found: {
    title: 'There is no recording of this call',
    cure: 'MOR needs some minutes after a call; recordings are deleted after a time.',
  },
  recording_unavailable: {
    title: 'MOR does not hand out the recording now',
    cure: 'Try again later; the self-check names the reason.',
  },
  idempotency_conflict: { title: 'This click was already used for another request', cure: 'Try again.' },
  agent_not_mapped: {
    title: 'This agent has no telephone in the connector',
    cure: 'Give them a line in the mapping: MOR user, device and source.',
  },
  agent_disabled: { title: 'Calling is switched off for this agent', cure: 'Switch it on in the mapping.' },
  record_not_found: {
    title: 'The record was not found in the CRM',
    cure: 'It may have been deleted, or the agent may not see it.',
  },
  no_telephone_number: { title: 'The record has no telephone number', cure: 'Enter one in the CRM.' },
  number_invalid: {
    title: 'This is not a telephone number that can be dialled',
    cure: 'Correct it; the international form with + always works.',
  },
  destination_blocked: {
    title: 'This destination may not be called',
    cure: 'Change the rules if it should be possible.',
  },
  do_not_call: {
    title: 'This contact does not want to be called',
    cure: 'Respect the mark, or have it removed in the CRM if it is wrong.',
  },
  agent_busy: { title: 'The agent already has a call', cure: 'End that call first.' },
  rate_limited: { title: 'Too many calls in a short time', cure: 'Wait a moment.' },
  too_many_requests: {
    title: 'Too many requests from one place',
    cure: 'Wait a moment, and close windows that are not needed.',
  },
  sign_in_throttled: { title: 'Too many attempts to sign in', cure: 'Wait, then enter the password again.' },
  mor_refused: {
    title: 'MOR refused the call',
    cure: 'What MOR said names the reason: change it in MOR or in the mapping.',
  },
  mor_unreachable: {
    title: 'MOR could not be reached; nothing was dialled',
    cure: 'Try again; if it stays, check the network and the address of MOR.',
  },
  mor_unusable_answer: {
    title: 'MOR may or may not have placed the call',
    cure: 'Wait for the telephone; nothing is dialled a second time.',
  },
  crm_unreachable: { title: 'The CRM did not answer', cure: 'Try again; if it stays, test its connection.' },
  overloaded: { title: 'Too many calls are waiting for MOR', cure: 'Try again in a moment.' },
  not_supported: {
    title: 'This MOR or CRM cannot do that',
    cure: 'Hanging up needs API v2 of MOR X18 or newer.',
  },
  not_ready: {
    title: 'The connector is starting or stopping, or cannot use its database',
    cure: 'Try again in a moment; if it lasts, the log has the reason.',
  },
  internal: {
    title: 'The connector made a mistake',
    cure: 'Tell the operator the request id; the log has the details.',
  },
  unreachable: { title: 'The connector does not answer', cure: 'Check the network and try again.' },
  unreadable: {
    title: 'Something between you and the connector answered in its place',
    cure: 'Tell the people who run the proxy.',
  },
} as const satisfies Readonly<
  Record<ProblemCode | 'unreachable' | 'unreadable', { title: string; cure: string }>
>;
