import { z } from 'zod';
import { checkPeriod, reportPeriod, reportSchema } from '../../schemas/reports.ts';
import { id } from './parts.ts';
import type { RouteContracts } from './route-contract.ts';

/** Ended calls of a period, counted by day, agent or result. */

const query = z
  .strictObject({
    ...reportPeriod,
    group: z.enum(['day', 'agent', 'result']).default('day'),
    crm: id.optional(),
    user: id.optional(),
  })
  .superRefine(checkPeriod);

export const REPORTS = {
  'GET /reports': { query, answer: reportSchema },
  'GET /reports/export.csv': { query, answer: 'text/csv' },
} as const satisfies RouteContracts;
