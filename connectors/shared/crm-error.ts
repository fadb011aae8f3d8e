import { defined } from '../../src/defined.ts';
import { cureOf, wrong } from '../../src/vocabulary/findings.ts';
import type { Finding } from '../../src/vocabulary/findings.ts';
import type { crm_errors } from '../../src/vocabulary/texts/findings/en/crm_errors.ts';

/**
 * What an error of a CRM's API means for the caller.
 * `unreachable`: no usable answer, so the request may or may not have been executed; try again later ·
 * `busy`: the CRM asks for patience, nothing was executed · `session`: the token or session is not valid (any more),
 * log in again · `credentials`: the login itself was refused, trying again makes it worse · `denied`: this user has no
 * right to do that · `missing`: the record does not exist · `rejected`: the CRM will never take this request.
 */
export type CrmErrorKind =
  'unreachable' | 'busy' | 'session' | 'credentials' | 'denied' | 'missing' | 'rejected';

/** Why, as the self-check says it. */
export type CrmErrorCode = keyof typeof crm_errors;

/** One error of a CRM's API in its own words, with the API's code. */
export interface Fault {
  /** For instance `UNABLE_TO_LOCK_ROW`. */
  readonly code: string;
  readonly message: string;
  readonly fields: readonly string[];
}

export interface CrmErrorDetails {
  /** The reason, where one with a cure of its own is known. */
  readonly code?: CrmErrorCode | undefined;
  /** Where the message says only that nothing answered: why not, in the system's words. */
  readonly why?: string;
  /** Instead of the code's own. */
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
  readonly code: CrmErrorCode | undefined;
  readonly why: string | undefined;
  /** What a person has to do, where that is known. */
  readonly cure: string | undefined;
  readonly retryAfterSec: number | undefined;
  readonly status: number | undefined;
  readonly faults: readonly Fault[];
  readonly late: boolean;

  constructor(kind: CrmErrorKind, message: string, details: CrmErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'CrmError';
    this.kind = kind;
    this.code = details.code;
    this.why = details.why;
    this.cure = details.cure ?? (details.code && cureOf(details.code));
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

/** What the self-check says about it. */
export const findingOf = ({ code, kind, message, why, cure }: CrmError): Finding => ({
  ...(why === undefined ? wrong(code ?? `crm_${kind}`, { why: message }) : wrong('crm_silent', { why })),
  ...defined({ cure }),
});

export type Refusal = CrmError & { readonly kind: 'denied' | 'missing' | 'rejected' };

/** The API answered no, and neither time nor another login will change that. */
export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof CrmError && ['denied', 'missing', 'rejected'].includes(error.kind);
