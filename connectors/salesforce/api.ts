import type { Connection } from '@jsforce/jsforce-node/lib/connection.js';
import type { Transport } from '@jsforce/jsforce-node/lib/transport.js';
import { z } from 'zod';
import type { Now } from '../../src/calls/ports.ts';
import { describeFailure } from '../shared/failure.ts';
import { parseRetryAfterSec } from '../shared/retry-after.ts';
import type { Deadline } from './deadline.ts';
import { faultText, parseFaults, SalesforceError } from './errors.ts';
import type { Session } from './session.ts';
import type { Token } from './token.ts';

/** One request; `path` begins behind `/services/data/vXX.0`. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: unknown;
}

export interface Usage {
  readonly used: number;
  readonly limit: number;
}

/**
 * The org's REST API as the integration user. Everything rejects with SalesforceError. When an answer asks for a pause
 * (`Retry-After`), nothing is sent before it is over.
 */
export interface Api {
  readonly version: string;
  request(request: ApiRequest, deadline: Deadline): Promise<unknown>;
  /** First page of a query; the connector asks for no more than fits into it. */
  query(soql: string, deadline: Deadline): Promise<readonly Row[]>;
  /** Id of the integration user. */
  userId(): Promise<string | undefined>;
  /** API requests of the last 24 hours, as the newest answer said. */
  usage(): Usage | undefined;
}

export type Row = Readonly<Record<string, unknown>>;

const queryPage = z.object({ records: z.array(z.record(z.string(), z.unknown())) });

/** Rows of a query's answer; throws SalesforceError when it is none. */
export const rowsOf = (body: unknown): readonly Row[] => {
  const page = queryPage.safeParse(body);
  if (page.success) return page.data.records;
  throw new SalesforceError('unreachable', 'Salesforce gave no usable answer to a query');
};

/** Loaded with the first request: it takes a third of a second that other CRMs need not spend. */
const loadLibrary = async () => {
  const [{ Connection }, { Transport }] = await Promise.all([
    import('@jsforce/jsforce-node/lib/connection.js'),
    import('@jsforce/jsforce-node/lib/transport.js'),
  ]);
  return { Connection, Transport };
};
type Library = Awaited<ReturnType<typeof loadLibrary>>;

/** What the library keeps to itself about an answer. */
interface Seen {
  status?: number;
  /** `Retry-After`, as it came. */
  retryAfter?: string | undefined;
}

/** The library's own transport, listened to. */
const createTransport = (library: Library, seen: Seen): Transport => {
  const transport = new library.Transport();
  const send = transport.httpRequest.bind(transport);
  transport.httpRequest = (request, options) => {
    const sent = send(request, options);
    sent.then(
      ({ statusCode, headers }) => {
        seen.status = statusCode;
        seen.retryAfter = headers['retry-after'];
      },
      () => undefined,
    );
    return sent;
  };
  return transport;
};

/** Bounds all of a request; the library's own limit ends with the headers. */
const within = async <T>(work: PromiseLike<T>, timeoutMs: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DOMException('late', 'TimeoutError'));
    }, timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** By shape: errors of other realms are not `instanceof` the global Error. */
const isLate = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'name' in error &&
  (error.name === 'TimeoutError' || error.name === 'AbortError');

const toError = (
  error: unknown,
  { status, retryAfter }: Seen,
  { timeoutMs, nowMs }: { timeoutMs: number; nowMs: number },
): SalesforceError => {
  // Errors that the library made from an answer have a code; everything else is the network or the time limit.
  if (status === undefined || typeof error !== 'object' || error === null || !('errorCode' in error)) {
    const why = describeFailure(error, timeoutMs);
    return new SalesforceError('unreachable', `Salesforce could not be reached: ${why}`, {
      cause: error,
      late: isLate(error),
    });
  }
  const faults =
    status === 300
      ? [{ code: 'MULTIPLE_CHOICES', message: 'several records have this external id', fields: [] }]
      : parseFaults('data' in error ? error.data : undefined);
  const busy = status >= 500 || status === 429 || faults.length === 0;
  const why = faults.length === 0 ? `HTTP ${status}` : `HTTP ${status}, ${faultText(faults)}`;
  return new SalesforceError(busy ? 'unreachable' : 'refused', `Salesforce answered ${why}`, {
    faults,
    status,
    retryAfterSec: parseRetryAfterSec(retryAfter, nowMs),
  });
};

const isExpired = (error: unknown): boolean => error instanceof SalesforceError && error.status === 401;

/**
 * The library gets no refresh function on purpose: with one it repeats a request without bound while the API keeps
 * answering 401. Here a request is sent twice at most, and only when its token was refused.
 */
export const createApi = (
  settings: {
    readonly version: string;
    readonly timeoutMs: number;
    readonly now: Now;
    readonly steady?: Now;
  },
  session: Session,
): Api => {
  const { version, timeoutMs, now, steady = now } = settings;
  let pausedUntilMs = 0;
  let usage: Usage | undefined;
  let loading: Promise<Library> | undefined;
  let current: { readonly token: Token; readonly connection: Connection } | undefined;

  const connectionFor = (library: Library, token: Token): Connection => {
    if (current?.token !== token) {
      const { instanceUrl, accessToken } = token;
      current = { token, connection: new library.Connection({ instanceUrl, accessToken, version }) };
    }
    return current.connection;
  };

  const send = async (
    { method, path, body }: ApiRequest,
    token: Token,
    limitMs: number,
  ): Promise<unknown> => {
    loading ??= loadLibrary();
    const library = await loading;
    const connection = connectionFor(library, token);
    const seen: Seen = {};
    const options = {
      transport: createTransport(library, seen),
      timeout: limitMs,
      // A redirect would carry the token to another host; repeats are decided one level up.
      followRedirect: false,
      retry: { maxRetries: 0 },
    };
    try {
      const sent = connection.request(
        {
          method,
          url: path,
          ...(body === undefined
            ? {}
            : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
        },
        options,
      );
      return await within(sent, limitMs);
    } catch (error) {
      const failure = toError(error, seen, { timeoutMs: limitMs, nowMs: now() });
      if (failure.retryAfterSec !== undefined) {
        pausedUntilMs = Math.max(pausedUntilMs, steady() + failure.retryAfterSec * 1_000);
      }
      throw failure;
    } finally {
      usage = connection.limitInfo.apiUsage ?? usage;
      // Any other answer, also one that says no, is given to a valid token only.
      if (seen.status !== undefined && seen.status !== 401) session.accept(token);
    }
  };

  const request: Api['request'] = async (what, deadline) => {
    const limitMs = (): number => Math.min(timeoutMs, deadline.remainingMs());
    const pauseSec = Math.ceil((pausedUntilMs - steady()) / 1_000);
    if (pauseSec > 0) {
      throw new SalesforceError('unreachable', `Salesforce asked for a pause of ${pauseSec} s more`, {
        retryAfterSec: pauseSec,
      });
    }
    const token = await session.token();
    try {
      return await send(what, token, limitMs());
    } catch (error) {
      if (!isExpired(error)) throw error;
      session.reject(token);
      return await send(what, await session.token(), limitMs());
    }
  };

  return {
    version,
    request,
    query: async (soql, deadline) =>
      rowsOf(await request({ method: 'GET', path: `/query?q=${encodeURIComponent(soql)}` }, deadline)),
    userId: async () => (await session.token()).userId,
    usage: () => usage,
  };
};
