import type { z } from 'zod';
import type { Call } from '../../../calls/call/call.ts';
import type { CallFilter } from '../../../calls/ports.ts';
import { defined } from '../../../defined.ts';
import { canonicalRecord, canonicalRef } from '../../../mapping/agents/agent-id.ts';
import type { IdForms } from '../../../mapping/agents/agent-id.ts';
import type { Principal } from '../../authenticate.ts';
import { searchOf } from '../../call-search.ts';
import { seenBy } from '../../call-view.ts';
import type { exportQuerySchema } from '../../schemas/requests.ts';
import { crmOf, userOf, viewerOf } from '../access.ts';

type Asked = Omit<z.infer<typeof exportQuerySchema>, 'zone'>;

/** The filter of a list's query, within what this principal may see. */
export const toFilter = (
  principal: Principal,
  query: Asked,
  crms: IdForms,
): Omit<CallFilter, 'limit' | 'cursor'> => {
  const crm = crmOf(principal, query.crm);
  const named = principal.kind === 'agent' ? userOf(principal, query.user, crms) : query.user;
  const user = named === undefined ? undefined : canonicalRef({ crm, user: named }, crms).user;
  const at = query.record?.search(/[/:]/) ?? -1;
  return {
    crm,
    ...searchOf(query.search),
    ...defined({
      number: query.number,
      user,
      record:
        query.record === undefined
          ? undefined
          : canonicalRecord({ type: query.record.slice(0, at), id: query.record.slice(at + 1) }, crm, crms),
      state: query.state,
      outcome: query.outcome,
      direction: query.direction,
      result: query.result,
      minSeconds: query.minSeconds,
      sort: query.sort,
      fromMs: query.from === undefined ? undefined : Date.parse(query.from),
      toMs: query.to === undefined ? undefined : Date.parse(query.to),
    }),
  };
};

/**
 * The CRM may have shown a caller's record to another agent only. A search by that record or by its name must not tell this agent
 * that the call is with it.
 */
export const foundBy = (calls: readonly Call[], principal: Principal, query: Asked): readonly Call[] => {
  const viewer = viewerOf(principal);
  const byName = searchOf(query.search).contact !== undefined;
  return calls.filter((call) => {
    const { contactName, record } = seenBy(call, viewer);
    return (!byName || contactName !== undefined) && (query.record === undefined || record !== undefined);
  });
};
