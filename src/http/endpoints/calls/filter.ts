import type { z } from 'zod';
import type { CallFilter } from '../../../calls/ports.ts';
import { defined } from '../../../defined.ts';
import { canonicalRecord, canonicalRef } from '../../../mapping/agents/agent-id.ts';
import type { IdForms } from '../../../mapping/agents/agent-id.ts';
import type { Principal } from '../../authenticate.ts';
import type { listQuerySchema } from '../../schemas/requests.ts';
import { crmOf, userOf } from '../access.ts';

/** The filter of a list's query, within what this principal may see. */
export const toFilter = (
  principal: Principal,
  query: z.infer<typeof listQuerySchema>,
  crms: IdForms,
): CallFilter => {
  const crm = crmOf(principal, query.crm);
  const named = principal.kind === 'agent' ? userOf(principal, query.user, crms) : query.user;
  const user = named === undefined ? undefined : canonicalRef({ crm, user: named }, crms).user;
  const at = query.record?.search(/[/:]/) ?? -1;
  return {
    crm,
    limit: query.limit ?? 50,
    ...defined({
      user,
      record:
        query.record === undefined
          ? undefined
          : canonicalRecord({ type: query.record.slice(0, at), id: query.record.slice(at + 1) }, crm, crms),
      state: query.state,
      direction: query.direction,
      result: query.result,
      number: query.number,
      minSeconds: query.minSeconds,
      fromMs: query.from === undefined ? undefined : Date.parse(query.from),
      toMs: query.to === undefined ? undefined : Date.parse(query.to),
      cursor: query.cursor,
    }),
  };
};
