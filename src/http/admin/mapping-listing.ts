import type { CrmAgent } from '../../calls/connector.ts';
import type { CrmInstance, MorServer } from '../../calls/place/resolving.ts';
import { defined } from '../../defined.ts';
import type { Mapping } from '../../mapping/agents/mapping.ts';
import { foldName } from '../../mapping/match/match-text.ts';
import type { Directory } from './directory.ts';
import { searchText, toItem, usersOfDevices } from './mapping-view.ts';
import type { MappingItem } from './mapping-view.ts';

export interface ListingDeps {
  readonly directory: Directory;
  readonly crms: ReadonlyMap<string, CrmInstance>;
  readonly mors: ReadonlyMap<string, MorServer>;
}

/** One line of the list. A page shows few of many lines, so what it shows is put together when it is asked for. */
export interface ListedAgent {
  readonly crm: string;
  readonly user: string;
  readonly item: () => MappingItem;
  /** What a search is matched against. */
  readonly text: () => string;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** A line and the name that it is sorted by, folded once and not with each comparison. */
interface Named {
  readonly agent: ListedAgent;
  readonly name: string;
}

const byName = (a: Named, b: Named): number =>
  compare(a.name, b.name) || compare(a.agent.user, b.agent.user) || compare(a.agent.crm, b.agent.crm);

/** What a CRM says about its users; none, when it cannot be asked. */
interface Users {
  readonly crm: string;
  readonly agents?: readonly CrmAgent[];
  readonly error?: string;
}

const listOf = (users: readonly Users[], rows: readonly Mapping[], deps: ListingDeps): ListedAgent[] => {
  const devices = once(() => usersOfDevices(rows));
  const mors = new Set(deps.mors.keys());
  const lines = users.flatMap(({ crm, agents = [] }) => {
    const defaults = deps.crms.get(crm)?.defaults ?? {};
    const knowsUsers = agents.length > 0;
    const line = (user: string, agent: CrmAgent | undefined, row: Mapping | undefined): Named => {
      const item = once(() =>
        toItem({ crm, user }, agent, row, { defaults, mors, devices: devices(), knowsUsers }),
      );
      return {
        agent: { crm, user, item, text: once(() => searchText(item())) },
        name: foldName(agent?.name ?? row?.name ?? user),
      };
    };
    const own = new Map(rows.filter((row) => row.crm === crm).map((row) => [row.user, row]));
    const listed = agents.map((agent) => line(agent.user, agent, own.get(agent.user)));
    for (const { user } of agents) own.delete(user);
    return [...listed, ...[...own.values()].map((row) => line(row.user, undefined, row))];
  });
  return lines.sort(byName).map(({ agent }) => agent);
};

/** The users of one CRM instance, or of all, each with their row. */
export type MappingListing = (
  crm: string | undefined,
) => Promise<{ readonly agents: readonly ListedAgent[]; readonly error?: string }>;

/** Joins and sorts only when users or rows have changed. */
export const createMappingListing = (deps: ListingDeps): MappingListing => {
  const { directory, crms } = deps;

  const usersOf = (crm: string): Promise<Users> =>
    directory.agents(crm).then(
      (agents) => ({ crm, agents }),
      (cause: unknown) => ({
        crm,
        error: cause instanceof Error ? cause.message : 'The CRM did not answer.',
      }),
    );

  const made = new Map<string, { readonly parts: readonly unknown[]; readonly agents: ListedAgent[] }>();
  return async (crm) => {
    const ids = crm === undefined ? [...crms.keys()] : [crm];
    const [rows, ...users] = await Promise.all([directory.rows(), ...ids.map(usersOf)]);
    const parts = [rows, ...users.map(({ agents }) => agents)];
    // With one CRM, its list is the list of all, which is made before a page asks for either.
    const key = crm !== undefined && crms.size === 1 && crms.has(crm) ? '' : (crm ?? '');
    const before = made.get(key);
    const isSame = parts.every((part, at) => part === before?.parts[at]);
    const agents = before && isSame ? before.agents : listOf(users, rows, deps);
    made.set(key, { parts, agents });
    return { agents, ...defined({ error: users.find(({ error }) => error !== undefined)?.error }) };
  };
};
