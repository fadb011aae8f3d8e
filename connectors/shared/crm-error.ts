/**
 * What an error of a CRM's API means for the caller.
 * `unreachable`: no usable answer, the request may or may not have been executed; try again later ·
 * `busy`: the CRM asks for patience, nothing was executed · `session`: the token or session is not valid (any more),
 * log in again · `credentials`: the login itself was refused, trying again makes it worse · `denied`: this user has no
 * right to do that · `missing`: the record does not exist · `rejected`: the CRM will never take this request.
 */
export type CrmErrorKind =
  'unreachable' | 'busy' | 'session' | 'credentials' | 'denied' | 'missing' | 'rejected';

export interface CrmErrorDetails {
  /** What a person has to do; needed for every kind that does not pass by itself. */
  readonly cure?: string;
  readonly retryAfterSec?: number;
  /** The HTTP status, when there was an answer at all. */
  readonly status?: number;
  readonly cause?: unknown;
}

/** A failed request to a CRM. The message never holds a body of a login answer: some repeat the password. */
export class CrmError extends Error {
  readonly kind: CrmErrorKind;
  readonly cure: string | undefined;
  readonly retryAfterSec: number | undefined;
  readonly status: number | undefined;

  constructor(kind: CrmErrorKind, message: string, details: CrmErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'CrmError';
    this.kind = kind;
    this.cure = details.cure;
    this.retryAfterSec = details.retryAfterSec;
    this.status = details.status;
  }
}

/** Any thrown value as a CrmError; what is not one already is a mistake of ours or of the CRM's answer: try again. */
export const toCrmError = (error: unknown): CrmError =>
  error instanceof CrmError
    ? error
    : new CrmError('unreachable', error instanceof Error ? error.message : String(error), { cause: error });
