import { defined } from '../../src/defined.ts';
/** An error's parts, read by shape: errors of Node's own `fetch` are not always `instanceof` the global Error. */
interface ErrorParts {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly cause?: unknown;
}

/** Errors repeat the address that was asked for; one with user name and password would show them. */
const LOGIN = /(?<=:\/\/)[^/\s@]*@/g;

const text = (value: unknown): string => (typeof value === 'string' ? value.replace(LOGIN, '') : '');

const partsOf = (error: unknown): ErrorParts | undefined => {
  if (typeof error !== 'object' || error === null) return undefined;
  const { name, message, code, cause } = error as { [K in keyof ErrorParts]?: unknown };
  return {
    name: text(name),
    message: text(message),
    ...defined({ code: text(code) || undefined }),
    cause,
  };
};

/** The time limit is the only reason for which requests are aborted. */
export const isTimeLimit = (error: unknown): boolean =>
  ['TimeoutError', 'AbortError'].includes(partsOf(error)?.name ?? '');

/**
 * Why a request got no answer, in words for the operator: the time limit, or the innermost cause with its code
 * (ECONNREFUSED, ENOTFOUND, CERT_HAS_EXPIRED...). `timeoutMs` is the limit that was set.
 */
export const describeFailure = (error: unknown, timeoutMs: number): string => {
  const parts = partsOf(error);
  if (parts === undefined) return String(error);
  if (isTimeLimit(error)) return `no answer within ${timeoutMs} ms`;
  if (partsOf(parts.cause) !== undefined) return describeFailure(parts.cause, timeoutMs);
  const label = parts.code ?? parts.name;
  if (parts.message === '' || parts.message.includes(label))
    return parts.message === '' ? label : parts.message;
  return `${label}: ${parts.message}`;
};
