import { z } from 'zod';
import { checkPeriod, reportPeriod, reportSchema } from '../../schemas/reports.ts';
import { id, language } from './parts.ts';
import type { RouteContracts } from './route-contract.ts';

/** Ended calls of a period, counted by day, agent or result. */

const asked = z.strictObject({
  ...reportPeriod,
  group: z.enum(['day', 'agent', 'result']).default('day'),
  crm: id.optional(),
  user: id.optional(),
});

export const REPORTS = {
  'GET /reports': { query: asked.superRefine(checkPeriod), answer: reportSchema },
  'GET /reports/export.csv': {
    query: asked.extend({ language: language.optional() }).superRefine(checkPeriod),
    answer: 'text/csv',
  },
} as const satisfies RouteContracts;
