import type { RequestListener } from 'node:http';
import express from 'express';
import type { Express, Request, Response, NextFunction } from 'express';
import helmet from 'helmet';
import { PROBLEMS } from '../vocabulary/problem-codes.ts';
import { Problem } from '../calls/problems.ts';
import type { CallEndDoor } from './doors/call-end.ts';
import type { Endpoint } from './endpoint.ts';
import type { Metrics } from './metrics.ts';
import { NO_FRAMES } from './no-frames.ts';
import { isCertainlyHttps } from './https.ts';
import { openApi30 } from './openapi-30.ts';
import { openApi } from './openapi.ts';
import { problemReply } from './problem-json.ts';
import type { Readiness } from './health.ts';
import { readableJson, readableReplacer } from '../vocabulary/foreign-text.ts';
import { requestIdOf, serve } from './serve.ts';
import type { ServeDeps } from './serve.ts';

export interface PublicAppDeps extends ServeDeps {
  readonly endpoints: readonly Endpoint[];
  readonly metrics: Metrics;
  readonly readiness: () => Promise<Readiness>;
  /** MOR's Call End webhook: a hint to check the CDRs of this server now. */
  readonly callEnd: CallEndDoor;
  readonly trustProxy: string | number | boolean;
  readonly version: string;
  /** Adds pages and other routes beside the API. */
  readonly mount?: (app: Express) => void;
}

const PREFLIGHT_MAX_AGE_SEC = '600';

/** Answers a browser's preflight: may a page from this origin send a request? */
const preflight =
  (originsOf: ServeDeps['originsOf']) =>
  (req: Request, res: Response, next: NextFunction): void => {
    if (req.method !== 'OPTIONS' || req.headers.origin === undefined) {
      next();
      return;
    }
    res.setHeader('vary', 'Origin');
    if (originsOf(undefined).has(req.headers.origin)) {
      res.setHeader('access-control-allow-origin', req.headers.origin);
      res.setHeader('access-control-allow-methods', 'GET, POST, PATCH');
      res.setHeader(
        'access-control-allow-headers',
        'Authorization, Content-Type, Idempotency-Key, Last-Event-ID',
      );
      res.setHeader('access-control-max-age', PREFLIGHT_MAX_AGE_SEC);
    }
    res.status(204).end();
  };

const mountEndpoint = (app: Express, definition: Endpoint, deps: ServeDeps): void => {
  const handler = (req: Request, res: Response): Promise<void> =>
    serve(definition, req, res, req.params as Record<string, string>, deps);
  switch (definition.method) {
    case 'GET':
      app.get(definition.path, handler);
      return;
    case 'POST':
      app.post(definition.path, handler);
      return;
    case 'PATCH':
      app.patch(definition.path, handler);
  }
};

/** Other methods at the API's addresses: OPTIONS lists the allowed ones; any other is Problem `method_not_allowed`. */
const mountOtherMethods = (app: Express, endpoints: readonly Endpoint[]): void => {
  for (const path of new Set(endpoints.map((e) => e.path))) {
    const methods = endpoints.filter((e) => e.path === path).map((e) => e.method);
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
    app.all(path, (req, res) => {
      res.setHeader('allow', allow);
      if (req.method !== 'OPTIONS') {
        throw new Problem('method_not_allowed', `${req.path} takes ${allow}, not ${req.method}.`);
      }
      res.status(204).end();
    });
  }
};

const documentsOf = ({
  endpoints,
  publicUrl,
  version,
}: Pick<PublicAppDeps, 'endpoints' | 'publicUrl' | 'version'>) => {
  const document = openApi(endpoints, publicUrl, version);
  return { '/openapi.json': document, '/openapi-3.0.json': openApi30(document) };
};

