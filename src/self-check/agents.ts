import type { CheckLine, Connector, CrmAgent } from '../calls/connector.ts';
import { allMappings } from '../mapping/agents/all-mappings.ts';
import { rowRenames } from '../mapping/agents/agent-id.ts';
import { sourcesOf } from '../mapping/agents/mapping.ts';
import type { Mapping } from '../mapping/agents/mapping.ts';
import { resolveMapping } from '../mapping/agents/resolve-agent.ts';
import { internalNumbers } from '../mapping/rules/internal.ts';
import { checkSource } from '../mapping/rules/source.ts';
import type { Runtime } from '../app/runtime.ts';
import { defined } from '../defined.ts';
import { at, good, wrong } from '../vocabulary/findings.ts';
import type { CheckDepth } from './self-check.ts';

/** A CRM may have tens of thousands of users, and each extension costs a request to MOR; without `all` this many are enough. */
const SAMPLE = 200;

/** Rows whose agent has a second row under the id that the CRM itself uses: only that one counts. */
const checkIds = (runtime: Runtime, rows: readonly Mapping[]): CheckLine[] =>
  rowRenames(rows, runtime.crms).clashes.map(({ crm, user }) =>
    at('mapping', { crm, user }, wrong('agent_twice')),
  );

/** The users of a CRM, and whether there are more than were asked for. Another link reports a CRM that cannot be reached. */
const usersOf = async (
  connector: Connector,
  all: boolean,
): Promise<{ items: CrmAgent[]; isSample: boolean }> => {
  const items: CrmAgent[] = [];
  let cursor: string | undefined;
  do {
    const page: Awaited<ReturnType<Connector['listAgents']>> = await connector
      .listAgents({ limit: SAMPLE, ...defined({ cursor }) })
      .catch(() => ({ items: [] }));
    items.push(...page.items);
    cursor = page.next;
  } while (all && cursor !== undefined);
  return { items, isSample: cursor !== undefined };
};

/** Agents whose source number comes from the CRM's user record and is blocked by the rules for leg A. */
const checkCrmSources = async (
  runtime: Runtime,
  rows: readonly Mapping[],
  { nowMs, all = false }: CheckDepth & { readonly nowMs: number },
): Promise<CheckLine[]> => {
  const { rules, numbers } = runtime.rules.current();
  const isInternal = internalNumbers(numbers.internal);
  const own = new Map(rows.map((row) => [JSON.stringify([row.crm, row.user]), row]));
  const lines: CheckLine[] = [];
  for (const [id, crm] of runtime.crms) {
    if (crm.connector.numbersFrom !== 'record') continue;
    const { items, isSample } = await usersOf(crm.connector, all);
    if (isSample) lines.push(at('agents_of', { crm: id }, good('agents_sample', { count: items.length })));
    for (const agent of items.filter(({ active }) => active)) {
      const row = own.get(JSON.stringify([id, agent.user]));
      const input = { ref: { crm: id, user: agent.user }, row, crm: agent.mapping, defaults: crm.defaults };
      const found = resolveMapping(input);
      if (!found.ok || found.origins.source !== 'crm') continue;
      const { mapping } = found;
      const reply = await runtime.mors.get(mapping.mor)?.gateway.device(mapping.device);
      const extension = reply?.ok === true ? reply.value.username : undefined;
      const fault = sourcesOf(mapping)
        .map((source) =>
          checkSource(source, {
            rules,
            context: { nowMs, homeCountries: [mapping.country, crm.defaultCountry, numbers.defaultCountry] },
            isInternal,
            deviceExtensions: extension === undefined ? [] : [extension],
          }),
        )
        .find((verdict) => !verdict.ok);
      if (fault?.ok !== false) continue;
      const refused = wrong('crm_source_refused', { text: fault.detail });
      lines.push(at('agent', { crm: id, user: agent.user }, refused));
    }
  }
  return lines;
};

/** Problems of agents that do not show in their own rows. */
export const checkAgents = async (
  runtime: Runtime,
  depth: CheckDepth & { readonly nowMs: number },
): Promise<CheckLine[]> => {
  const rows = await allMappings(runtime.store.mappings);
  return [...checkIds(runtime, rows), ...(await checkCrmSources(runtime, rows, depth))];
};
