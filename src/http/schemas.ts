import { z } from 'zod';
import type { Sent } from './json-types.ts';
import { CALL_STATES } from '../vocabulary/call-states.ts';
import { OUTCOMES } from '../vocabulary/outcomes.ts';
import { DIRECTIONS } from '../vocabulary/directions.ts';
import { LOOK_UP_STATES } from '../calls/call/incoming.ts';
import { RULE_NAMES } from '../vocabulary/rule-names.ts';
import { MOR_REFUSAL_CODES } from '../vocabulary/refusals.ts';
import { PROBLEMS } from '../vocabulary/problem-codes.ts';
import type { ProblemCode } from '../vocabulary/problem-codes.ts';

/** Schemas that validate requests; the OpenAPI document is made from the same ones. */

const id = z.string().min(1).max(255);
const shortText = z.string().min(1).max(255);
const time = z.iso.datetime({ offset: true });

const recordSchema = z.strictObject({ type: z.string().min(1).max(80), id }).meta({ id: 'Record' });

const clickedRecordSchema = recordSchema
  .extend({
    doNotCall: z.boolean().optional().meta({ description: 'true: refused as do_not_call' }),
  })
  .meta({ id: 'ClickedRecord' });

export const clickSchema = z
  .strictObject({
    crm: id.optional().meta({ description: 'CRM instance; may be left out, the credentials name it' }),
    user: id.optional().meta({ description: 'The CRM user who clicked; a browser token names it already' }),
    record: clickedRecordSchema.optional(),
    field: z.string().min(1).max(80).optional().meta({ description: 'CRM field that was clicked' }),
    number: z
      .string()
      .max(255)
      .nullable()
      .optional()
      .meta({ description: 'As stored in the CRM; null: MOR asks the agent for the number' }),
    source: shortText.optional().meta({ description: 'Which of the agent’s own numbers to ring' }),
    callerId: shortText.optional(),
    freeDialling: z.boolean().optional(),
    activityId: id.optional(),
    notes: z.string().max(10_000).optional(),
  })
  .meta({ id: 'Click' });

const notesShape = {
  notes: z.string().max(10_000).optional(),
  result: z
    .string()
    .max(255)
    .nullable()
    .optional()
    .meta({ description: 'Code of a result, as `GET /v1/agent` lists them; empty or null takes it away' }),
  disposition: z
    .string()
    .max(255)
    .optional()
    .meta({ description: 'The same by its code or by a label in any language; use `result`' }),
};

export const patchCallSchema = z
  .strictObject({
    ...notesShape,
    record: recordSchema.optional().meta({ description: 'Of a call that came in: who the caller is' }),
  })
  .meta({ id: 'CallNotes' });

export const tokenRequestSchema = z
  .strictObject({
    user: id,
    crm: id.optional(),
    scope: z.enum(['follow', 'act']).optional().meta({
      description: 'follow (default): watch, note and hang up own calls; act: dial and preview too',
    }),
  })
  .meta({ id: 'TokenRequest' });

export const eventSchema = z
  .discriminatedUnion('type', [
    clickSchema.extend({ type: z.literal('call.requested'), user: id }),
    z.strictObject({ type: z.literal('user.changed'), user: id }),
    z.strictObject({ type: z.literal('contact.changed'), record: recordSchema }),
    z.strictObject({
      type: z.literal('call.noted'),
      call: id,
      ...notesShape,
    }),
  ])
  .meta({ id: 'CrmEvent' });

const intText = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'expected a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max));

export const listQuerySchema = z.strictObject({
  crm: id.optional(),
  user: id.optional(),
  record: z
    .string()
    .regex(/^[^/:]+[/:].+$/, 'expected Type/id')
    .optional(),
  state: z.enum(CALL_STATES).optional(),
  direction: z.enum(DIRECTIONS).optional(),
  result: id.optional().meta({ description: 'Code of a result' }),
  number: z
    .string()
    .regex(/^\+?[\d ()./-]{2,30}$/, 'expected a number, or its last digits')
    .optional()
    .meta({ description: 'The other party’s number, or its last digits (at least four)' }),
  minSeconds: intText(0, 999_999).optional().meta({ description: 'At least so long talked' }),
  from: time.optional(),
  to: time.optional(),
  limit: intText(1, 200).optional(),
  cursor: z.string().max(255).optional(),
});

export const getCallQuerySchema = z.strictObject({
  since: intText(0, 999_999_999).optional(),
  wait: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'expected seconds')
    .transform(Number)
    .pipe(z.number().max(4, 'at most 4 seconds'))
    .optional(),
});

export const agentQuerySchema = z.strictObject({ user: id.optional(), crm: id.optional() });

/** A record in an answer: with its address in the CRM, where the connector knows one. */
const shownRecordSchema = z
  .object({ type: z.string(), id: z.string(), url: z.string().optional() })
  .meta({ id: 'CallRecord' });

