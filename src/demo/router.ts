import { fileURLToPath } from 'node:url';
import express from 'express';
import type { Router } from 'express';
import { z } from 'zod';

/** What the demo CRM shows; the demo connector works on the same data. */
export interface DemoCrmData {
  readonly contacts: readonly unknown[];
  readonly agents: readonly {
    readonly user: string;
    readonly name: string;
    readonly mapping: { readonly device?: string | undefined };
  }[];
  /** Oldest first. */
  readonly activities: readonly unknown[];
  /** Oldest first. */
  readonly tasks: readonly unknown[];
  addContact(given: { readonly name: string; readonly number: string }): { readonly id: string };
}

export interface DemoRouterDeps {
  readonly crm: DemoCrmData;
  /** The connector's public API, reached over HTTP like any CRM's server would. */
  readonly apiUrl: () => string;
  readonly apiKey: string;
  /** Lets the simulated telephone of this user ring. */
  readonly ring: (user: string, caller: DemoCaller) => void;
}

/** Who calls; `missed`: a known caller whose call stays unanswered. */
const callers = ['known', 'two', 'unknown', 'withheld', 'missed'] as const;
export type DemoCaller = (typeof callers)[number];

const incomingSchema = z.object({ user: z.string(), caller: z.enum(callers) });
const contactSchema = z.object({
  name: z.string().trim().min(1).max(100),
  number: z.string().min(1).max(40),
});
const sessionSchema = z.object({ user: z.string() });

const SHOWN_ACTIVITIES = 50;

/** Everything from this address only, no inline script: what a careful CRM would allow. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; media-src blob:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/**
 * The demo CRM's own small server: its page, its contacts, and the step every CRM's server has to do, asking the
 * connector for a token for the user who is signed in.
 */
export const createDemoRouter = ({ crm, apiUrl, apiKey, ring }: DemoRouterDeps): Router => {
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
      tasks: crm.tasks.slice(-SHOWN_ACTIVITIES).toReversed(),
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
  router.post('/api/incoming', express.json(), (req, res) => {
    const body = incomingSchema.safeParse(req.body);
    if (!body.success || !crm.agents.some((agent) => agent.user === body.data.user)) {
      res.status(400).json({ detail: 'There is no such user in the demo CRM.' });
      return;
    }
    ring(body.data.user, body.data.caller);
    res.status(202).json({});
  });
  router.post('/api/contacts', express.json(), (req, res) => {
    const body = contactSchema.safeParse(req.body);
    if (body.success) res.status(201).json(crm.addContact(body.data));
    else res.status(400).json({ detail: 'A contact needs a name and a number.' });
  });
  // The redirects of express.static would replace the policy that keeps the page out of frames.
  router.get('/', (req, res, next) => {
    if (req.originalUrl.split('?')[0] === req.baseUrl) res.redirect(308, `${req.baseUrl}/`);
    else next();
  });
  router.use(express.static(fileURLToPath(new URL('../web/demo', import.meta.url)), { redirect: false }));
  return router;
};
