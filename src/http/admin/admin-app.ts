import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import type { Express, NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { Log } from '../../calls/ports.ts';
import { Problem } from '../../calls/problems.ts';
import type { ResultsOf } from '../../vocabulary/results.ts';
import { readableJson, readableReplacer } from '../../vocabulary/foreign-text.ts';
import { isCertainlyHttps } from '../https.ts';
import { problemReply } from '../problem-json.ts';
import { requestIdOf } from '../serve.ts';
import { refusalSaid } from './refusal-cure.ts';
import type { Oidc } from './oidc.ts';
import { createAddRoute } from './route.ts';
import type { AddRoute } from './route.ts';
import { addSessionRoutes, signedOutHints } from './routes/session.ts';
import type { SessionDeps } from './routes/session.ts';
import { badRequest } from '../public-app.ts';

export interface AdminAppDeps extends SessionDeps {
  readonly log: Log;
  readonly resultsOf: ResultsOf;
  readonly trustProxy: string | number | boolean;
  /** Folder with the built pages. */
  readonly pages: string;
  readonly oidc: Oidc;
  /** Adds every route below /api that does not belong to signing in. */
  readonly routes: (add: AddRoute) => void;
}

const ASSET_MAX_AGE = '1y';

/** Loads only from this address; no page may show ours in a frame. */
const POLICY = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'connect-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'media-src': ["'self'"],
    'font-src': ["'self'"],
    'manifest-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
};

const addPages = (app: Express, pages: string): void => {
  const index = join(pages, 'index.html');
  // These file names change with the contents, so they can be cached for long.
  app.use(
    '/assets',
    express.static(join(pages, 'assets'), {
      immutable: true,
      maxAge: ASSET_MAX_AGE,
      index: false,
      redirect: false,
    }),
  );
  // Express' own redirects would replace the policy that keeps pages out of frames.
  app.use(express.static(pages, { index: false, maxAge: 0, redirect: false }));
  app.get(/.*/, (req: Request, res: Response, next: NextFunction) => {
    if (req.path.startsWith('/assets/') || /\.\w+$/.test(req.path)) {
      next();
      return;
    }
    if (!req.baseUrl.endsWith('/') && req.originalUrl.split('?')[0] === req.baseUrl) {
      res.redirect(308, `${req.baseUrl}/`);
      return;
    }
    res.setHeader('cache-control', 'no-store');
    if (existsSync(index)) res.sendFile(index, { cacheControl: false });
    else res.status(503).type('text/plain').send('The admin pages are not built: run npm run build.\n');
  });
};

/**
 * The admin API and its pages, to be mounted at /admin, beside the public API or at an address of its own. Shares nothing with
 * the public API except use cases.
 */
export const createAdminApp = (deps: AdminAppDeps): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.trustProxy);
  app.set('json replacer', readableReplacer);
  app.use(
    helmet({
      contentSecurityPolicy: POLICY,
      frameguard: { action: 'deny' },
      referrerPolicy: { policy: 'no-referrer' },
      // Plain http is common on loopback; a proxy that ends TLS sets this header itself.
      strictTransportSecurity: isCertainlyHttps(deps.publicUrl),
    }),
  );

  const api = express.Router();
  api.use((_req, res, next) => {
    res.setHeader('cache-control', 'no-store');
    next();
  });
  const add = createAddRoute(api, deps);
  addSessionRoutes(api, add, deps);
  deps.oidc.addRoutes(api);
  deps.routes(add);

  const answer = (error: unknown, req: Request, res: Response): void => {
    const requestId = requestIdOf(req);
    const reply = problemReply(error, { ...deps, requestId });
    const said = refusalSaid({ ...reply.body });
    const extra = reply.status === 401 ? signedOutHints(req, deps) : {};
    res.status(reply.status).set({ 'x-request-id': requestId, ...reply.headers });
    res.send(readableJson({ ...reply.body, ...said, ...extra }));
  };
  api.use((req: Request, res: Response) => {
    answer(new Problem('not_found', `There is no ${req.method} ${req.path}.`), req, res);
  });
  // Express recognises an error handler by its four parameters.
  api.use((error: unknown, req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) next(error);
    else answer(badRequest(error) ?? error, req, res);
  });
  app.use('/api', api);
  addPages(app, deps.pages);
  return app;
};
