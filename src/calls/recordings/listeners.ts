import { defined } from '../../defined.ts';
import type { AuditEntry, MappingStore } from '../admin-ports.ts';

/** A person who has listened to a call. */
export interface Listener {
  readonly at: string;
  readonly kind: 'agent' | 'administrator' | 'crm';
  /** Absent for a CRM's server, which did not say for whom. */
  readonly name?: string;
}

/** The newest are enough, even where one person listens again and again. */
const MOST = 100;
const AGENT = /^agent:([^/]+)\/(.+)$/s;

const kindOf = (actor: string): Listener['kind'] => {
  if (AGENT.test(actor)) return 'agent';
  return actor.startsWith('crm:') ? 'crm' : 'administrator';
};

/** Who has listened to a call, the newest first: the people who talked may know. */
export const listenersOf = async (
  mappings: Pick<MappingStore, 'audit' | 'find'>,
  call: string,
): Promise<readonly Listener[]> => {
  const filter = { subject: `call/${call}`, action: 'recording.listen', limit: MOST };
  const { items } = await mappings.audit(filter);
  const names = new Map<string, Promise<string>>();
  const nameOf = async (actor: string): Promise<string | undefined> => {
    if (kindOf(actor) === 'crm') return undefined;
    const [, crm, user] = AGENT.exec(actor) ?? [];
    if (crm === undefined || user === undefined) return actor;
    const known = names.get(actor) ?? mappings.find({ crm, user }).then((found) => found?.name ?? user);
    names.set(actor, known);
    return known;
  };
  return Promise.all(
    items.map(async ({ at, actor }: AuditEntry) => ({
      at,
      kind: kindOf(actor),
      ...defined({ name: await nameOf(actor) }),
    })),
  );
};
