import { withCode } from '../vocabulary/message-codes.ts';
import { problemRow } from '../vocabulary/problem-codes.ts';
import { Problem } from '../calls/problems.ts';
import type { ProblemCode } from '../vocabulary/problem-codes.ts';
import type { Log } from '../calls/ports.ts';
import { StoreError } from '../calls/problems.ts';
import { defined } from '../defined.ts';
import { callView } from './call-view.ts';
import type { ViewContext } from './call-view.ts';
import type { ProblemBody } from './schemas/answers.ts';
import { NO_FRAMES } from './no-frames.ts';

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Turns errors that our code did not throw into a Problem: bodies that are invalid JSON or too large, else `internal`. */
const asProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof StoreError && error.isUnavailable) {
    return new Problem('not_ready', 'The connector cannot use its database at the moment.', { cause: error });
  }
  return new Problem(
    'internal',
    'The connector made a mistake; the log has the details under this request id.',
    {
      cause: error,
    },
  );
};

const retryHeader = (problem: Problem): Record<string, string> => {
  const seconds = problem.details.retryAfterSec ?? (problem.code === 'overloaded' ? 1 : undefined);
  return seconds === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(seconds))) };
};

interface ProblemReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ProblemBody;
}

/** RFC 9457. Unexpected errors all become one generic answer; their details only go to the log. */
export const problemReply = (
  error: unknown,
  context: ViewContext & { readonly requestId: string; readonly log: Log },
): ProblemReply => {
  const problem = asProblem(error);
  const code: ProblemCode = problem.code;
  const row = problemRow(code);
  if (code === 'internal' || problem.details.cause instanceof StoreError) {
    context.log.error(
      { requestId: context.requestId, err: problem.details.cause ?? problem },
      'request failed',
    );
  }
  const { call, mor, rule, errors } = problem.details;
  return {
    status: row.status,
    headers: {
      'content-type': PROBLEM_TYPE,
      'content-security-policy': NO_FRAMES,
      // RFC 9110, 15.5.2: a 401 names a way to authenticate.
      ...defined({ 'www-authenticate': code === 'unauthenticated' ? 'Bearer' : undefined }),
      ...retryHeader(problem),
    },
    body: {
      type: `${context.publicUrl}/problems/${code}`,
      title: row.title,
      status: row.status,
      code,
      detail: problem.message,
      cure: problem.cure,
      retryable: row.retryable,
      requestId: context.requestId,
      ...defined({
        call: call ? callView(call, context) : undefined,
        mor,
        rule,
        errors: errors?.map(withCode),
      }),
    },
  };
};
