import { z } from 'zod';
import type { Sent } from '../json-types.ts';
import { LOOK_UP_STATES } from '../../calls/call/incoming.ts';
import { CALL_STATES } from '../../vocabulary/call-states.ts';
import { DIRECTIONS } from '../../vocabulary/directions.ts';
import { OUTCOMES } from '../../vocabulary/outcomes.ts';
import { ERASURES, RECORDING_STATES } from '../../vocabulary/recordings.ts';
import { RULE_NAMES } from '../../vocabulary/rule-names.ts';

export const time = z.iso.datetime({ offset: true });

/** A record in an answer, with its address in the CRM where the connector knows one. */
const shownRecordSchema = z
  .object({ type: z.string(), id: z.string(), url: z.string().optional() })
  .meta({ id: 'CallRecord' });

/** The labels of a result, for readers of other languages than the answer's. */
export const labels = z
  .record(z.string(), z.string())
  .optional()
  .meta({ description: 'By language; absent for a result that is no longer configured' });

export const callSchema = z
  .object({
    id: z.string(),
    version: z.int(),
    direction: z.enum(DIRECTIONS),
    state: z.enum(CALL_STATES),
    outcome: z.enum(OUTCOMES).optional(),
    crm: z.string(),
    user: z.string(),
    userName: z.string().optional().meta({ description: 'As the mapping named the agent at that time' }),
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
      .array(
        shownRecordSchema.extend({
          name: z.string(),
          company: z.string().optional(),
          openCases: z.int().optional(),
          openOpportunities: z.int().optional(),
        }),
      )
      .optional()
      .meta({
        description:
          'Records that have the caller’s number, at most ten; with company and what is open, once the CRM has said it about the only one',
      }),
    more: z.boolean().optional().meta({ description: 'There are more matches' }),
    create: z
      .array(z.object({ type: z.string(), url: z.string() }))
      .optional()
      .meta({ description: 'Nobody knows the caller: pages of the CRM on which a record can be made' }),
    lookUp: z.enum(LOOK_UP_STATES).optional().meta({
      description:
        'Of a call that came in: unanswered means that the CRM has not said yet who is calling, and is asked again; unsearchable that it cannot be asked',
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
    result: z.object({ code: z.string(), label: z.string(), labels }).optional(),
    disposition: z
      .string()
      .optional()
      .meta({ description: 'The label of `result`, or what an earlier version had kept' }),
    callBack: z
      .object({ at: time, user: z.string() })
      .optional()
      .meta({ description: 'When this agent calls again' }),
    recording: z
      .object({
        state: z.enum(RECORDING_STATES),
        durationSec: z.int().optional(),
        reason: z.enum(ERASURES).optional().meta({ description: 'Why it was deleted' }),
      })
      .optional()
      .meta({ description: 'Of an answered call whose MOR records; GET {self}/recording is the audio' }),
    consent: z.object({ given: z.boolean(), open: z.boolean() }).optional().meta({
      description:
        'The agent asks whether the call may be recorded. Unless `given` soon after the end, the recording is deleted; `open`: it can still be given',
    }),
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
