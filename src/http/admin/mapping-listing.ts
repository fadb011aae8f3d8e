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

interface Listing {
  readonly items: readonly MappingItem[];
  readonly texts: readonly string[];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By name, else by user. Each name is folded once, and not with each comparison. */
const sorted = (items: readonly MappingItem[]): MappingItem[] =>
  items
    .map((item) => ({ item, name: foldName(item.name ?? item.user) }))
    .sort(
      (a, b) =>
        compare(a.name, b.name) || compare(a.item.user, b.item.user) || compare(a.item.crm, b.item.crm),
    )
    .map(({ item }) => item);

/** The users of one CRM instance, or of all, each with their row. */
export type MappingListing = (crm: string | undefined) => Promise<{ listing: Listing; error?: string }>;

/** Joins and sorts only when users or rows have changed. */
export const createMappingListing = (deps: ListingDeps): MappingListing => {
  const { directory, crms, mors } = deps;

  const listInstance = async (
    crm: string,
    rows: readonly Mapping[],
  ): Promise<{ items: MappingItem[]; error?: string }> => {
    const own = new Map(rows.filter((row) => row.crm === crm).map((row) => [row.user, row]));
    let error: string | undefined;
    const agents = await directory.agents(crm).catch((cause: unknown) => {
      error = cause instanceof Error ? cause.message : 'The CRM did not answer.';
      return [];
    });
    const context = {
      defaults: crms.get(crm)?.defaults ?? {},
      mors: new Set(mors.keys()),
      devices: usersOfDevices(rows),
      knowsUsers: agents.length > 0,
    };
    const items = agents.map((agent) =>
      toItem({ crm, user: agent.user }, agent, own.get(agent.user), context),
    );
    const known = new Set(agents.map((agent) => agent.user));
    for (const row of own.values()) {
      if (!known.has(row.user)) items.push(toItem({ crm, user: row.user }, undefined, row, context));
    }
    return { items, ...defined({ error }) };
  };

  const listings = new Map<string, { parts: readonly unknown[]; listing: Listing; error?: string }>();
  return async (crm) => {
    const ids = crm === undefined ? [...crms.keys()] : [crm];
    const rows = await directory.rows();
    const parts = [
      rows,
      ...(await Promise.all(ids.map((one) => directory.agents(one).catch(() => undefined)))),
    ];
    // With one CRM, its list is the list of all, which is made before a page asks for either.
    const key = crm !== undefined && crms.size === 1 && crms.has(crm) ? '' : (crm ?? '');
    const before = listings.get(key);
    if (
      before &&
      parts.length === before.parts.length &&
      parts.every((part, i) => part === before.parts[i])
    ) {
      return before;
    }
    const instances = await Promise.all(ids.map((one) => listInstance(one, rows)));
    const items = sorted(instances.flatMap((instance) => instance.items));
    const error = instances.find((instance) => instance.error !== undefined)?.error;
    const made = {
      listing: { items, texts: items.map(searchText) },
      ...defined({ error }),
    };
    listings.set(key, { parts, ...made });
    return made;
  };
};
