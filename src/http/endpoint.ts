import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { defined } from '../defined.ts';
import type { ProblemCode } from '../vocabulary/problem-codes.ts';
import type { Principal } from './authenticate.ts';
import type { Tickets } from './tickets.ts';

export interface ApiRequest<Body, Query> {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly headers: IncomingHttpHeaders;
  readonly principal: Principal;
  readonly requestId: string;
  /** As it was sent: HEAD for a look at the headers of a GET. */
  readonly method: string;
}

/** An answer: a JSON body, or a function that takes the response over (server-sent events). */
export type Reply =
  | { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | {
      readonly stream: (res: ServerResponse) => void;
      /** It ends by itself, with the headers alone after HEAD; otherwise HEAD gets those of an event stream. */
      readonly answersHead?: true;
    };

/** Problems that `serve` itself can answer with, on every route. */
export const EVERY_ROUTE = [
  'unauthenticated',
  'forbidden',
  'too_many_requests',
  'not_ready',
  'internal',
] as const satisfies readonly ProblemCode[];
/** Further ones for a route that takes a body or a query. */
export const WITH_INPUT = ['invalid_request', 'payload_too_large'] as const satisfies readonly ProblemCode[];

export interface EndpointDocs {
  readonly operationId: string;
  readonly summary: string;
  /** Successful answers by status. */
  readonly answers: Readonly<Record<number, { description: string; schema?: z.ZodType; mediaType?: string }>>;
  /** The problems of this route besides EVERY_ROUTE and WITH_INPUT. */
  readonly problems: readonly ProblemCode[];
}

/**
 * One route, written once. The plain front (hot routes) and Express both run `serve` with it, and the OpenAPI document is
 * generated from it.
 */
export interface Endpoint<Body = unknown, Query = unknown> {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Express syntax: `/v1/calls/:id`. */
  readonly path: string;
  readonly body?: z.ZodType<Body>;
  readonly query?: z.ZodType<Query>;
  /**
   * `event`: the signed id is the idempotency key, and a Standard Webhooks signature is enough. Elsewhere a signed request that
   * changes something is valid once, and its signature covers method and path.
   */
  readonly signedAs?: 'event';
  /** Where `?ticket=` counts as credentials for the call in the path. */
  readonly ticket?: Pick<Tickets, 'use'>;
  readonly docs: EndpointDocs;
  readonly handle: (request: ApiRequest<Body, Query>) => Promise<Reply>;
}

/** Checks the types of body and query within one endpoint, while a list can still hold all endpoints. */
export const endpoint = <Body, Query>(definition: Endpoint<Body, Query>): Endpoint => ({
  method: definition.method,
  path: definition.path,
  docs: definition.docs,
  ...defined({
    body: definition.body,
    query: definition.query,
    signedAs: definition.signedAs,
    ticket: definition.ticket,
  }),
  // `serve` passes what this endpoint's own schemas returned.
  handle: (request) => definition.handle(request as ApiRequest<Body, Query>),
});
