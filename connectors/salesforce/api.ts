import type { Connection } from '@jsforce/jsforce-node/lib/connection.js';
import { z } from 'zod';
import type { Now } from '../../src/calls/ports.ts';
import { CrmError } from '../shared/crm-error.ts';
import { partOf, untilAborted } from '../shared/deadline.ts';
import type { Deadline } from '../shared/deadline.ts';
import { describeFailure, isTimeLimit } from '../shared/failure.ts';
import { createPause } from '../shared/pause.ts';
import type { Pause } from '../shared/pause.ts';
import { parseRetryAfterSec } from '../shared/retry-after.ts';
import type { Session } from '../shared/session.ts';
import { answeredError, parseFaults, unusableAnswer } from './errors.ts';
import { createTransport, loadLibrary } from './library.ts';
import type { Library, Seen } from './library.ts';
import type { OrgToken } from './token.ts';

/** One request; `path` is relative to `/services/data/vXX.0`. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: unknown;
}

export interface Usage {
  readonly used: number;
  readonly limit: number;
}

export interface ApiSettings {
  readonly version: string;
  /** Limit of one request, milliseconds. */
  readonly timeoutMs: number;
  readonly now: Now;
  /** Monotonic. */
  readonly steady: Now;
}

export type Row = Readonly<Record<string, unknown>>;

const queryPage = z.object({ records: z.array(z.record(z.string(), z.unknown())) });

/** Rows of a query's answer; throws CrmError when the body is not such an answer. */
export const rowsOf = (body: unknown): readonly Row[] => {
  const page = queryPage.safeParse(body);
  if (page.success) return page.data.records;
  throw unusableAnswer('answer to a query');
};

const searchAnswer = z.object({ searchRecords: z.array(z.record(z.string(), z.unknown())) });

const toError = (
  error: unknown,
  { status, retryAfter }: Seen,
  { limitMs, nowMs }: { limitMs: number; nowMs: number },
): CrmError => {
  // Errors that the library builds from an answer have a code; all others come from the network or the time limit.
  if (status === undefined || typeof error !== 'object' || error === null || !('errorCode' in error)) {
    const why = describeFailure(error, limitMs);
    return new CrmError('unreachable', `Salesforce could not be reached: ${why}`, {
      cause: error,
      late: isTimeLimit(error),
    });
  }
  const faults =
    status === 300
      ? [{ code: 'MULTIPLE_CHOICES', message: 'several records have this external id', fields: [] }]
      : parseFaults('data' in error ? error.data : undefined);
  return answeredError(status, faults, parseRetryAfterSec(retryAfter, nowMs));
};

/**
 * The org's REST API as the integration user. Everything rejects with CrmError. When an answer asks for a pause
 * (`Retry-After`), nothing is sent until it is over.
 *
 * The library gets no refresh function on purpose: with one it repeats a request indefinitely while the API keeps
 * answering 401. Here the session decides, and only a request whose token was refused is sent again.
 */
export class Api {
  readonly version: string;
  readonly #settings: ApiSettings;
  readonly #session: Session<OrgToken>;
  readonly #pause: Pause;
  #usage: Usage | undefined;
  #library: Promise<Library> | undefined;
  #current: { readonly token: OrgToken; readonly connection: Connection } | undefined;

  constructor(settings: ApiSettings, session: Session<OrgToken>) {
    this.version = settings.version;
    this.#settings = settings;
    this.#session = session;
    this.#pause = createPause(settings.steady);
  }

  async request(what: ApiRequest, deadline: Deadline): Promise<unknown> {
    const pauseSec = Math.ceil(this.#pause.leftMs() / 1_000);
    if (pauseSec > 0) {
      throw new CrmError('busy', `Salesforce asked for a pause of ${pauseSec} s more`, {
        retryAfterSec: pauseSec,
      });
    }
    return this.#session.use(deadline, (token) => this.#send(what, token, deadline));
  }

  /** First page of a query; the connector asks for no more than fits into it. */
  async query(soql: string, deadline: Deadline): Promise<readonly Row[]> {
    return rowsOf(
      await this.request({ method: 'GET', path: `/query?q=${encodeURIComponent(soql)}` }, deadline),
    );
  }

  /** What a search in the org's index finds, the most relevant first. */
  async search(sosl: string, deadline: Deadline): Promise<readonly Row[]> {
    const answer = searchAnswer.safeParse(
      await this.request({ method: 'GET', path: `/search?q=${encodeURIComponent(sosl)}` }, deadline),
    );
    if (answer.success) return answer.data.searchRecords;
    throw unusableAnswer('answer to a search');
  }

  /** Id of the integration user, if the login returned it. */
  async userId(deadline: Deadline): Promise<string | undefined> {
    return (await this.#session.token(deadline)).userId;
  }

  /** API requests in the last 24 hours, according to the latest answer. */
  usage(): Usage | undefined {
    return this.#usage;
  }

  #connectionFor(library: Library, token: OrgToken): Connection {
    if (this.#current?.token !== token) {
      const { instanceUrl, token: accessToken } = token;
      const { version } = this;
      this.#current = { token, connection: new library.Connection({ instanceUrl, accessToken, version }) };
    }
    return this.#current.connection;
  }

  async #send({ method, path, body }: ApiRequest, token: OrgToken, deadline: Deadline): Promise<unknown> {
    this.#library ??= loadLibrary();
    const library = await this.#library;
    const connection = this.#connectionFor(library, token);
    const limitMs = Math.min(this.#settings.timeoutMs, deadline.remainingMs());
    const seen: Seen = {};
    const options = {
      transport: createTransport(library, seen),
      timeout: limitMs,
      // A redirect would carry the token to another host; retries are decided one level up.
      followRedirect: false,
      retry: { maxRetries: 0 },
    };
    const json =
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    try {
      // The library's own limit covers only the headers.
      const { signal } = partOf(deadline, limitMs);
      return await untilAborted(signal, connection.request({ method, url: path, ...json }, options));
    } catch (error) {
      const failure = toError(error, seen, { limitMs, nowMs: this.#settings.now() });
      if (failure.retryAfterSec !== undefined) this.#pause.begin(failure.retryAfterSec);
      throw failure;
    } finally {
      this.#usage = connection.limitInfo.apiUsage ?? this.#usage;
    }
  }
}
