import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import type { Request, Response, Router } from 'express';

export interface PanelDeps {
  /** Folder with the built pages. */
  readonly pages: string;
  /** Origins of CRM pages that may show the panel in a frame and give it tokens. */
  readonly origins: readonly string[];
  /** Salesforce shows the panel too: its Lightning hosts are allowed, and the Open CTI page exists. */
  readonly hasSalesforce: boolean;
}

/** Hosts of the softphone frame and the pages around it. */
const SALESFORCE_FRAMES = [
  'https://*.lightning.force.com',
  'https://*.my.salesforce.com',
  'https://*.vf.force.com',
  'https://*.visual.force.com',
];
/** Open CTI's script is served by the org itself. */
const SALESFORCE_SCRIPTS = 'https://*.my.salesforce.com';

/** Anything but a bare origin could add further directives to the policy. */
const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

const policy = (frames: readonly string[], scripts: readonly string[]): string =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(' '),
    "style-src 'self'",
    "connect-src 'self'",
    // Recordings are loaded with the agent's token and played from memory.
    'media-src blob:',
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    ['frame-ancestors', ...frames].join(' '),
  ].join('; ');

/** The agent panel at /panel and, for orgs with a call center, /cti/salesforce. For mounting in the public app. */
export const createPanelRouter = ({ pages, origins, hasSalesforce }: PanelDeps): Router => {
  const router = express.Router();
  const allowed = [...new Set(origins.filter(isOrigin))];
  const frames = ["'self'", ...allowed, ...(hasSalesforce ? SALESFORCE_FRAMES : [])];

  const page =
    (file: string, csp: string) =>
    (_req: Request, res: Response): void => {
      const path = join(pages, file);
      res.setHeader('content-security-policy', csp);
      // The address may still contain a token, which must not be passed on as referrer.
      res.setHeader('referrer-policy', 'no-referrer');
      res.setHeader('cache-control', 'no-store');
      if (existsSync(path)) res.sendFile(path, { cacheControl: false });
      else res.status(503).type('text/plain').send('The panel is not built: run npm run build.\n');
    };

  router.get('/panel', page('index.html', policy(frames, [])));
  router.get('/panel/config.json', (_req, res) => {
    res.setHeader('cache-control', 'no-store');
    res.json({ origins: allowed });
  });
  // These file names change with the contents, so they can be cached for long.
  router.use(
    '/panel/assets',
    express.static(join(pages, 'assets'), { immutable: true, maxAge: '1y', redirect: false }),
  );
  if (hasSalesforce) {
    router.get('/cti/salesforce', page('cti.html', policy(SALESFORCE_FRAMES, [SALESFORCE_SCRIPTS])));
  }
  return router;
};
