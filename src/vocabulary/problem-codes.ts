import type { RuleName } from './rule-names.ts';

interface ProblemRow {
  readonly status: number;
  /** May the same request succeed if it is simply sent again? */
  readonly retryable: boolean;
  /** Who gets it: agents, on a page in their own language (`texts/`), or only programs and administrators. */
  readonly audience: 'agent' | 'program';
  readonly title: string;
  /** What to do, for the person who gets the error. */
  readonly cure: string;
}

/** Every error, by stable code. Codes may be added, never renamed. The table in docs/http.md is generated from this one. */
export const PROBLEMS = {
  unauthenticated: {
    status: 401,
    retryable: false,
    audience: 'agent',
    title: 'The request does not prove who sent it',
    cure: 'Send a valid API key, signature or token for this CRM instance.',
  },
  forbidden: {
    status: 403,
    retryable: false,
    audience: 'agent',
    title: 'This sender may not do that',
    cure: 'Act for your own CRM instance and agent only, or ask an administrator for the right.',
  },
  invalid_request: {
    status: 400,
    retryable: false,
    audience: 'program',
    title: 'The request is not well-formed',
    cure: 'Correct the fields named in the detail; the shapes are in /openapi.json.',
  },
  not_found: {
    status: 404,
    retryable: false,
    audience: 'program',
    title: 'There is nothing at this address',
    cure: 'Check the path; all paths are in /openapi.json.',
  },
  method_not_allowed: {
    status: 405,
    retryable: false,
    audience: 'program',
    title: 'This address does not know that method',
    cure: 'Use a method of the Allow header; all paths are in /openapi.json.',
  },
  payload_too_large: {
    status: 413,
    retryable: false,
    audience: 'program',
    title: 'The request body is too large',
    cure: 'Send less: the detail says how many bytes are taken.',
  },
  call_not_found: {
    status: 404,
    retryable: false,
    audience: 'agent',
    title: 'No such call',
    cure: 'Check the call id. Calls are deleted after the configured number of days.',
  },
  recording_not_found: {
    status: 404,
    retryable: true,
    audience: 'agent',
    title: 'There is no recording of this call',
    cure: 'MOR needs some minutes after a call; recordings are deleted after the configured number of days.',
  },
  recording_unavailable: {
    status: 503,
    retryable: true,
    audience: 'agent',
    title: 'The telephone system does not hand out the recording now',
    cure: 'Try again later; if it stays, an administrator runs `check`, which names the reason.',
  },
  idempotency_conflict: {
    status: 409,
    retryable: false,
    audience: 'program',
    title: 'This idempotency key was used for another request',
    cure: 'Make a new key for each click.',
  },
  agent_not_mapped: {
    status: 422,
    retryable: false,
    audience: 'agent',
    title: 'You have no telephone in the connector yet',
    cure: 'An administrator adds a mapping for this CRM user: MOR username, device and source number.',
  },
  agent_disabled: {
    status: 422,
    retryable: false,
    audience: 'agent',
    title: 'Calling is switched off for you',
    cure: 'An administrator enables the mapping of this CRM user.',
  },
  record_not_found: {
    status: 422,
    retryable: false,
    audience: 'agent',
    title: 'The record was not found in the CRM',
    cure: 'Reload the page; the record may have been deleted or may not be visible to you.',
  },
  no_telephone_number: {
    status: 422,
    retryable: false,
    audience: 'agent',
    title: 'The record has no telephone number',
    cure: 'Enter a number in the record and try again.',
  },
  number_invalid: {
    status: 422,
    retryable: false,
    audience: 'agent',
    title: 'This is not a telephone number that can be dialled',
    cure: 'Correct the number in the record; the international form with + always works.',
  },
  destination_blocked: {
    status: 422,
    retryable: false,
    audience: 'agent',
    title: 'This destination may not be called',
    cure: 'An administrator can change the dial rules if this call should be possible.',
  },
  do_not_call: {
    status: 422,
    retryable: false,
    audience: 'agent',
    title: 'This contact does not want to be called',
    cure: 'Respect the do-not-call mark, or have it removed in the CRM if it is wrong.',
  },
  agent_busy: {
    status: 409,
    retryable: true,
    audience: 'agent',
    title: 'You already have a call',
    cure: 'End the current call first.',
  },
  rate_limited: {
    status: 429,
    retryable: true,
    audience: 'agent',
    title: 'Too many calls in a short time',
    cure: 'Wait as long as Retry-After says.',
  },
  too_many_requests: {
    status: 429,
    retryable: true,
    audience: 'program',
    title: 'Too many requests from one sender',
    cure: 'Wait as long as Retry-After says; close windows that are not needed, and correct a program that repeats itself.',
  },
  sign_in_throttled: {
    status: 429,
    retryable: true,
    audience: 'program',
    title: 'Too many attempts to sign in',
    cure: 'Wait as long as Retry-After says, then enter the password again.',
  },
  mor_refused: {
    status: 422,
    retryable: false,
    audience: 'agent',
    title: 'MOR refused the call',
    cure: 'The detail names the reason and what to change in MOR or in the mapping.',
  },
  mor_unreachable: {
    status: 503,
    retryable: true,
    audience: 'agent',
    title: 'MOR could not be reached; nothing was dialled',
    cure: 'Try again; if it stays, an administrator checks the network and the MOR address.',
  },
  mor_unusable_answer: {
    status: 202,
    retryable: false,
    audience: 'agent',
    title: 'MOR may or may not have placed the call',
    cure: 'Wait for the telephone; the connector finds out and never dials a second time.',
  },
  crm_unreachable: {
    status: 503,
    retryable: true,
    audience: 'agent',
    title: 'The CRM did not answer',
    cure: 'Try again; if it stays, an administrator checks the connection to the CRM.',
  },
  overloaded: {
    status: 503,
    retryable: true,
    audience: 'agent',
    title: 'Too many calls are waiting for MOR',
    cure: 'Try again after the time in Retry-After.',
  },
  not_supported: {
    status: 501,
    retryable: false,
    audience: 'agent',
    title: 'This MOR or CRM cannot do that',
    cure: 'Hanging up needs API v2 of MOR X18 or newer, and its user in the configuration.',
  },
  not_ready: {
    status: 503,
    retryable: true,
    audience: 'agent',
    title: 'The connector is starting or stopping, or cannot use its database',
    cure: 'Try again in a moment; if it lasts, tell the operator, who finds the reason in the log.',
  },
  internal: {
    status: 500,
    retryable: true,
    audience: 'agent',
    title: 'The connector made a mistake',
    cure: 'Tell the operator the request id; the log has the details.',
  },
} as const satisfies Record<string, ProblemRow>;

export type ProblemCode = keyof typeof PROBLEMS;

type OfAudience<A> = {
  [C in ProblemCode]: (typeof PROBLEMS)[C]['audience'] extends A ? C : never;
}[ProblemCode];

/** Problems that pages detect themselves, before or without an answer from the connector. */
type PageProblem =
  | 'connector_unreachable'
  | 'credential_missing'
  | 'not_configured'
  | 'number_not_on_record'
  | 'offline'
  | 'other'
  | 'permission_missing'
  | 'session_expired';

/** Every problem for which agents need a text; a dial rule may have its own. */
export type AgentProblem =
  OfAudience<'agent'> | PageProblem | 'destination_blocked_emergency' | 'destination_blocked_service_code';

/** Cures that replace that of `destination_blocked`, by dial rule: no setting allows these. */
export const RULE_CURES: Readonly<Partial<Record<RuleName, string>>> = {
  emergency: 'Dial emergency numbers on your telephone: no setting makes them callable by a click.',
  service_code: 'Dial service codes on your telephone: no setting makes them callable by a click.',
};

export const problemRow = (code: ProblemCode): ProblemRow => PROBLEMS[code];