export const callSchema = z
  .object({
    id: z.string(),
    version: z.int(),
    direction: z.enum(DIRECTIONS),
    state: z.enum(CALL_STATES),
    outcome: z.enum(OUTCOMES).optional(),
    crm: z.string(),
    user: z.string(),
    record: shownRecordSchema.optional(),
    contactName: z.string().optional(),
    from: z
      .string()
      .nullable()
      .optional()
      .meta({ description: 'Of a call that came in: the caller, E.164; null: withheld or not understood' }),
    fromText: z
      .string()
      .optional()
      .meta({ description: 'What MOR shows as the caller where that is no number' }),
    did: z.string().optional().meta({ description: 'The number that was called' }),
    agents: z
      .array(
        z.object({
          user: z.string(),
          name: z.string().optional(),
          rangAt: time,
          answeredAt: time.optional(),
          stoppedAt: time.optional(),
        }),
      )
      .optional()
      .meta({ description: 'Of a call that came in: whose telephones it rang' }),
    matches: z
      .array(shownRecordSchema.extend({ name: z.string() }))
      .optional()
      .meta({ description: 'Records that have the caller’s number, at most ten' }),
    more: z.boolean().optional().meta({ description: 'There are more matches' }),
    create: z
      .array(z.object({ type: z.string(), url: z.string() }))
      .optional()
      .meta({ description: 'Nobody knows the caller: pages of the CRM on which a record can be made' }),
    lookUp: z.enum(LOOK_UP_STATES).optional().meta({
      description:
        'Of a call that came in: unanswered means that the CRM did not say in time who is calling, unsearchable that it cannot be asked',
    }),
    source: z.string(),
    destination: z.string().nullable(),
    mor: z.object({
      server: z.string(),
      username: z.string(),
      device: z.string(),
      callbackUniqueId: z.string().optional(),
    }),
    createdAt: time,
    acceptedAt: time.optional(),
    answeredAt: time.optional(),
    endedAt: time.optional(),
    talkSeconds: z.int().optional(),
    hangupCause: z.int().optional(),
    message: z.string(),
    notes: z.string().optional(),
    result: z.object({ code: z.string(), label: z.string() }).optional(),
    disposition: z
      .string()
      .optional()
      .meta({ description: 'The label of `result`, or what an earlier version had kept' }),
    refusal: z
      .object({ code: z.string(), detail: z.string(), rule: z.enum(RULE_NAMES).optional() })
      .optional(),
    activity: z
      .object({
        id: z.string().optional(),
        url: z.string().optional(),
        state: z.enum(['pending', 'written', 'dead']),
        error: z.string().optional(),
      })
      .optional(),
    timeline: z.array(
      z.object({ at: time, state: z.enum(CALL_STATES), by: z.string(), detail: z.string().optional() }),
    ),
    links: z.object({ self: z.string(), events: z.string() }),
  })
  .meta({ id: 'Call' });

/** A call as the API shows it. */
export type CallView = Sent<z.input<typeof callSchema>>;

export const callPageSchema = z
  .object({ items: z.array(callSchema), next: z.string().optional() })
  .meta({ id: 'CallPage' });

export const tokenSchema = z
  .object({
    token: z.string(),
    expiresAt: time,
    user: z.string(),
    crm: z.string(),
    scope: z.enum(['follow', 'act']),
  })
  .meta({ id: 'Token' });

export const eventAcceptedSchema = z
  .object({ accepted: z.literal(true), call: callSchema.optional() })
  .meta({ id: 'EventAccepted' });

const codes = Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]];

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes),
    detail: z.string(),
    cure: z.string(),
    retryable: z.boolean(),
    requestId: z.string(),
    call: callSchema.optional(),
    mor: z.object({ code: z.enum(MOR_REFUSAL_CODES), text: z.string() }).optional(),
    rule: z.enum(RULE_NAMES).optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

export const agentSchema = z
  .object({
    crm: z.string(),
    user: z.string(),
    mapped: z.boolean(),
    enabled: z.boolean(),
    sources: z.array(z.string()),
    freeDialling: z.boolean(),
    name: z.string().optional(),
    canHangUp: z.boolean(),
    results: z
      .array(z.object({ code: z.string(), labels: z.record(z.string(), z.string()) }))
      .meta({ description: 'What this agent can choose after a call, with labels by language' }),
    inbound: z
      .object({ pop: z.enum(['ringing', 'answered', 'never']), shown: z.boolean() })
      .optional()
      .meta({
        description:
          'Where calls that come in are taken: when the record of the caller opens, and whether they show up at the moment',
      }),
    problems: z.array(z.object({ code: z.enum(codes), detail: z.string(), cure: z.string() })),
  })
  .meta({ id: 'Agent' });

export const previewSchema = z
  .object({
    wouldDial: z.boolean(),
    steps: z.array(z.object({ step: z.string(), ok: z.boolean(), detail: z.string() })),
    mapping: z
      .record(z.string(), z.object({ value: z.union([z.string(), z.boolean()]), from: z.string() }))
      .optional(),
    record: z.object({ name: z.string(), doNotCall: z.boolean(), url: z.string().optional() }).optional(),
    number: z
      .object({
        raw: z.string().optional(),
        field: z.string().optional(),
        destination: z.string().nullable(),
        dialled: z.string().optional(),
        choices: z.array(z.string()).optional().meta({
          description: 'All numbers of the field where it holds several; the first is what a click dials',
        }),
      })
      .optional(),
    request: z
      .object({ method: z.string(), url: z.string(), params: z.record(z.string(), z.string()) })
      .optional(),
    problem: z.object({ code: z.enum(codes), detail: z.string(), cure: z.string() }).optional(),
  })
  .meta({ id: 'Preview' });
