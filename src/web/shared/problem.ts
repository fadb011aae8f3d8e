/** A message of the service as a code, with what its text names. */
export interface Said {
  readonly code?: string | undefined;
  readonly part?: 'cure' | undefined;
  readonly values?: Readonly<Record<string, string | number>> | undefined;
  /** What a value says, where that is a message, too. */
  readonly inner?: Readonly<Record<string, Said>> | undefined;
  /** The sentence behind it. */
  readonly then?: Said | undefined;
}

/** A problem+json body, as far as the pages show it. */
export interface ProblemBody {
  readonly code: string;
  readonly title?: string;
  readonly detail: string;
  /** The detail as a code, from the admin API. */
  readonly said?: Said;
  readonly cure?: string;
  /** Which dial rule applied, with `destination_blocked`. */
  readonly rule?: string;
  readonly errors?: readonly (Said & { readonly path: string; readonly message: string })[];
  readonly setup?: { readonly needed: boolean };
  readonly oidc?: boolean;
  /** An untrusted proxy through which everybody comes, so that all share one limit of attempts. */
  readonly untrustedProxy?: string;
}

/** An unsuccessful answer, or no answer at all (`status` 0, code `unreachable`). */
export class ApiError extends Error {
  readonly status: number;
  readonly body: ProblemBody;
  /** Seconds the server asks to wait before the next attempt. */
  readonly retryAfterSec: number | undefined;

  constructor(status: number, body: ProblemBody, retryAfterSec?: number) {
    super(body.detail);
    this.name = 'ApiError';
    this.status = status;
    this.body = body;
    this.retryAfterSec = retryAfterSec;
  }
}

const isProblem = (value: unknown): value is ProblemBody =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  'detail' in value &&
  typeof value.detail === 'string';

/** Reads a refusal; a proxy's own page becomes a problem, too. */
export const readProblem = async (response: Response): Promise<ApiError> => {
  const body: unknown = await response.json().catch(() => undefined);
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  const problem = isProblem(body)
    ? body
    : {
        code: 'unreadable',
        detail: `The server answered ${response.status} without saying why.`,
        said: { code: 'page_no_reason', values: { status: response.status } },
      };
  return new ApiError(response.status, problem, Number.isFinite(wait) ? wait : undefined);
};

/** Converts any thrown value to an error that can be shown. */
export const asApiError = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error;
  const cure = 'Check the network and try again.';
  if (error instanceof TypeError) {
    const detail = 'The connector does not answer.';
    return new ApiError(0, { code: 'unreachable', detail, said: { code: 'page_no_answer' }, cure });
  }
  const detail = error instanceof Error ? error.message : String(error);
  return new ApiError(0, { code: 'unreachable', detail, cure });
};
