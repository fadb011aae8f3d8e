import { z } from 'zod';
import { CALL_STATES } from '../../vocabulary/call-states.ts';
import { DIRECTIONS } from '../../vocabulary/directions.ts';
import { OUTCOMES } from '../../vocabulary/outcomes.ts';
import { time } from './call.ts';
import { dayOrTime, zone } from './periods.ts';

/** The bodies and queries of requests. The OpenAPI document is generated from the same schemas. */

const id = z.string().min(1).max(255);
const shortText = z.string().min(1).max(255);

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
    consent: z
      .boolean()
      .optional()
      .meta({ description: 'Whether the other party agreed to be recorded; false deletes the recording' }),
    callBack: time.nullable().optional().meta({
      description:
        'When the agent calls again, with their own offset (2026-12-01T09:00:00+02:00): becomes a task in the CRM; null takes it back',
    }),
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
  .discriminatedUnion(
    'type',
    [
      clickSchema.extend({ type: z.literal('call.requested'), user: id }),
      z.strictObject({ type: z.literal('user.changed'), user: id }),
      z.strictObject({ type: z.literal('contact.changed'), record: recordSchema }),
      z.strictObject({
        type: z.literal('call.noted'),
        call: id,
        ...notesShape,
      }),
    ],
    {
      // A body that is no object comes here, too, although the type does not say so.
      error: ({ code }: { readonly code: string }) =>
        code === 'invalid_union'
          ? 'must be call.requested, user.changed, contact.changed or call.noted'
          : undefined,
    },
  )
  .meta({ id: 'CrmEvent' });

const intText = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'expected a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max));

/** In which order calls are listed. */
export const callOrder = z.enum(['newest', 'oldest', 'longest']);

const callFilterShape = {
  crm: id.optional(),
  user: id.optional(),
  record: z
    .string()
    .regex(/^[^/:]+[/:].+$/, 'expected Type/id')
    .optional(),
  state: z.enum(CALL_STATES).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  direction: z.enum(DIRECTIONS).optional(),
  result: id.optional().meta({ description: 'Code of a result' }),
  search: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'A number as in `number`, or the beginning of the contact’s first or last name' }),
  number: z
    .string()
    .regex(/^\+?[\d ()./-]{2,30}$/, 'expected a number, or its last digits')
    .optional()
    .meta({ description: 'The other party’s number, or its last digits (at least four)' }),
  minSeconds: intText(0, 999_999).optional().meta({ description: 'Shortest talk time, in seconds' }),
  sort: callOrder.optional(),
  from: dayOrTime.optional(),
  to: dayOrTime.optional(),
};

export const listQuerySchema = z.strictObject({
  ...callFilterShape,
  limit: intText(1, 200).optional(),
  cursor: z.string().max(255).optional(),
});

export const exportQuerySchema = z.strictObject({
  ...callFilterShape,
  zone: zone.optional().meta({ description: 'Of the times in the file, such as Europe/Vilnius; UTC' }),
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
