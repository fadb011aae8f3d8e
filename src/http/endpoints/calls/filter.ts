import type { z } from 'zod';
import type { Call } from '../../../calls/call/call.ts';
import type { CallFilter } from '../../../calls/ports.ts';
import { defined } from '../../../defined.ts';
import { canonicalRecord, canonicalRef } from '../../../mapping/agents/agent-id.ts';
import type { IdForms } from '../../../mapping/agents/agent-id.ts';
import type { Principal } from '../../authenticate.ts';
import { searchOf } from '../../call-search.ts';
import { seenBy } from '../../call-view.ts';
import { daysIn } from '../../zone-days.ts';
import type { ZoneDay } from '../../zone-days.ts';
import type { exportQuerySchema } from '../../schemas/requests.ts';
import { crmOf, userOf, viewerOf } from '../access.ts';

type Asked = z.infer<typeof exportQuerySchema>;

/** A day begins and ends in the reader's zone; a moment is both ends of itself. */
const periodOf = (text: string, zone = 'UTC'): Pick<ZoneDay, 'fromMs' | 'toMs'> => {
  const [day] = text.includes('T') ? [] : daysIn(zone, text, text);
  const atMs = Date.parse(text);
  return day ?? { fromMs: atMs, toMs: atMs };
};

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
      fromMs: query.from === undefined ? undefined : periodOf(query.from, query.zone).fromMs,
      toMs: query.to === undefined ? undefined : periodOf(query.to, query.zone).toMs,
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
