import { z } from 'zod';
import { TOLD_OUTCOMES } from '../../vocabulary/outcomes.ts';
import { PROBLEMS } from '../../vocabulary/problem-codes.ts';
import type { ProblemCode } from '../../vocabulary/problem-codes.ts';
import { MOR_REFUSAL_CODES } from '../../vocabulary/refusals.ts';
import { RULE_NAMES } from '../../vocabulary/rule-names.ts';
import type { Sent } from '../json-types.ts';
import { callSchema, time } from './call.ts';

/** Answers other than calls. */

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
    errors: z
      .array(
        z.object({
          path: z.string(),
          message: z.string(),
          /** The message as a stable code, with what its text names. */
          code: z.string().optional(),
          values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });
export type ProblemBody = Sent<z.input<typeof problemSchema>>;

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
      .array(
        z.object({
          code: z.string(),
          labels: z.record(z.string(), z.string()),
          outcome: z.enum(TOLD_OUTCOMES).optional().meta({
            description: 'A call with it ended so, even if MOR says otherwise; not for calls that come in',
          }),
        }),
      )
      .meta({ description: 'What this agent can choose after a call, with labels by language' }),
    resultRequired: z
      .boolean()
      .meta({ description: 'After an answered call the card asks until a result is chosen' }),
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

/** Who has listened to a recording. */
export const listenersSchema = z
  .object({
    items: z.array(
      z.object({
        at: time,
        kind: z.enum(['agent', 'administrator', 'crm']),
        name: z.string().optional().meta({ description: 'Not for a CRM’s server that named nobody' }),
      }),
    ),
  })
  .meta({ id: 'Listeners' });
