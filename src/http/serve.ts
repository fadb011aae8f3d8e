import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { Log } from '../calls/ports.ts';
import { Problem } from '../calls/problems.ts';
import type { Authenticator, Principal } from './authenticate.ts';
import type { Endpoint, Reply } from './endpoint.ts';
import type { ViewContext } from './call-view.ts';
import { issueText } from '../vocabulary/issue-text.ts';
import { originHeaders, refuseForeignPage } from './origins.ts';
import type { OriginsOf } from './origins.ts';
import { problemReply } from './problem-json.ts';
import { readBody } from './body.ts';
import { NO_FRAMES } from './no-frames.ts';
import { UnknownCredential } from './doors/doors.ts';
import type { Guesses } from './doors/doors.ts';
import type { Visitor } from './doors/address.ts';
import type { StrangersBodies } from './doors/bodies.ts';
import { STREAM_TYPE } from './stream.ts';
import type { UsedIds } from './used-ids.ts';
import { readableJson } from '../vocabulary/foreign-text.ts';

export interface ServeDeps extends ViewContext {
  readonly authenticate: Authenticator;
  readonly usedIds: UsedIds;
  readonly visitorOf: (req: IncomingMessage) => Visitor;
  readonly guesses: Guesses;
  readonly strangersBodies: StrangersBodies;
  readonly log: Log;
  readonly originsOf: OriginsOf;
}

const REQUEST_ID = /^[\w.:-]{1,100}$/;

export const requestIdOf = (req: IncomingMessage): string => {
  const given = req.headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
};

/** Throws Problem `invalid_request` naming each wrong field below `place`. */
export const validate = <T>(schema: z.ZodType<T>, value: unknown, place: string): T => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({
    path: [place, ...issue.path.map(String)].join('.'),
    message: issueText(issue),
  }));
  throw new Problem('invalid_request', errors.map((e) => `${e.path}: ${e.message}`).join('; '), { errors });
};

/** Throws for bytes that are not UTF-8: silent replacement characters would end up in the CRM's activity. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Throws Problem `invalid_request`. An empty body is an empty object. */
export const parseJson = (body: Buffer): unknown => {
  if (body.length === 0) return {};
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    throw new Problem('invalid_request', 'The body is not JSON in UTF-8.');
  }
};

const queryOf = (url: string): URLSearchParams => {
  const at = url.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
};

/** Throws Problem `invalid_request` when a parameter stands there twice: which of them was meant? */
const parametersOf = (query: URLSearchParams): Record<string, string> => {
  const names = [...query.keys()];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return Object.fromEntries(query);
  const path = `query.${twice}`;
  const message = 'is given more than once';
  throw new Problem('invalid_request', `${path}: ${message}`, { errors: [{ path, message }] });
};

type Headers = Readonly<Record<string, string>>;

/** Writes all headers together with the head; setting them one by one costs more in Node. */
const send = (res: ServerResponse, reply: Extract<Reply, { status: number }>, headers: Headers): void => {
  const text = readableJson(reply.body);
  res.writeHead(reply.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': NO_FRAMES,
    ...headers,
    ...reply.headers,
  });
  res.end(text);
};

/** A signed request other than an event is valid once; every replay is refused. */
const refuseReplay = async (principal: Principal, definition: Endpoint, usedIds: UsedIds): Promise<void> => {
  if (principal.kind !== 'server' || principal.webhookId === undefined) return;
  if (definition.method === 'GET' || definition.signedAs === 'event') return;
  if (await usedIds.use(principal.crm, principal.webhookId)) return;
  throw new Problem('unauthenticated', 'This signed request was used before; sign a new one with a new id.');
};

/** Who may listen because of a ticket in the address; undefined: the request has none. */
const byTicket = async (
  { ticket: tickets }: Endpoint,
  query: URLSearchParams,
  { id }: Readonly<Record<string, string>>,
  isLook: boolean,
): Promise<Principal | undefined> => {
  const ticket = query.get('ticket');
  if (tickets === undefined || ticket === null || id === undefined) return undefined;
  const agent = await tickets.use(ticket, id, isLook);
  return { kind: 'agent', ...agent, scope: 'follow', expiresAtMs: Number.POSITIVE_INFINITY };
};

/** Authenticates, validates, runs one endpoint and writes its answer. Never rejects. */
export const serve = async (
  definition: Endpoint,
  req: IncomingMessage,
  res: ServerResponse,
  params: Readonly<Record<string, string>>,
  deps: ServeDeps,
): Promise<void> => {
  const requestId = requestIdOf(req);
  const headersFor = (crm: string | undefined): Headers => ({
    'x-request-id': requestId,
    ...originHeaders(req, crm, deps),
  });
  let principal: Principal | undefined;
  try {
    const { authenticate } = deps;
    const query = queryOf(req.url ?? '');
    principal = await byTicket(definition, query, params, req.method === 'HEAD');
    const isSigned = principal === undefined && authenticate.isSigned(req.headers);
    // Keys and tokens are checked before the body is read, so strangers cannot make us read one.
    if (!isSigned) {
      principal ??= await authenticate.byBearer(req.headers, () => {
        const { address } = deps.visitorOf(req);
        return { address, isSlowed: deps.guesses.isSlowed(address) };
      });
    }
    const raw = isSigned
      ? await deps.strangersBodies.read(req, deps.visitorOf(req).address)
      : await readBody(req);
    if (isSigned) {
      const target = {
        method: req.method ?? '',
        url: req.url ?? '',
        acceptsV1: definition.signedAs === 'event',
      };
      principal = authenticate.bySignature(req.headers, target, raw);
      await refuseReplay(principal, definition, deps.usedIds);
    }
    if (!principal) throw new Problem('unauthenticated', 'The request does not say who sends it.');
    refuseForeignPage(req, principal, deps);
    const reply = await definition.handle({
      params,
      query: definition.query ? validate(definition.query, parametersOf(query), 'query') : {},
      body: definition.body ? validate(definition.body, parseJson(raw), 'body') : undefined,
      headers: req.headers,
      principal,
      requestId,
      method: req.method ?? '',
    });
    const headers = headersFor(principal.crm);
    if (!('stream' in reply)) send(res, reply, headers);
    // A HEAD answer has no body, so a stream would never end.
    else if (req.method === 'HEAD' && reply.answersHead !== true)
      res.writeHead(200, { ...headers, 'content-type': STREAM_TYPE }).end();
    else reply.stream(res.setHeaders(new Map(Object.entries(headers))));
  } catch (error) {
    if (res.headersSent) {
      res.destroy();
      return;
    }
    const told =
      error instanceof UnknownCredential ? deps.guesses.failed(error, deps.visitorOf(req).address) : error;
    const reply = problemReply(told, { ...deps, requestId });
    send(res, reply, headersFor(principal?.crm));
  }
};
