import type { AgentRef } from '../calls/call/call.ts';
import type { MappingChange, MappingStore } from '../calls/admin-ports.ts';
import type { Mapping } from '../mapping/agents/mapping.ts';
import { isSealed } from './vault.ts';
import type { Vault } from './vault.ts';

/** What a sealed card PIN belongs to: copied into another agent's row it does not open. */
export const pinContext = ({ crm, user }: AgentRef): string => `cardPin ${crm}\n${user}`;

/**
 * Mappings whose card PINs are sealed in the database, in the rows and in the audit. A PIN that cannot be opened, because its
 * key is gone, stays as it is: no digits, so nothing is dialled with it, and it has to be entered again.
 */
export const sealMappings = (
  mappings: MappingStore,
  vault: Vault,
  /** Rejects when the key of this process is not the one that the database is sealed with. */
  assertKey: () => Promise<void>,
): MappingStore => {
  const open = (row: Mapping): Mapping => {
    if (row.cardPin === undefined || !isSealed(row.cardPin)) return row;
    try {
      return { ...row, cardPin: vault.open(row.cardPin, pinContext(row)) };
    } catch {
      return row;
    }
  };
  const seal = (change: MappingChange): MappingChange => {
    const { after } = change;
    if (after?.cardPin === undefined || isSealed(after.cardPin)) return change;
    return { ...change, after: { ...after, cardPin: vault.seal(after.cardPin, pinContext(after)) } };
  };
  return {
    ...mappings,
    async find(ref) {
      const row = await mappings.find(ref);
      return row && open(row);
    },
    async list(filter) {
      const page = await mappings.list(filter);
      return { ...page, items: page.items.map(open) };
    },
    async apply(changes, by) {
      if (changes.some(({ after }) => after?.cardPin !== undefined)) await assertKey();
      return mappings.apply(changes.map(seal), by);
    },
  };
};
