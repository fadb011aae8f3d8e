import type { z } from 'zod';
import type { CallBook } from '../../calls/book.ts';
import type { Call } from '../../calls/call/call.ts';
import { chooseRecord } from '../../calls/choose-record.ts';
import { annotate, hangUp } from '../../calls/during-call.ts';
import type { DuringCallDeps } from '../../calls/during-call.ts';
import { isClosed } from '../../calls/call/advance.ts';
import type { Place } from '../../calls/place/place.ts';
import type { CallFilter, CallStore } from '../../calls/ports.ts';
import { preview } from '../../calls/place/preview.ts';
import { Problem } from '../../calls/problems.ts';
import type { ResolveDeps } from '../../calls/place/resolving.ts';
import { defined } from '../../defined.ts';
import type { Principal } from '../authenticate.ts';
import { callView } from '../call-view.ts';
import { endpoint } from '../endpoint.ts';
import type { ApiRequest, Endpoint, Reply } from '../endpoint.ts';
import { callPageSchema, callSchema } from '../schemas/call.ts';
import { clickSchema, getCallQuerySchema, listQuerySchema, patchCallSchema } from '../schemas/requests.ts';
import { previewSchema } from '../schemas/answers.ts';
import { streamCall } from '../stream.ts';
import type { StreamDeps } from '../stream.ts';
import { canonicalRecord, canonicalRef } from '../../mapping/agents/agent-id.ts';
import type { IdForms } from '../../mapping/agents/agent-id.ts';
import { crmOf, maySee, userOf, viewerOf } from './access.ts';
import { CLICK_PROBLEMS, toClick } from './click-request.ts';
import { notesOf } from './notes.ts';

export interface CallsDeps extends DuringCallDeps, StreamDeps {
  readonly place: Place;
  readonly resolve: ResolveDeps;
  readonly book: CallBook;
  readonly store: Pick<CallStore, 'list'>;
}

/** Long poll: the call as soon as it is newer than `since`, or its current state when the time is up. */
const waitForChange = async (book: CallBook, call: Call, since: number, waitMs: number): Promise<Call> => {
  if (call.version > since || waitMs <= 0 || isClosed(call)) return call;
  return new Promise((resolve) => {
    const done = (changed: Call): void => {
      clearTimeout(timer);
      stop();
      resolve(changed);
    };
    const stop = book.watchCall(call.id, (changed) => {
      if (changed.version > since) done(changed);
    });
    const timer = setTimeout(() => {
      done(call);
    }, waitMs);
  });
};

const toFilter = (
  principal: Principal,
  query: z.infer<typeof listQuerySchema>,
  crms: IdForms,
): CallFilter => {
  const crm = crmOf(principal, query.crm);
  const named = principal.kind === 'agent' ? userOf(principal, query.user, crms) : query.user;
  const user = named === undefined ? undefined : canonicalRef({ crm, user: named }, crms).user;
  const at = query.record?.search(/[/:]/) ?? -1;
  return {
    crm,
    limit: query.limit ?? 50,
    ...defined({
      user,
      record:
        query.record === undefined
          ? undefined
          : canonicalRecord({ type: query.record.slice(0, at), id: query.record.slice(at + 1) }, crm, crms),
      state: query.state,
      direction: query.direction,
      result: query.result,
      number: query.number,
      minSeconds: query.minSeconds,
      fromMs: query.from === undefined ? undefined : Date.parse(query.from),
      toMs: query.to === undefined ? undefined : Date.parse(query.to),
      cursor: query.cursor,
    }),
  };
};

