import type { Request, Response, Router } from 'express';
import type { Now } from '../../calls/ports.ts';
import { Problem } from '../../calls/problems.ts';
import { lostLetter } from '../../text/read-text.ts';
import { languagesOf } from '../languages.ts';
import { validate } from '../serve.ts';
import { MEGABYTE, readBytes, readJson } from './body.ts';
import { ADMIN_ROUTES } from './contract/contract.ts';
import type { AdminRoute, AnswerOf, BodyOf, ParamsOf, QueryOf, WritesItself } from './contract/contract.ts';
import type { RouteContract } from './contract/route-contract.ts';
import { requireCsrf, requireSameOrigin, sessionTokenOf } from './guard.ts';
import type { Session, Sessions } from './sessions.ts';

/** Who is named in the audit, and when it happened. */
export interface By {
  readonly actor: string;
  readonly atMs: number;
}

export interface AdminRequest<R extends AdminRoute> {
  readonly params: ParamsOf<R>;
  readonly body: BodyOf<R>;
  readonly query: QueryOf<R>;
  readonly session: Session;
  readonly by: By;
  /** Of the reader, the dearest first: what the address says, where the page cannot set headers, before the browser's own. */
  readonly languages: readonly string[];
  /** For a route whose body is not JSON: its bytes are in `req.body`. */
  readonly req: Request;
  readonly res: Response;
}

/** An answer with a status of its own; without it the status is 200, or 204 for undefined. */
export class AdminReply<Body> {
  readonly status: number;
  readonly body: Body;

  constructor(status: number, body: Body) {
    this.status = status;
    this.body = body;
  }
}

interface Answered {
  readonly isWritten: true;
}
/** Tells the caller that the handler has already written the answer. */
export const ANSWERED: Answered = { isWritten: true };

type Soon<T> = T | Promise<T>;
type ReplyOf<R extends AdminRoute> =
  WritesItself<R> extends true
    ? Soon<Answered>
    : AnswerOf<R> extends undefined
      ? Promise<void>
      : Soon<AnswerOf<R> | AdminReply<AnswerOf<R>>>;

export interface RouteDeps {
  readonly sessions: Sessions;
  readonly publicUrl: string;
  readonly now: Now;
}

/** Adds a route of the contract for users who are signed in. */
export type AddRoute = <R extends AdminRoute>(
  route: R,
  handle: (request: AdminRequest<R>) => ReplyOf<R>,
) => void;

export const actorOf = (session: Session): string => `admin:${session.name}`;

const sendReply = (res: Response, reply: unknown): void => {
  if (reply === ANSWERED) return;
  if (reply instanceof AdminReply) res.status(reply.status).json(reply.body);
  else if (reply === undefined) res.status(204).end();
  else res.json(reply);
};

/** Refuses text that has lost a character or whose bytes were not UTF-8: once stored, nothing would match it again. */
const requireWholeText = (body: unknown): void => {
  const fault = lostLetter(JSON.stringify(body ?? null));
  if (fault !== undefined) throw new Problem('invalid_request', `In what was entered, ${fault}.`);
};

const JSON_LIMIT = MEGABYTE;

const readBody = async (req: Request, res: Response, { body }: RouteContract): Promise<unknown> => {
  if (body === undefined) return undefined;
  if (typeof body === 'number') {
    await readBytes(req, res, body);
    return undefined;
  }
  const sent = await readJson(req, res, JSON_LIMIT);
  requireWholeText(sent);
  return validate(body, sent ?? {}, 'body');
};

const readersLanguages = (req: Request): readonly string[] => {
  const { language } = req.query;
  return [...(typeof language === 'string' ? [language] : []), ...languagesOf(req.get('accept-language'))];
};

type ExpressMethod = 'get' | 'post' | 'put' | 'delete';

/** For every route in this order: who is it, may they do that, is the request well-formed? No body is read before that. */
export const createAddRoute =
  (router: Router, deps: RouteDeps): AddRoute =>
  (route, handle) => {
    type Given = Parameters<typeof handle>[0];
    const contract: RouteContract = ADMIN_ROUTES[route];
    const [method = '', path = ''] = route.split(' ');
    const isChange = method !== 'GET';
    router[method.toLowerCase() as ExpressMethod](path, async (req: Request, res: Response) => {
      const token = sessionTokenOf(req, deps.publicUrl);
      const session = token === undefined ? undefined : await deps.sessions.find(token);
      if (!session) throw new Problem('unauthenticated', 'You are not signed in, or the session has ended.');
      if (isChange) {
        requireSameOrigin(req, deps.publicUrl);
        requireCsrf(req, session);
        if (session.role !== 'administrator' && !contract.viewersToo) {
          throw new Problem('forbidden', 'You may look but not change anything: your role is viewer.');
        }
      }
      const query = contract.query && validate(contract.query, req.query, 'query');
      const body = await readBody(req, res, contract);
      const answering: unknown = handle({
        // Checked against the contract of this very route, which these types come from.
        params: req.params as Given['params'],
        body: body as Given['body'],
        query: query as Given['query'],
        session,
        by: { actor: actorOf(session), atMs: deps.now() },
        languages: readersLanguages(req),
        req,
        res,
      });
      sendReply(res, await answering);
    });
  };
