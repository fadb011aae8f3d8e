import { z } from 'zod';

/** One complaint of Salesforce's API. */
export interface Fault {
  /** For instance `UNABLE_TO_LOCK_ROW`. */
  readonly code: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/**
 * `unreachable`: no usable answer came (network, time limit, 5xx), or Salesforce is busy; `login`: no token to be had;
 * `refused`: the API answered and said no, `faults` say why.
 */
export type SalesforceErrorKind = 'unreachable' | 'login' | 'refused';

/** Every failure of a request to Salesforce. The message is for people and holds no secrets. */
export class SalesforceError extends Error {
  readonly kind: SalesforceErrorKind;
  readonly faults: readonly Fault[];
  readonly status: number | undefined;
  /** The pause that the answer asked for. */
  readonly retryAfterSec: number | undefined;
  /** Nothing answered within the time limit. */
  readonly late: boolean;

  constructor(
    kind: SalesforceErrorKind,
    message: string,
    more: {
      faults?: readonly Fault[];
      status?: number | undefined;
      cause?: unknown;
      retryAfterSec?: number | undefined;
      late?: boolean;
    } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'SalesforceError';
    this.kind = kind;
    this.faults = more.faults ?? [];
    this.status = more.status;
    this.retryAfterSec = more.retryAfterSec;
    this.late = more.late ?? false;
  }
}

const fault = z
  .object({
    errorCode: z.string().optional(),
    statusCode: z.string().optional(),
    message: z.string().default(''),
    fields: z.array(z.string()).nullish(),
  })
  .transform(({ errorCode, statusCode, message, fields }) => ({
    // Request errors say errorCode, rows of a collection say statusCode.
    code: errorCode ?? statusCode ?? 'UNKNOWN_ERROR',
    message,
    fields: fields ?? [],
  }));

/** Codes that nobody at Salesforce wrote: none at all, or made up by the library for an answer that is not JSON. */
const isOwn = ({ code }: Fault): boolean => code !== 'UNKNOWN_ERROR' && !code.startsWith('ERROR_HTTP_');

/** The complaints in an answer: a list, a single one, or none when it has another shape. */
export const parseFaults = (body: unknown): readonly Fault[] => {
  const parsed = z.union([z.array(fault), fault.transform((one) => [one])]).safeParse(body);
  return parsed.success ? parsed.data.filter(isOwn) : [];
};

/** One line for people. */
export const faultText = (faults: readonly Fault[]): string =>
  faults
    .map(({ code, message }) => `${code}: ${message}`)
    .join('; ')
    .slice(0, 500);
