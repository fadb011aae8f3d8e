import type { Now } from '../../src/calls/ports.ts';
import { CrmError } from './crm-error.ts';
import { partOf } from './deadline.ts';
import type { Deadline } from './deadline.ts';
import { describeFailure } from './failure.ts';
import type { RateLimiter } from './rate.ts';
import { parseRetryAfterSec } from './retry-after.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

export interface HttpClient {
  /**
   * Sends once, never retries. Rejects with CrmError when there is no answer, for redirects, and for the statuses that
   * mean "later"; the caller judges all other answers.
   */
  send(deadline: Deadline, request: HttpRequest): Promise<HttpAnswer>;
  /** The CRM's clock minus ours at the last answer, milliseconds; undefined before the first. */
  readonly clockSkewMs: () => number | undefined;
  close(): Promise<void>;
}

export interface HttpDeps {
  readonly limiter: RateLimiter;
  /** A monotonic clock, compared with the CRM's clock. */
  readonly now: Now;
  /** Limit of one request, milliseconds. */
  readonly timeoutMs: number;
}

/** The largest answer accepted; the metadata of a heavily customised CRM takes a few megabytes. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
const DEFAULT_PAUSE_SEC = 5;
const LATER: ReadonlySet<number> = new Set([408, 425, 502, 504]);

const readText = async (response: Response): Promise<string> => {
  const body: ReadableStream<Uint8Array> | null = response.body;
  if (body === null) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) {
      throw new CrmError('rejected', `the CRM's answer is larger than ${MAX_ANSWER_BYTES} bytes`, {
        code: 'crm_too_large',
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const redirected = (url: string, location: string | null): CrmError =>
  new CrmError('rejected', `the CRM redirects from ${new URL(url).origin} to ${location ?? 'nowhere'}`, {
    code: location === null ? 'crm_redirects_nowhere' : 'crm_redirects',
  });

/** JSON over global `fetch`, with limits on rate, time and size; honours the CRM's `Retry-After`. */
export const createHttpClient = ({ limiter, now, timeoutMs }: HttpDeps): HttpClient => {
  let skewMs: number | undefined;

  const busy = (response: Response): CrmError => {
    // An HTTP date is measured against the CRM's clock, not ours.
    const asked = parseRetryAfterSec(response.headers.get('retry-after'), now() + (skewMs ?? 0));
    const retryAfterSec = asked ?? DEFAULT_PAUSE_SEC;
    if (asked !== undefined || response.status === 429) limiter.pause(retryAfterSec);
    return new CrmError('busy', `the CRM answered HTTP ${response.status} (asks for patience)`, {
      retryAfterSec,
    });
  };

  const exchange = async (deadline: Deadline, request: HttpRequest): Promise<HttpAnswer> => {
    const { url, ...init } = request;
    const { signal } = partOf(deadline, timeoutMs);
    const response = await fetch(url, { ...init, redirect: 'manual', signal });
    const date = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(date)) skewMs = date - now();
    const text = await readText(response);
    const { status } = response;
    if (status >= 300 && status < 400) throw redirected(url, response.headers.get('location'));
    if (status === 429 || status === 503) throw busy(response);
    if (LATER.has(status)) throw new CrmError('unreachable', `the CRM answered HTTP ${status}`);
    return { status, text };
  };

  return {
    send: (deadline, request) =>
      limiter.run(deadline, async () => {
        try {
          return await exchange(deadline, request);
        } catch (error) {
          if (error instanceof CrmError) throw error;
          const why = describeFailure(error, timeoutMs);
          throw new CrmError('unreachable', `the CRM did not answer: ${why}`, {
            why,
            cause: error,
          });
        }
      }),
    clockSkewMs: () => skewMs,
    close: () => limiter.close(),
  };
};
