import { z } from 'zod';
import { MOR_REFUSAL_CODES } from '../../../vocabulary/refusals.ts';
import { agentRef, checkLine, finding, pageOf, time } from './parts.ts';
import type { RouteContracts } from './route-contract.ts';

/** What is going on, what is broken, what is still missing, who changed what. */

const count = z.int().min(0);

const overview = z.object({
  from: time,
  to: time,
  health: z.array(finding.extend({ name: z.string(), ok: z.boolean() })),
  /** Services that share the database. */
  nodes: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        version: z.string(),
        startedAt: time,
        isSelf: z.boolean(),
        leases: z.array(z.string()),
        needsRestart: z.boolean(),
      }),
    )
    .optional(),
  /** `calls` and the next two count clicked calls; `inbound` counts incoming calls, and `missed` the ones among them. */
  perHour: z.array(
    z.object({ at: time, calls: count, answered: count, refused: count, inbound: count, missed: count }),
  ),
  inbound: z.object({ calls: count, answered: count, missed: count }),
  outcomes: z.array(z.object({ outcome: z.string(), count })),
  /** What agents said about ended calls, those that came in included; code null: nothing. */
  results: z.array(z.object({ code: z.string().nullable(), label: z.string(), count })),
  /** 0 to 1; null: no call has ended. */
  answerRate: z.number().nullable(),
  timeToRingSec: z.object({ p50: z.number().nullable(), p95: z.number().nullable() }),
  refusals: z.array(
    z.object({
      code: z.string(),
      mor: z.enum(MOR_REFUSAL_CODES).optional(),
      count,
      meaning: z.string(),
      cure: z.string(),
    }),
  ),
  agents: z.array(
    agentRef.extend({ name: z.string().optional(), calls: count, answered: count, talkSeconds: count }),
  ),
  /** Always the last 24 hours, regardless of the chosen range. */
  peaks: z.array(
    z.object({
      crm: z.string(),
      concurrent: count,
      perMinute: count,
      perDay: count,
      limits: z.object({
        concurrent: count.optional(),
        perMinute: count.optional(),
        perDay: count.optional(),
      }),
    }),
  ),
  activities: z.object({ pending: count, dead: count }),
});

const auditEntry = z.object({
  id: z.int(),
  at: time,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  batch: z.string().optional(),
  rows: count.optional(),
});

const auditFilter = z.strictObject({
  subject: z.string().max(600).optional(),
  actor: z.string().max(255).optional(),
  action: z.string().max(64).optional(),
  batch: z.string().max(64).optional(),
  from: time.optional(),
  to: time.optional(),
  /** One entry for each import and other change of many rows, with how many there are. */
  grouped: z.enum(['true', 'false']).optional(),
});

const setupStep = finding.extend({
  id: z.enum(['password', 'mor', 'crm', 'mapping', 'numbers', 'pages', 'call']),
  state: z.enum(['done', 'open', 'broken']),
  /** Which of several it is about. */
  name: z.string().optional(),
});

export const OVERVIEW = {
  'GET /overview': {
    query: z.strictObject({ from: time.optional(), to: time.optional() }),
    answer: overview,
  },
  'GET /check/stream': {
    query: z.strictObject({ all: z.enum(['true', 'false']).optional() }),
    answer: 'text/event-stream',
    events: {
      line: checkLine,
      progress: z.object({ done: count, total: count }),
      done: z.object({ lines: count, broken: count }),
    },
  },
  'GET /audit': {
    query: auditFilter.extend({
      limit: z.coerce.number<number | string>().int().min(1).max(200).default(50),
      cursor: z.string().max(255).optional(),
    }),
    answer: pageOf(auditEntry),
  },
  'GET /audit/export.csv': { query: auditFilter, answer: 'text/csv' },
  'GET /setup': {
    answer: z.object({
      steps: z.array(setupStep),
      /** Where CRMs reach the API. */
      apiUrl: z.string(),
    }),
  },
  /** What is installed in a CRM, as the build made it for this version. */
  'GET /packages': {
    answer: z.object({ items: z.array(z.object({ type: z.string(), file: z.string(), bytes: count })) }),
  },
  'GET /packages/:type': { answer: 'application/zip' },
} as const satisfies RouteContracts;
