import type { CallBook } from '../../../calls/book.ts';
import { isClosed } from '../../../calls/call/advance.ts';
import type { Call } from '../../../calls/call/call.ts';
import { plannedCallBacks } from '../../../calls/plan-call-back.ts';
import type { CallFilter, Page } from '../../../calls/ports.ts';
import { defined } from '../../../defined.ts';
import { canonicalRef } from '../../../mapping/agents/agent-id.ts';
import { answerCallsCsv } from '../../call-csv.ts';
import { callView, seenBy } from '../../call-view.ts';
import { endpoint } from '../../endpoint.ts';
import type { Endpoint } from '../../endpoint.ts';
import { callPageSchema } from '../../schemas/call.ts';
import {
  agentQuerySchema,
  exportQuerySchema,
  getCallQuerySchema,
  listQuerySchema,
} from '../../schemas/requests.ts';
import { streamCall } from '../../stream.ts';
import { crmOf, userOf, viewerOf } from '../access.ts';
import { foundBy, toFilter } from './filter.ts';
import { ONE_CALL, visibleCall } from './parts.ts';
import type { CallsDeps } from './parts.ts';

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

/** The calls that a user may see, page by page. */
export const listCalls = (deps: CallsDeps): Endpoint =>
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
      const { limit = 50, cursor } = query;
      const filter = toFilter(principal, query, deps.resolve.crms);
      const { items, next } = await deps.store.list({ ...filter, limit, ...defined({ cursor }) });
      const found = foundBy(items, principal, query);
      const views = found.map((call) => callView(call, deps, viewerOf(principal)));
      return { status: 200, body: { items: views, next } };
    },
  });

/** The same as a file. */
export const exportCalls = ({ store, resolve }: Pick<CallsDeps, 'store' | 'resolve'>): Endpoint =>
  endpoint({
    method: 'GET',
    path: '/v1/calls/export.csv',
    query: exportQuerySchema,
    docs: {
      operationId: 'exportCalls',
      summary: 'The same calls as a file, at most 100,000 of them',
      answers: { 200: { description: 'One line per call, with a header line', mediaType: 'text/csv' } },
      problems: [],
    },
    handle({ query, principal }) {
      const filter = toFilter(principal, query, resolve.crms);
      const page = async (at: Pick<CallFilter, 'limit' | 'cursor'>): Promise<Page<Call>> => {
        const { items, ...rest } = await store.list({ ...filter, ...at });
        const found = foundBy(items, principal, query);
        return { items: found.map((call) => seenBy(call, viewerOf(principal))), ...rest };
      };
      return Promise.resolve({
        answersHead: true,
        stream: (res) => {
          // Part of the file may be on its way: only the connection can still say that the rest is missing.
          answerCallsCsv(res, page, query.zone).catch(() => res.destroy());
        },
      });
    },
  });

/** An agent's reminders. */
export const listCallBacks = (deps: CallsDeps): Endpoint =>
  endpoint({
    method: 'GET',
    path: '/v1/call-backs',
    query: agentQuerySchema,
    docs: {
      operationId: 'listCallBacks',
      summary: 'Calls after which this agent has planned to call again, the soonest first',
      answers: { 200: { description: 'At most 100', schema: callPageSchema } },
      problems: [],
    },
    async handle({ query, principal }) {
      const { crms } = deps.resolve;
      const named = { crm: crmOf(principal, query.crm), user: userOf(principal, query.user, crms) };
      const calls = await plannedCallBacks(deps, canonicalRef(named, crms));
      return { status: 200, body: { items: calls.map((call) => callView(call, deps, viewerOf(principal))) } };
    },
  });

/** One call, at once or when it changes. */
export const getCall = (deps: CallsDeps): Endpoint =>
  endpoint({
    method: 'GET',
    path: '/v1/calls/:id',
    query: getCallQuerySchema,
    docs: {
      operationId: 'getCall',
      summary: 'One call; with since and wait the answer comes when the call changes',
      answers: { 200: ONE_CALL },
      problems: ['call_not_found'],
    },
    async handle(request) {
      const call = await visibleCall(request, deps);
      const { since, wait } = request.query;
      const waitMs = since === undefined ? 0 : (wait ?? 0) * 1000;
      const newer = await waitForChange(deps.book, call, since ?? 0, waitMs);
      return { status: 200, body: callView(newer, deps, viewerOf(request.principal)) };
    },
  });

/** One call as a stream of events. */
export const watchCall = (deps: CallsDeps): Endpoint =>
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
      const call = await visibleCall(request, deps);
      return { stream: streamCall(call, request.headers['last-event-id'], request.principal, deps) };
    },
  });
