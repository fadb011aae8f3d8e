import type { CrmAgent } from '../../calls/connector.ts';
import type { Now } from '../../calls/ports.ts';
import type { MappingStore } from '../../calls/admin-ports.ts';
import type { CrmInstance } from '../../calls/place/resolving.ts';
import { defined } from '../../defined.ts';
import { allMappings } from '../../mapping/agents/all-mappings.ts';
import type { Mapping } from '../../mapping/agents/mapping.ts';

const CRM_PAGE = 200;
const MAX_USERS = 50_000;
/** A list of CRM users is used for this long without asking again... */
const FRESH_MS = 60_000;
/** ...and for this long while it is refreshed in the background. */
const STALE_MS = 10 * 60_000;

/** What the mapping page joins: users of the CRM and rows of the connector. */
export interface Directory {
  /** Rejects with the connector's error when the CRM cannot be reached and nothing is cached. */
  agents(crm: string): Promise<readonly CrmAgent[]>;
  /** All rows of all instances, as they are now. */
  rows(): Promise<readonly Mapping[]>;
  /** Reads the users of CRMs that would keep the next list waiting; undefined: there are none. */
  ahead(): Promise<unknown> | undefined;
  /** Makes the next request read the CRM's users again. */
  forget(crm: string): void;
}

const readAgents = async (crm: CrmInstance): Promise<CrmAgent[]> => {
  const agents: CrmAgent[] = [];
  let cursor: string | undefined;
  do {
    const page = await crm.connector.listAgents({
      limit: CRM_PAGE,
      ...defined({ cursor }),
    });
    agents.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined && agents.length < MAX_USERS);
  return agents;
};

export const createDirectory = (deps: {
  readonly crms: ReadonlyMap<string, CrmInstance>;
  readonly mappings: Pick<MappingStore, 'list' | 'revision'>;
  readonly now: Now;
}): Directory => {
  const { crms, mappings, now } = deps;
  const known = new Map<string, { agents: readonly CrmAgent[]; atMs: number }>();
  const reading = new Map<string, Promise<readonly CrmAgent[]>>();
  let rowsOf: { revision: number; rows: Promise<readonly Mapping[]> } | undefined;

  const refresh = (id: string, crm: CrmInstance): Promise<readonly CrmAgent[]> => {
    const running = reading.get(id);
    if (running) return running;
    const started = readAgents(crm)
      .then((agents) => {
        known.set(id, { agents, atMs: now() });
        return agents;
      })
      .finally(() => reading.delete(id));
    reading.set(id, started);
    return started;
  };

  const ageOf = (id: string): number => now() - (known.get(id)?.atMs ?? -Infinity);

  return {
    ahead() {
      const unknown = [...crms].filter(([id]) => ageOf(id) > STALE_MS);
      if (unknown.length === 0) return undefined;
      return Promise.all(unknown.map(([id, crm]) => refresh(id, crm)));
    },
    async agents(id) {
      const crm = crms.get(id);
      if (!crm) return [];
      const found = known.get(id);
      const ageMs = ageOf(id);
      if (!found || ageMs > STALE_MS) return refresh(id, crm);
      // A failure only shows once the list is too old to be used at all.
      if (ageMs > FRESH_MS) refresh(id, crm).catch(() => undefined);
      return found.agents;
    },
    async rows() {
      const revision = await mappings.revision();
      if (rowsOf?.revision !== revision) {
        const rows = allMappings(mappings);
        rowsOf = { revision, rows };
        rows.catch(() => {
          rowsOf = undefined;
        });
      }
      return rowsOf.rows;
    },
    forget: (id) => known.delete(id),
  };
};