/** The routes under /v1/calls. */
export const callEndpoints = (deps: CallsDeps): Endpoint[] => {
  const { book } = deps;
  const view = (call: Call, principal: Principal): unknown => callView(call, deps, viewerOf(principal));

  const visible = async (request: ApiRequest<unknown, unknown>): Promise<Call> => {
    const id = request.params['id'] ?? '';
    const call = await book.get(id);
    if (!call || !maySee(request.principal, call))
      throw new Problem('call_not_found', `There is no call ${id}.`);
    return call;
  };

  const placed = (call: Call, fresh: boolean, principal: Principal): Reply => {
    const status = !fresh ? 200 : call.state === 'unknown' ? 202 : 201;
    return { status, body: view(call, principal), headers: { location: `/v1/calls/${call.id}` } };
  };

  const one = { description: 'The call', schema: callSchema };
  return [
    endpoint({
      method: 'POST',
      path: '/v1/calls',
      body: clickSchema,
      signedAs: 'event',
      docs: {
        operationId: 'placeCall',
        summary: 'Place a call: ring the agent, then the contact',
        answers: {
          201: { ...one, description: 'MOR took the call' },
          200: { ...one, description: 'This idempotency key was used before: the same call again' },
          202: { ...one, description: 'State unknown: MOR may have taken the call; it is not dialled again' },
        },
        problems: CLICK_PROBLEMS,
      },
      async handle({ body, principal, headers }) {
        const { call, fresh } = await deps.place(
          toClick(body, principal, headers, 'call', deps.resolve.crms),
        );
        return placed(call, fresh, principal);
      },
    }),
    endpoint({
      method: 'POST',
      path: '/v1/calls/preview',
      body: clickSchema,
      docs: {
        operationId: 'previewCall',
        summary: 'What a click would do, step by step; dials nothing',
        answers: { 200: { description: 'Each step', schema: previewSchema } },
        problems: ['crm_unreachable'],
      },
      async handle({ body, principal, headers }) {
        return {
          status: 200,
          body: await preview(toClick(body, principal, headers, 'call', deps.resolve.crms), deps.resolve),
        };
      },
    }),
    endpoint({
      method: 'GET',
      path: '/v1/calls',
      query: listQuerySchema,
      docs: {
        operationId: 'listCalls',
        summary: 'Calls, newest first',
        answers: { 200: { description: 'One page', schema: callPageSchema } },
        problems: [],
      },
      async handle({ query, principal }) {
        const page = await deps.store.list(toFilter(principal, query, deps.resolve.crms));
        return {
          status: 200,
          body: { items: page.items.map((call) => view(call, principal)), next: page.next },
        };
      },
    }),
    endpoint({
      method: 'GET',
      path: '/v1/calls/:id',
      query: getCallQuerySchema,
      docs: {
        operationId: 'getCall',
        summary: 'One call; with since and wait the answer comes when the call changes',
        answers: { 200: one },
        problems: ['call_not_found'],
      },
      async handle(request) {
        const call = await visible(request);
        const { since, wait } = request.query;
        const waitMs = since === undefined ? 0 : (wait ?? 0) * 1000;
        return {
          status: 200,
          body: view(await waitForChange(book, call, since ?? 0, waitMs), request.principal),
        };
      },
    }),
    endpoint({
      method: 'GET',
      path: '/v1/calls/:id/events',
      docs: {
        operationId: 'watchCall',
        summary: 'Server-sent events `call`, until the call has ended',
        answers: { 200: { description: 'Event stream', mediaType: 'text/event-stream' } },
        problems: ['call_not_found'],
      },
      async handle(request) {
        const call = await visible(request);
        return { stream: streamCall(call, request.headers['last-event-id'], request.principal, deps) };
      },
    }),
    endpoint({
      method: 'PATCH',
      path: '/v1/calls/:id',
      body: patchCallSchema,
      docs: {
        operationId: 'noteCall',
        summary: 'Notes and result of a call, and whose call it was; they go into the activity',
        answers: { 200: one },
        problems: ['call_not_found', 'record_not_found', 'crm_unreachable'],
      },
      async handle(request) {
        const call = await visible(request);
        const { principal, body } = request;
        const patch = notesOf(body, call, deps.resultsOf(call.crm));
        if (body.record !== undefined) {
          const ref = canonicalRecord(body.record, call.crm, deps.resolve.crms);
          await chooseRecord({ ...deps, crms: deps.resolve.crms }, call.id, ref, viewerOf(principal));
        }
        return { status: 200, body: view(await annotate(deps, call.id, patch), principal) };
      },
    }),
    endpoint({
      method: 'POST',
      path: '/v1/calls/:id/hangup',
      docs: {
        operationId: 'hangUpCall',
        summary: 'Hang up, where MOR has API v2',
        answers: { 202: { ...one, description: 'MOR was asked to hang up' } },
        problems: ['call_not_found', 'not_supported', 'mor_unreachable', 'mor_refused'],
      },
      async handle(request) {
        const call = await visible(request);
        return { status: 202, body: view(await hangUp(deps, call.id), request.principal) };
      },
    }),
  ];
};
