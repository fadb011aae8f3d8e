import { defined } from '../../defined.ts';
import { SENT_COLUMNS } from '../../vocabulary/column-lists.ts';
import type { SentColumn } from '../../vocabulary/column-lists.ts';
import type { Mapping } from '../../mapping/agents/mapping.ts';
import { toMorForm, toMorSource } from '../../mapping/numbers/number-form.ts';
import type { DialableNumber } from '../../mapping/numbers/numbers.ts';
import { canonicalRef } from '../../mapping/agents/agent-id.ts';
import { resolveMapping } from '../../mapping/agents/resolve-agent.ts';
import type { Origins } from '../../mapping/agents/resolve-agent.ts';
import { checkRules } from '../../mapping/rules/rules.ts';
import type { AgentRef } from '../call/call.ts';
import type { Click } from './click.ts';
import type { CallbackRequest } from '../mor-gateway.ts';
import { Problem } from '../problems.ts';
import { resolveNumber } from './resolve-number.ts';
import { resolveSource } from './resolve-source.ts';
import type { CrmInstance, MorServer, ResolveDeps, Resolved, Trace } from './resolving.ts';

const instanceOf = (crmId: string, deps: ResolveDeps): CrmInstance => {
  const crm = deps.crms.get(crmId);
  if (!crm) throw new Problem('invalid_request', `There is no CRM instance "${crmId}" in the configuration.`);
  return crm;
};

export interface ResolvedAgent {
  readonly mapping: Mapping;
  readonly origins: Origins;
  readonly server: MorServer;
}

/** The agent's line: the mapping row, completed from the CRM's user record and the defaults. Throws Problem. */
export const resolveAgentOf = async (agentRef: AgentRef, deps: ResolveDeps): Promise<ResolvedAgent> => {
  const { crm: crmId, user } = canonicalRef(agentRef, deps.crms);
  const crm = instanceOf(crmId, deps);
  const ref = { crm: crmId, user };
  const row = await deps.mappings.find(ref);
  const incomplete = !row || row.username === '' || row.device === '' || row.source === '';
  // Ask the CRM only if the row leaves something open, so that a click does not wait for it needlessly.
  const agent = incomplete ? await crm.connector.readAgent(user) : undefined;
  if (agent !== undefined && canonicalRef({ crm: crmId, user: agent.user }, deps.crms).user !== user) {
    // A case-insensitive database finds the user in any spelling, and each spelling would get its own limits.
    throw new Problem('agent_not_mapped', `The CRM writes the id ${user} as ${agent.user}; use that.`);
  }
  const found = resolveMapping({
    ref,
    ...defined({ row, crm: agent?.mapping }),
    defaults: crm.defaults,
  });
  if (!found.ok) throw new Problem(found.code, found.detail);
  const server = deps.mors.get(found.mapping.mor);
  if (!server) {
    throw new Problem(
      'agent_not_mapped',
      `The mapping of ${user} names the MOR server "${found.mapping.mor}", which is not in the configuration.`,
    );
  }
  return { mapping: found.mapping, origins: found.origins, server };
};

const callerIdB = (click: Click, mapping: Mapping, crm: CrmInstance): string | undefined => {
  if (click.callerId === undefined) return mapping.callerIdB;
  if ([mapping.callerIdA, mapping.callerIdB, ...crm.callerIds].includes(click.callerId))
    return click.callerId;
  throw new Problem('forbidden', `${click.callerId} is not a caller ID that you may show.`);
};

/** The row's values that go to MOR, without empty ones. */
const sentOf = (
  values: Partial<Record<SentColumn, string | undefined>>,
): Partial<Record<SentColumn, string>> =>
  Object.fromEntries(
    SENT_COLUMNS.flatMap((column) => {
      const value = values[column];
      return value === undefined || value === '' ? [] : [[column, value]];
    }),
  );

/** As a call shows it: E.164, or the digits of an internal number. */
export const destinationOf = (number: DialableNumber): string =>
  number.kind === 'e164' ? number.e164 : number.digits;

const buildRequest = (
  mapping: Mapping,
  server: MorServer,
  source: string,
  number: DialableNumber | undefined,
  shown: string | undefined,
): CallbackRequest => ({
  username: mapping.username,
  device: mapping.device,
  src: toMorSource(source, server.numbers),
  ...defined({ dst: number ? toMorForm(number, server.numbers) : undefined }),
  ...sentOf({ ...mapping, callerIdB: shown }),
});

/** Steps 2 and 3 of a click: agent, record, number, rules. Throws Problem; `trace` keeps how far it got. */
export const resolveClick = async (click: Click, deps: ResolveDeps, trace: Trace = {}): Promise<Resolved> => {
  const crm = instanceOf(click.crm, deps);
  const { mapping, origins, server } = await resolveAgentOf(click, deps);
  trace.mapping = mapping;
  trace.origins = origins;
  trace.server = server;
  trace.onStep?.('agent', `MOR ${mapping.mor}, user ${mapping.username}, device ${mapping.device}`);

  const homeCountries = [mapping.country, crm.defaultCountry, deps.defaultCountry()].filter(
    (c) => c !== undefined,
  );
  const source = await resolveSource({ click, mapping, origins, server, homeCountries }, deps);
  trace.source = source;
  trace.onStep?.('source', source);

  const number = await resolveNumber(click, crm, mapping, trace, deps);
  const destination = number === undefined ? null : destinationOf(number);
  trace.destination = destination;
  trace.onStep?.('number', destination ?? 'MOR asks the agent for the number');

  if (number !== undefined) {
    const verdict = checkRules(number, deps.rules(), {
      nowMs: deps.now(),
      homeCountries,
      isInternal: deps.internal(),
    });
    if (!verdict.ok) throw new Problem(verdict.code, verdict.detail, { rule: verdict.rule });
  }
  trace.onStep?.('rules', 'no dial rule forbids it');

  const request = buildRequest(mapping, server, source, number, callerIdB(click, mapping, crm));
  trace.request = request;
  return {
    mapping,
    server,
    source,
    destination,
    request,
    ...defined({ contactName: trace.contactName }),
  };
};
