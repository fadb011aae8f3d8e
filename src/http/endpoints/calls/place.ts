import type { Call } from '../../../calls/call/call.ts';
import { preview } from '../../../calls/place/preview.ts';
import { callView } from '../../call-view.ts';
import { endpoint } from '../../endpoint.ts';
import type { Endpoint, Reply } from '../../endpoint.ts';
import { previewSchema } from '../../schemas/answers.ts';
import { clickSchema } from '../../schemas/requests.ts';
import { viewerOf } from '../access.ts';
import { CLICK_PROBLEMS, toClick } from '../click-request.ts';
import { ONE_CALL } from './parts.ts';
import type { CallsDeps } from './parts.ts';

const placed = (call: Call, fresh: boolean, view: unknown): Reply => {
  const status = !fresh ? 200 : call.state === 'unknown' ? 202 : 201;
  return { status, body: view, headers: { location: `/v1/calls/${call.id}` } };
};

/** Turns a click into a call. */
export const placeCall = (deps: CallsDeps): Endpoint =>
  endpoint({
    method: 'POST',
    path: '/v1/calls',
    body: clickSchema,
    signedAs: 'event',
    docs: {
      operationId: 'placeCall',
      summary: 'Place a call: ring the agent, then the contact',
      answers: {
        201: { ...ONE_CALL, description: 'MOR took the call' },
        200: { ...ONE_CALL, description: 'This idempotency key was used before: the same call again' },
        202: {
          ...ONE_CALL,
          description: 'State unknown: MOR may have taken the call; it is not dialled again',
        },
      },
      problems: CLICK_PROBLEMS,
    },
    async handle({ body, principal, headers }) {
      const click = toClick(body, principal, headers, 'call', deps.resolve.crms);
      const { call, fresh } = await deps.place(click);
      return placed(call, fresh, callView(call, deps, viewerOf(principal)));
    },
  });

/** Says what a click would do. */
export const previewCall = (deps: CallsDeps): Endpoint =>
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
      const click = toClick(body, principal, headers, 'call', deps.resolve.crms);
      return { status: 200, body: await preview(click, deps.resolve) };
    },
  });
