import type { Call } from './call/call.ts';
import type { MorRefusalCode } from '../vocabulary/refusals.ts';
import type { RuleName } from '../vocabulary/rule-names.ts';
import { RULE_CURES, problemRow } from '../vocabulary/problem-codes.ts';
import type { ProblemCode } from '../vocabulary/problem-codes.ts';

export interface ProblemDetails {
  readonly call?: Call;
  readonly mor?: { readonly code: MorRefusalCode; readonly text: string };
  /** Which dial rule applied, with `destination_blocked`. */
  readonly rule?: RuleName;
  readonly retryAfterSec?: number;
  /** Field problems, each `{path, message}`. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly cause?: unknown;
}

/** An expected failure with a stable code. `detail` says what is wrong and, if the code does not, what to do. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, detail: string, details: ProblemDetails = {}) {
    super(detail, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }

  /** What to do, for the person who gets the error. */
  get cure(): string {
    const { rule } = this.details;
    return (rule && RULE_CURES[rule]) ?? problemRow(this.code).cure;
  }

  get status(): number {
    return problemRow(this.code).status;
  }

  get retryable(): boolean {
    return problemRow(this.code).retryable;
  }
}

const UNAVAILABLE =
  /^(?:SQLITE_(?:BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOTADB|CORRUPT)|store_(?:closed|crashed|replaced|away|uncertain)|POSTGRES_(?:25006|42501|42P01|53|55P03|57|58|XX))/;

/**
 * The database could not do what was asked; nothing of the rejected operation is acknowledged. `code` is SQLite's
 * result code name, PostgreSQL's SQLSTATE after `POSTGRES_`, or `store_away`, `store_uncertain`, `store_closed`, `store_crashed`, `store_replaced`, `store_in_use`, `store_unusable` for this store's
 * own reasons. The message says what is wrong and what the operator can do.
 */
export class StoreError extends Error {
  readonly code: string;

  /** True: the database cannot be used at the moment at all. False: the request itself was wrong. */
  get isUnavailable(): boolean {
    return UNAVAILABLE.test(this.code);
  }

  constructor(code: string, message: string) {
    super(message);
    this.name = 'StoreError';
    this.code = code;
  }
}
