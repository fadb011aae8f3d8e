import { PROBLEM_LABELS } from './problemLabels';

/** Problems of the connection itself; anything else the connector says proves that the connection works. */
const OF_THE_CONNECTION = ['connector_unreachable', 'credential_missing', 'unauthenticated', 'forbidden'];

export const isConnectionProblem = (problem) => OF_THE_CONNECTION.includes(problem?.code);

/**
 * What is wrong and what to do, in the user's language: by code and dial rule, else by code; a code that has no text of
 * its own gets the general one.
 */
export const problemText = ({ code, rule }) =>
  PROBLEM_LABELS[`${code}_${rule}`] ?? PROBLEM_LABELS[code] ?? PROBLEM_LABELS.other;

/** The connector's own words, for the administrator: they name what the general text cannot. */
export const problemDetail = (problem) => [problem.detail, problem.cure].filter(Boolean).join(' ');

/** What a user meets who may not call: Apex need not be asked for it. */
export const PERMISSION_MISSING = { code: 'permission_missing', detail: '', retryable: false };

/**
 * A problem from an exception of an Apex call: the network or the session broke, and whether Apex ran is not known,
 * so the request may only be repeated with the same idempotency key.
 */
export const problemOfError = (error) => ({
  code: 'connector_unreachable',
  detail: error?.body?.message ?? error?.message ?? '',
  retryable: true,
  uncertain: true,
});
