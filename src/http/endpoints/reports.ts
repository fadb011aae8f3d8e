import { z } from 'zod';
import { canonicalRef } from '../../mapping/agents/agent-id.ts';
import type { IdForms } from '../../mapping/agents/agent-id.ts';
import { endpoint } from '../endpoint.ts';
import type { Endpoint } from '../endpoint.ts';
import { makeReport } from '../report.ts';
import type { ReportDeps } from '../report.ts';
import { checkPeriod, reportPeriod, reportSchema } from '../schemas/reports.ts';
import { agentQuerySchema } from '../schemas/requests.ts';
import { crmOf, userOf } from './access.ts';

const query = z
  .strictObject({
    ...agentQuerySchema.shape,
    ...reportPeriod,
    group: z.enum(['day', 'result']).default('day'),
  })
  .superRefine(checkPeriod);

/** An agent's own figures. */
export const reportEndpoint = (
  deps: ReportDeps & { readonly resolve: { readonly crms: IdForms } },
): Endpoint =>
  endpoint({
    method: 'GET',
    path: '/v1/reports',
    query,
    docs: {
      operationId: 'reportCalls',
      summary: 'The ended calls of one agent by day or result: how many, how many answered, talk time',
      answers: { 200: { description: 'Every day of the period, or every result', schema: reportSchema } },
      problems: [],
    },
    async handle({ query: asked, principal }) {
      const { crms } = deps.resolve;
      const named = { crm: crmOf(principal, asked.crm), user: userOf(principal, asked.user, crms) };
      return { status: 200, body: await makeReport({ ...asked, ...canonicalRef(named, crms) }, deps) };
    },
  });
