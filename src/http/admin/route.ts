import type { Request, Response, Router } from 'express';
import type { z } from 'zod';
import type { Now } from '../../calls/ports.ts';
import { Problem } from '../../calls/problems.ts';
import { lostLetter } from '../../text/read-text.ts';
import { validate } from '../serve.ts';
import { MEGABYTE, readBytes, readJson } from './body.ts';
import { requireCsrf, requireSameOrigin, sessionTokenOf } from './guard.ts';
import type { Session, Sessions } from './sessions.ts';

export interface AdminRequest<Body, Query> {
  readonly params: Readonly<Record<string, string>>;
  readonly body: Body;
  readonly query: Query;
  readonly session: Session;
  /** Who is named in the audit, and when. */
  readonly by: { readonly actor: string; readonly atMs: number };
  readonly req: Request;
  readonly res: Response;
}

/** An answer with a status of its own; everything else is 200, undefined 204. */
export class AdminReply {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    this.status = status;
    this.body = body;
  }
}

/** The handler has written the answer itself. */
export const ANSWERED = Symbol('answered');

export interface AdminRoute<Body, Query> {
  /** Most bytes of a body that the handler gets raw as `req.body`; absent: the body is JSON. */
  readonly bytes?: number;
  readonly body?: z.ZodType<Body>;
  readonly query?: z.ZodType<Query>;
  /** Also for viewers although it is no GET: it changes nothing of others. */
  readonly viewersToo?: boolean;
  readonly handle: (request: AdminRequest<Body, Query>) => Promise<unknown>;
}

export interface RouteDeps {
  readonly sessions: Sessions;
  readonly publicUrl: string;
  readonly now: Now;
}

type Method = 'get' | 'post' | 'put' | 'delete';

/** Adds a route for somebody who is signed in. */
export type AddRoute = <Body = undefined, Query = undefined>(
  method: Method,
  path: string,
  route: AdminRoute<Body, Query>,
) => void;

export const actorOf = (session: Session): string => `admin:${session.name}`;

const sendReply = (res: Response, reply: unknown): void => {
  if (reply === ANSWERED) return;
  if (reply instanceof AdminReply) res.status(reply.status).json(reply.body);
  else if (reply === undefined) res.status(204).end();
  else res.json(reply);
};

/** A letter that is lost already, or bytes that were no UTF-8: stored, nothing would ever match it again. */
const requireWholeText = (body: unknown): void => {
  const fault = lostLetter(JSON.stringify(body ?? null));
  if (fault !== undefined) throw new Problem('invalid_request', `In what was entered, ${fault}.`);
};

const JSON_LIMIT = MEGABYTE;

/** Who is it, may they do that, is the request well-formed: in this order, for every route. No body is read before. */
export const createAddRoute =
  (router: Router, deps: RouteDeps): AddRoute =>
  (method, path, route) => {
    router[method](path, async (req: Request, res: Response) => {
      const token = sessionTokenOf(req, deps.publicUrl);
      const session = token === undefined ? undefined : await deps.sessions.find(token);
      if (!session) throw new Problem('unauthenticated', 'You are not signed in, or the session has ended.');
      if (method !== 'get') {
        requireSameOrigin(req, deps.publicUrl);
        requireCsrf(req, session);
        if (session.role !== 'administrator' && !route.viewersToo) {
          throw new Problem('forbidden', 'You may look but not change anything: your role is viewer.');
        }
      }
      // Without a schema the handler's type for it is `undefined`.
      type Route = Parameters<typeof route.handle>[0];
      const query = route.query ? validate(route.query, req.query, 'query') : undefined;
      if (route.bytes !== undefined) await readBytes(req, res, route.bytes);
      const sent = route.body ? await readJson(req, res, JSON_LIMIT) : undefined;
      if (route.body) requireWholeText(sent);
      const body = route.body ? validate(route.body, sent ?? {}, 'body') : undefined;
      const reply = await route.handle({
        params: req.params as Record<string, string>,
        body: body as Route['body'],
        query: query as Route['query'],
        session,
        by: { actor: actorOf(session), atMs: deps.now() },
        req,
        res,
      });
      sendReply(res, reply);
    });
  };
