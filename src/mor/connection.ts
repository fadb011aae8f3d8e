import { readFileSync } from 'node:fs';
import { Pool } from 'undici';
import type { Dispatcher } from 'undici';
import { bodyText } from './body.ts';
import { exchange } from './http.ts';
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
  /** Only exact UTF-8 counts as text. */
  readonly exact: boolean;
}

/** One MOR server: its addresses, its connections, its clock. */
export interface Connection {
  readonly skew: ClockSkew;
  /** The address of a v1 method, for people. */
  readonly urlOf: (method: string) => string;
  /** One v1 request, POST or GET as configured. */
  readonly call: (method: string, params: Params, bounds: ReadBounds) => Promise<Received>;
  /** One v2 request; `path` is below `/api/v2`. */
  readonly v2: (
    method: 'POST' | 'DELETE',
    path: string,
    headers: Readonly<Record<string, string>>,
  ) => Promise<Received>;
  readonly close: () => Promise<void>;
}

const ACCEPT = { accept: 'text/xml, application/xml, text/html;q=0.9' } as const;
const FORM = { ...ACCEPT, 'content-type': 'application/x-www-form-urlencoded' } as const;
const SMALL = { maxBytes: 64_000, exact: false } as const;

/** Form encoding writes `+` as `%2B` and keeps the order. */
const encode = (params: Params): string => new URLSearchParams(params).toString();

function poolOf(options: MorClientOptions, origin: string): Pool {
  const { caFile, rejectUnauthorized } = options.tls ?? {};
  let ca: string | undefined;
  if (caFile !== undefined) {
    try {
      ca = readFileSync(caFile, 'utf8');
    } catch (cause) {
      throw new Error(
        `mor ${options.id}: tls.caFile ${caFile} cannot be read; give a readable PEM file or remove the setting`,
        { cause },
      );
    }
  }
  return new Pool(origin, {
    connect: {
      timeout: Math.min(options.connectTimeoutMs, options.timeoutMs),
      ...(ca !== undefined && { ca }),
      ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
    },
  });
}

/** Opens nothing yet. Throws when the CA file cannot be read. */
export function createConnection(options: MorClientOptions, deps: MorClientDeps): Connection {
  const { origin, pathname } = new URL(options.url);
  const api = `${pathname.replace(/\/+$/, '').replace(/\/api$/, '')}/api`;
  const dispatcher: Dispatcher = deps.dispatcher ?? poolOf(options, origin);
  const skew = createClockSkew(deps.now);

  const send = async (request: HttpRequest, bounds: ReadBounds): Promise<Received> => {
    const sentAtMs = deps.now();
    const limits = { timeoutMs: options.timeoutMs, maxBytes: bounds.maxBytes };
    const result = await exchange(dispatcher, request, limits);
    if (result.kind === 'failed') return result;
    const receivedAtMs = deps.now();
    skew.fromDate(result.date, sentAtMs, receivedAtMs);
    const text = await bodyText(result, bounds.maxBytes, bounds.exact);
    return { kind: 'answer', status: result.status, text, sentAtMs, receivedAtMs };
  };

  return {
    skew,
    urlOf: (method) => `${origin}${api}/${method}`,
    call(method, params, bounds) {
      const path = `${api}/${method}`;
      return send(
        options.method === 'GET'
          ? { origin, path: `${path}?${encode(params)}`, method: 'GET', headers: ACCEPT }
          : { origin, path, method: 'POST', headers: FORM, body: encode(params) },
        bounds,
      );
    },
    v2: (method, path, headers) =>
      send(
        { origin, path: `${api}/v2/${path}`, method, headers: { accept: 'application/json', ...headers } },
        SMALL,
      ),
    close: async () => {
      if (deps.dispatcher === undefined) await dispatcher.close();
    },
  };
}
