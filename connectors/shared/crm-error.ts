/**
 * What an error of a CRM's API means for the caller.
 * `unreachable`: no usable answer, so the request may or may not have been executed; try again later ·
 * `busy`: the CRM asks for patience, nothing was executed · `session`: the token or session is not valid (any more),
 * log in again · `credentials`: the login itself was refused, trying again makes it worse · `denied`: this user has no
 * right to do that · `missing`: the record does not exist · `rejected`: the CRM will never take this request.
 */
export type CrmErrorKind =
  'unreachable' | 'busy' | 'session' | 'credentials' | 'denied' | 'missing' | 'rejected';

/** One error of a CRM's API in its own words, with the API's code. */
export interface Fault {
  /** For instance `UNABLE_TO_LOCK_ROW`. */
  readonly code: string;
  readonly message: string;
  readonly fields: readonly string[];
}

export interface CrmErrorDetails {
  /** What a person has to do; required for every kind that does not resolve by itself. */
  readonly cure?: string;
  readonly retryAfterSec?: number | undefined;
  /** The HTTP status, when there was an answer at all. */
  readonly status?: number | undefined;
  readonly faults?: readonly Fault[];
  /** Nothing answered within the time limit. */
  readonly late?: boolean;
  readonly cause?: unknown;
}

/** A failed request to a CRM. The message never contains the body of a login answer: some echo the password. */
export class CrmError extends Error {
  readonly kind: CrmErrorKind;
  readonly cure: string | undefined;
  readonly retryAfterSec: number | undefined;
  readonly status: number | undefined;
  readonly faults: readonly Fault[];
  readonly late: boolean;

  constructor(kind: CrmErrorKind, message: string, details: CrmErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'CrmError';
    this.kind = kind;
    this.cure = details.cure;
    this.retryAfterSec = details.retryAfterSec;
    this.status = details.status;
    this.faults = details.faults ?? [];
    this.late = details.late ?? false;
  }
}

/** Any thrown value as a CrmError. Anything else is a bug of ours or a malformed answer, and worth another try. */
export const toCrmError = (error: unknown): CrmError =>
  error instanceof CrmError
    ? error
    : new CrmError('unreachable', error instanceof Error ? error.message : String(error), { cause: error });

export type Refusal = CrmError & { readonly kind: 'denied' | 'missing' | 'rejected' };

/** The API answered no, and neither time nor another login will change that. */
export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof CrmError && ['denied', 'missing', 'rejected'].includes(error.kind);
