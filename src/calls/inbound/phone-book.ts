import { defined } from '../../defined.ts';
import { canonicalRef } from '../../mapping/agents/agent-id.ts';
import { allMappings } from '../../mapping/agents/all-mappings.ts';
import type { Mapping } from '../../mapping/agents/mapping.ts';
import { resolveMapping } from '../../mapping/agents/resolve-agent.ts';
import type { MappingStore } from '../admin-ports.ts';
import type { CrmAgent } from '../connector.ts';
import type { CrmInstance } from '../place/resolving.ts';
import type { Log, Now } from '../ports.ts';
import { createLines, lineOf } from './lines.ts';
import type { AgentLine, Lines } from './lines.ts';

/** Users change rarely, and a large CRM has thousands of them. */
const READ_USERS_AGAIN_MS = 15 * 60_000;
const MOST_USERS = 20_000;

/** Who has which telephone at each MOR; up to date with the mapping, and nearly so with the CRMs' users. */
export interface PhoneBook {
  at(morServer: string): Promise<Lines>;
}

export interface PhoneBookDeps {
  readonly mappings: Pick<MappingStore, 'list' | 'revision'>;
  readonly crms: ReadonlyMap<string, CrmInstance>;
  /** Monotonic milliseconds. */
  readonly steady: Now;
  readonly log: Log;
}

type Users = ReadonlyMap<string, CrmAgent>;

export const createPhoneBook = ({ mappings, crms, steady, log }: PhoneBookDeps): PhoneBook => {
  let books: ReadonlyMap<string, Lines> = new Map();
  let revision: number | undefined;
  /** By CRM instance: telephones that user records themselves name. */
  const users = new Map<string, Users>();
  /** By CRM instance and user: names, for rows of the mapping that have none. */
  const names = new Map<string, ReadonlyMap<string, string>>();
  let usersReadMs = Number.NEGATIVE_INFINITY;
  let changed = true;

  const readUsers = async (crmId: string, { connector }: CrmInstance): Promise<void> => {
    const found = new Map<string, CrmAgent>();
    const called = new Map<string, string>();
    let cursor: string | undefined;
    do {
      const page = await connector.listAgents({ limit: 200, ...defined({ cursor }) });
      for (const agent of page.items) {
        const { user } = canonicalRef({ crm: crmId, user: agent.user }, crms);
        if (agent.name !== '') called.set(user, agent.name);
        if (agent.active && agent.mapping.device !== undefined) found.set(user, agent);
      }
      cursor = page.next;
    } while (cursor !== undefined && called.size < MOST_USERS);
    users.set(crmId, found);
    names.set(crmId, called);
    changed = true;
  };

  const readAllUsers = (): void => {
    if (steady() - usersReadMs < READ_USERS_AGAIN_MS) return;
    usersReadMs = steady();
    for (const [id, crm] of crms) {
      readUsers(id, crm).catch((error: unknown) => {
        log.warn(
          { crm: id, err: error },
          'the users of the CRM could not be read; their calls come in by the mapping',
        );
      });
    }
  };

  const rebuild = async (): Promise<void> => {
    changed = false;
    const linesOf = new Map<string, AgentLine[]>();
    const add = (ref: { crm: string; user: string }, row?: Mapping): void => {
      const crm = crms.get(ref.crm);
      if (crm === undefined) return;
      const own = users.get(ref.crm)?.get(ref.user)?.mapping;
      const isWhole = row !== undefined && row.username !== '' && row.device !== '' && row.source !== '';
      const found = resolveMapping({
        ref,
        row,
        defaults: crm.defaults,
        ...defined({ crm: isWhole ? undefined : own }),
      });
      if (!found.ok) return;
      const { mor } = found.mapping;
      const ofMor = linesOf.get(mor) ?? [];
      const name = found.mapping.name ?? names.get(ref.crm)?.get(ref.user);
      ofMor.push(lineOf({ ...found.mapping, ...defined({ name }) }));
      linesOf.set(mor, ofMor);
    };
    const known = new Set<string>();
    for (const row of await allMappings(mappings)) {
      known.add(JSON.stringify([row.crm, row.user]));
      add({ crm: row.crm, user: row.user }, row);
    }
    for (const [crm, ofCrm] of users) {
      for (const user of ofCrm.keys()) if (!known.has(JSON.stringify([crm, user]))) add({ crm, user });
    }
    books = new Map([...linesOf].map(([mor, lines]) => [mor, createLines(lines)]));
  };

  const NOBODY = createLines([]);
  return {
    async at(morServer) {
      readAllUsers();
      const now = await mappings.revision();
      if (now !== revision || changed) {
        await rebuild();
        revision = now;
      }
      return books.get(morServer) ?? NOBODY;
    },
  };
};
