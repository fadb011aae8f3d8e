import { z } from 'zod';
import { agentRef, day, id, zone } from './parts.ts';
import type { RouteContracts } from './route-contract.ts';

/** Ended calls of a period, counted by day, agent or result. */

const GROUPS = ['day', 'agent', 'result'] as const;
const DAY_MS = 86_400_000;
const MAX_DAYS = 366;

const count = z.int().min(0);

const query = z
  .strictObject({
    /** The first and the last day, both included, in the reader's calendar. */
    from: day,
    to: day,
    zone: zone.default('UTC'),
    group: z.enum(GROUPS).default('day'),
    crm: id.optional(),
    user: id.optional(),
  })
  .superRefine(({ from, to }, context) => {
    const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
    const message =
      days < 1
        ? 'is before the first day'
        : days > MAX_DAYS
          ? `a report covers at most ${MAX_DAYS} days, these are ${days}`
          : undefined;
    if (message !== undefined) context.addIssue({ code: 'custom', path: ['to'], message });
  });

const figures = z.object({
  calls: count,
  answered: count,
  talkSeconds: count,
  /** Over the answered calls, in whole seconds; null: none was answered. */
  averageTalkSeconds: count.nullable(),
});

const report = z.object({
  from: day,
  to: day,
  zone,
  /**
   * Each row has the field it was grouped by. Every day of the period has a row; agents and results only when they have calls.
   */
  rows: z.array(
    figures.extend({
      day: day.optional(),
      agent: agentRef.extend({ name: z.string().optional() }).optional(),
      /** Code null: the agent chose no result. */
      result: z.object({ code: z.string().nullable(), label: z.string() }).optional(),
    }),
  ),
  total: figures,
});

export const REPORTS = {
  'GET /reports': { query, answer: report },
  'GET /reports/export.csv': { query, answer: 'text/csv' },
} as const satisfies RouteContracts;
