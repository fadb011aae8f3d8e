import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import type { Router } from 'express';

/** Everything from this address, nothing inline, in no frame. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The documentation at /docs, from the folder with the built pages. It is the same for everybody, and needs no network. */
export const createDocsRouter = (pages: string): Router => {
  const router = express.Router();
  router.use((_req, res, next) => {
    res.setHeader('content-security-policy', POLICY);
    next();
  });
  router.get('/', (req, res, next) => {
    // Relative, because a proxy may have put a path before ours, and only the browser knows it.
    if (req.originalUrl.split('?')[0] === req.baseUrl) res.redirect(308, 'docs/');
    else if (existsSync(join(pages, 'index.html'))) next();
    else res.status(503).type('text/plain').send('The documentation is not built: run npm run build.\n');
  });
  // The redirects of express.static would replace the policy that keeps the pages out of frames.
  router.use(express.static(pages, { redirect: false, extensions: ['html'] }));
  return router;
};
