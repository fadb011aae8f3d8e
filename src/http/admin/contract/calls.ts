import { z } from 'zod';
import { ACTIVITY_STATES, CALL_STATES } from '../../../vocabulary/call-states.ts';
import { DIRECTIONS } from '../../../vocabulary/directions.ts';
import { OUTCOMES } from '../../../vocabulary/outcomes.ts';
import { callSchema } from '../../schemas/call.ts';
import { callOrder, clickSchema } from '../../schemas/requests.ts';
import { previewSchema } from '../../schemas/answers.ts';
import { id, language, pageOf, said, time, values, zone } from './parts.ts';
import type { RouteContracts } from './route-contract.ts';

/** Preview, test call, history, live list, dead letters. */

const call = callSchema.extend({
  /** What the cause means and what to check, for calls that did not end normally. */
  hangup: z.object({ code: z.string(), values, meaning: z.string(), cure: z.string() }).optional(),
  refusal: z
    .object({
      code: z.string(),
      mor: z.string().optional(),
      detail: z.string(),
      said: said.optional(),
      cure: z.string().optional(),
    })
    .optional(),
  activity: callSchema.shape.activity.unwrap().extend({ said: said.optional() }).optional(),
  timeline: z.array(callSchema.shape.timeline.element.extend({ said: said.optional() })),
});

const step = previewSchema.shape.steps.element.extend({ said: said.optional() });
const preview = previewSchema.extend({
  steps: z.array(step),
  problem: previewSchema.shape.problem.unwrap().extend({ said: said.optional() }).optional(),
});

/** Filters for lists and exports of calls. */
const filterShape = {
  crm: id.optional(),
  user: id.optional(),
  state: z.enum(CALL_STATES).optional(),
  activity: z.enum(ACTIVITY_STATES).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  direction: z.enum(DIRECTIONS).optional(),
  /** Code of a result. */
  result: id.optional(),
  /** A number or its last digits, or the beginning of a contact's name. */
  search: z.string().max(100).optional(),
  minSeconds: z.coerce.number<number | string>().int().min(0).max(999_999).optional(),
  sort: callOrder.optional(),
  from: time.optional(),
  to: time.optional(),
};

const click = clickSchema.required({ crm: true, user: true });

export const CALLS = {
  'POST /preview': { body: click, answer: preview },
  /** With an Idempotency-Key header, a new one for each click. */
  'POST /test-call': { body: click, answer: call },
  'GET /calls': {
    query: z.strictObject({
      ...filterShape,
      limit: z.coerce.number<number | string>().int().min(1).max(200).default(50),
      cursor: z.string().max(255).optional(),
    }),
    answer: pageOf(call),
  },
  'GET /calls/export.csv': {
    query: z.strictObject({
      ...filterShape,
      zone: zone.optional(),
    }),
    answer: 'text/csv',
  },
  /** First the open calls, then every change of every call. */
  'GET /calls/stream': {
    query: z.strictObject({ language: language.optional() }),
    answer: 'text/event-stream',
    events: { call },
  },
  /** What calls can have as their result, at any CRM. */
  'GET /results': { answer: z.object({ items: z.array(z.object({ code: id, label: z.string() })) }) },
  'GET /calls/:id': { answer: call },
  'POST /calls/retry-activities': {
    body: z.strictObject({ crm: id.optional() }),
    answer: z.object({ retried: z.int() }),
  },
  'POST /calls/:id/retry-activity': { answer: call },
  /** For administrators; each listening is audited. */
  'GET /calls/:id/recording': { answer: 'audio/mpeg' },
  /** Deletes it in MOR as well, by its id. */
  'DELETE /calls/:id/recording': {},
} as const satisfies RouteContracts;
