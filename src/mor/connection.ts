import { readFileSync } from 'node:fs';
import { Pool } from 'undici';
import type { Dispatcher } from 'undici';
import { defined } from '../defined.ts';
import { readText } from '../text/read-text.ts';
import { bodyText } from './body.ts';
import { exchange } from './http.ts';
import { describeFault } from './transport-error.ts';
import type { HttpRequest } from './http.ts';
import type { MorClientDeps, MorClientOptions } from './options.ts';
import { createClockSkew } from './clock-skew.ts';
import type { ClockSkew } from './clock-skew.ts';
import type { Params } from './sign.ts';

/** What came back, as text; `text` is undefined when the body is not readable text. */
export type Received =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly text: string | undefined;
      readonly sentAtMs: number;
      readonly receivedAtMs: number;
    }
  | { readonly kind: 'failed'; readonly sent: boolean; readonly detail: string };

export interface ReadBounds {
  readonly maxBytes: number;
  /** Whether only exact UTF-8 counts as text. */
  readonly exact: boolean;
}

/** One MOR server: its addresses, its connections, its clock. */
export interface Connection {
  readonly skew: ClockSkew;
  /** The address of a v1 method, for people. */
  readonly urlOf: (method: string) => string;
  /** One v1 request, POST or GET as configured. */
  readonly call: (method: string, params: Params, bounds: ReadBounds) => Promise<Received>;
  /** The same for a request that must not be repeated: on a connection that was used moments ago, or on a new one. */
  readonly callOnce: (method: string, params: Params, bounds: ReadBounds) => Promise<Received>;
  /** One v2 request; `path` is below `/api/v2`. */
  readonly v2: (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    headers: Readonly<Record<string, string>>,
  ) => Promise<Received>;
  /** Reads a file below MOR's own address, or at the origin of a recordings server. Follows no redirect. */
  readonly file: (request: FileRequest) => Promise<FileAnswer>;
  readonly close: () => Promise<void>;
}

export interface FileRequest {
  readonly origin: string;
  readonly path: string;
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
}

export type FileAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string | string[] | undefined>>;
      readonly body: AsyncIterable<Uint8Array> & { destroy(): unknown };
    }
  | { readonly kind: 'failed'; readonly detail: string };

const ACCEPT = { accept: 'text/xml, application/xml, text/html;q=0.9' } as const;
const FORM = { ...ACCEPT, 'content-type': 'application/x-www-form-urlencoded' } as const;
const SMALL = { maxBytes: 64_000, exact: false } as const;

/** Form encoding writes `+` as `%2B` and keeps the order. */
const encode = (params: Params): string => new URLSearchParams(params).toString();

/**
 * Servers close idle connections after some seconds (Apache after 5, many after 2 or less). If that happens at the very
 * moment of a click, nobody knows whether MOR has the request. So a click uses only a connection that has been idle for
 * at most this long, even if the server announces a longer keep-alive.
 */
const CLICK_IDLE_MS = 400;

function poolOf(options: MorClientOptions, origin: string, idleMs?: number): Pool {
  const { caFile, rejectUnauthorized } = options.tls ?? {};
  let ca: string | undefined;
  if (caFile !== undefined) {
    try {
      // OpenSSL silently skips a certificate after a byte order mark.
      const file = readText(readFileSync(caFile));
      if (!file.ok) throw new Error(file.reason);
      ca = file.text;
    } catch (cause) {
      throw new Error(
        `mor ${options.id}: tls.caFile ${caFile} cannot be read; give a readable PEM file or remove the setting`,
        { cause },
      );
    }
  }
  return new Pool(origin, {
    ...defined({ keepAliveTimeout: idleMs, keepAliveMaxTimeout: idleMs }),
    connect: {
      timeout: Math.min(options.connectTimeoutMs, options.timeoutMs),
      ...defined({ ca, rejectUnauthorized }),
    },
  });
}

/** Opens nothing yet. Throws when the CA file cannot be read. */
export function createConnection(options: MorClientOptions, deps: MorClientDeps): Connection {
  const { origin, pathname } = new URL(options.url);
  const api = `${pathname.replace(/\/+$/, '').replace(/\/api$/, '')}/api`;
  const dispatcher: Dispatcher = deps.dispatcher ?? poolOf(options, origin);
  const fresh: Dispatcher = deps.dispatcher ?? poolOf(options, origin, CLICK_IDLE_MS);
  const others = new Map<string, Dispatcher>();
  const poolFor = (wanted: string): Dispatcher => {
    if (wanted === origin || deps.dispatcher !== undefined) return dispatcher;
    const known = others.get(wanted) ?? poolOf(options, wanted);
    others.set(wanted, known);
    return known;
  };
  const skew = createClockSkew(deps.now);

  const send = async (request: HttpRequest, bounds: ReadBounds, over = dispatcher): Promise<Received> => {
    const sentAtMs = deps.now();
    const limits = { timeoutMs: options.timeoutMs, maxBytes: bounds.maxBytes };
    const result = await exchange(over, request, limits);
    if (result.kind === 'failed') return result;
    const receivedAtMs = deps.now();
    skew.fromDate(result.date, sentAtMs, receivedAtMs);
    const text = await bodyText(result, bounds.maxBytes, bounds.exact);
    return { kind: 'answer', status: result.status, text, sentAtMs, receivedAtMs };
  };

  const v1 = (method: string, params: Params): HttpRequest => {
    const path = `${api}/${method}`;
    return options.method === 'GET'
      ? { origin, path: `${path}?${encode(params)}`, method: 'GET', headers: ACCEPT }
      : { origin, path, method: 'POST', headers: FORM, body: encode(params) };
  };

  return {
    skew,
    urlOf: (method) => `${origin}${api}/${method}`,
    call: (method, params, bounds) => send(v1(method, params), bounds),
    callOnce: (method, params, bounds) => send(v1(method, params), bounds, fresh),
    v2: (method, path, headers) =>
      send(
        { origin, path: `${api}/v2/${path}`, method, headers: { accept: 'application/json', ...headers } },
        SMALL,
      ),
    file: async (request) => {
      try {
        const { statusCode, headers, body } = await poolFor(request.origin).request({
          ...request,
          headersTimeout: options.timeoutMs,
          bodyTimeout: options.timeoutMs,
        });
        // Destroying it early, when the listener has gone, is no error.
        body.on('error', () => undefined);
        if (request.method === 'HEAD') await body.dump();
        return { kind: 'answer', status: statusCode, headers, body };
      } catch (error) {
        return { kind: 'failed', detail: describeFault(error) };
      }
    },
    close: async () => {
      if (deps.dispatcher !== undefined) return;
      await Promise.all([dispatcher, fresh, ...others.values()].map((pool) => pool.close()));
    },
  };
}
