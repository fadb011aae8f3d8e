import { fileURLToPath } from 'node:url';
import express from 'express';
import type { Router } from 'express';
import { z } from 'zod';

/** What the demo CRM shows; the demo connector works on the same data. */
export interface DemoCrmData {
  readonly contacts: readonly unknown[];
  readonly agents: readonly { readonly user: string; readonly name: string }[];
  /** Oldest first. */
  readonly activities: readonly unknown[];
}

export interface DemoRouterDeps {
  readonly crm: DemoCrmData;
  /** The connector's public API, reached over HTTP like any CRM's server would. */
  readonly apiUrl: () => string;
  readonly apiKey: string;
}

const sessionSchema = z.object({ user: z.string() });

const SHOWN_ACTIVITIES = 50;

/** Everything from this address only, no inline script: what a careful CRM would allow. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/**
 * The demo CRM's own small server: its page, its contacts, and the step every CRM's server has to do, asking the
 * connector for a token for the user who is signed in.
 */
export const createDemoRouter = ({ crm, apiUrl, apiKey }: DemoRouterDeps): Router => {
  const router = express.Router();
  router.use((_req, res, next) => {
    res.setHeader('content-security-policy', PAGE_POLICY);
    next();
  });
  router.get('/api/crm', (_req, res) => {
    res.json({
      contacts: crm.contacts,
      agents: crm.agents.map(({ user, name }) => ({ user, name })),
      activities: crm.activities.slice(-SHOWN_ACTIVITIES).toReversed(),
    });
  });
  router.post('/api/session', express.json(), async (req, res) => {
    const body = sessionSchema.safeParse(req.body);
    if (!body.success || !crm.agents.some((agent) => agent.user === body.data.user)) {
      res.status(400).json({ detail: 'There is no such user in the demo CRM.' });
      return;
    }
    const answer = await fetch(`${apiUrl()}/v1/tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ user: body.data.user, scope: 'act' }),
    });
    res.status(answer.status).json(await answer.json());
  });
  // The redirects of express.static would replace the policy that keeps the page out of frames.
  router.get('/', (req, res, next) => {
    if (req.originalUrl.split('?')[0] === req.baseUrl) res.redirect(308, `${req.baseUrl}/`);
    else next();
  });
  router.use(express.static(fileURLToPath(new URL('../web/demo', import.meta.url)), { redirect: false }));
  return router;
};