/** The API for CRMs and their pages, plus health and metrics; never the admin pages. */
export const createPublicApp = (deps: PublicAppDeps): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.trustProxy);
  app.set('json replacer', readableReplacer);
  app.use(
    helmet({
      contentSecurityPolicy: false,
      frameguard: false,
      crossOriginResourcePolicy: false,
      strictTransportSecurity: isCertainlyHttps(deps.publicUrl),
    }),
  );
  // The default for everything else; pages set their own policy about frames.
  app.use((_req, res, next) => {
    res.setHeader('content-security-policy', NO_FRAMES);
    next();
  });

  app.get('/healthz', (_req, res) => {
    res.json({ ok: true });
  });
  app.get('/readyz', async (_req, res) => {
    const state = await deps.readiness();
    res.status(state.ready ? 200 : 503).json(state);
  });
  app.get('/metrics', async (_req, res) => {
    res.type(deps.metrics.contentType).send(await deps.metrics.text());
  });
  // Written on request: that takes as long as a twentieth of a start, and few clients ever ask.
  let documents: ReturnType<typeof documentsOf> | undefined;
  for (const path of ['/openapi.json', '/openapi-3.0.json'] as const) {
    app.get(path, (_req, res) => {
      res.setHeader('access-control-allow-origin', '*');
      res.json((documents ??= documentsOf(deps))[path]);
    });
  }
  app.get('/problems/:code', (req, res, next) => {
    const { code } = req.params;
    if (!Object.hasOwn(PROBLEMS, code)) {
      next();
      return;
    }
    res.json({ code, ...PROBLEMS[code as keyof typeof PROBLEMS] });
  });

  // The body, if any, is ignored: MOR sends the data in the query, and the parameter names are not documented.
  app.all('/hooks/mor/:server/call-end{/:secret}', (req, res) => {
    req.resume();
    const { server, secret } = req.params;
    deps.callEnd.knock(server, secret);
    // MOR repeats or gives up a webhook that gets an error; an outdated address in its settings must not cause that.
    res.json({ ok: true });
  });

  app.use('/v1', preflight(deps.originsOf));
  for (const definition of deps.endpoints) mountEndpoint(app, definition, deps);
  mountOtherMethods(app, deps.endpoints);
  deps.mount?.(app);

  const answer = (error: unknown, req: Request, res: Response): void => {
    const requestId = requestIdOf(req);
    const reply = problemReply(error, { ...deps, requestId });
    res.status(reply.status).set({ 'x-request-id': requestId, ...reply.headers });
    res.send(readableJson(reply.body));
  };
  app.use((req: Request, res: Response) => {
    answer(new Problem('not_found', `There is no ${req.method} ${req.path}.`), req, res);
  });
  // Express recognises an error handler by its four parameters.
  app.use((error: unknown, req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) next(error);
    else answer(badRequest(error) ?? error, req, res);
  });
  return app;
};

/** Errors that Express itself raises about a request (an undecodable path) are the sender's mistake, not ours. */
export const badRequest = (error: unknown): Problem | undefined => {
  if (error instanceof Problem) return undefined;
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500
    ? new Problem('invalid_request', 'The request cannot be read.')
    : undefined;
};

const CALL_PATH = /^\/v1\/calls\/([\w-]+)(\/events)?(?:\?|$)/;

/**
 * Serves the hot routes (place, status, its stream) without Express' chain, which costs more than everything else in a click; all
 * other requests go to the app. The endpoints and `serve` are the same either way.
 */
export const createFront = (
  app: RequestListener,
  endpoints: readonly Endpoint[],
  deps: ServeDeps,
): RequestListener => {
  const find = (method: string, path: string): Endpoint | undefined =>
    endpoints.find((e) => e.method === method && e.path === path);
  const place = find('POST', '/v1/calls');
  const get = find('GET', '/v1/calls/:id');
  const events = find('GET', '/v1/calls/:id/events');
  return (req, res) => {
    const url = req.url ?? '';
    if (req.method === 'POST' && url === '/v1/calls' && place) {
      void serve(place, req, res, {}, deps);
      return;
    }
    if (req.method === 'GET') {
      const match = CALL_PATH.exec(url);
      const hot = match?.[2] ? events : get;
      if (match?.[1] !== undefined && hot) {
        void serve(hot, req, res, { id: match[1] }, deps);
        return;
      }
    }
    app(req, res);
  };
};
