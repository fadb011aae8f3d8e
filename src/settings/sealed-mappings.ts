import type { AgentRef } from '../calls/call/call.ts';
import type { MappingChange, MappingStore } from '../calls/admin-ports.ts';
import type { Mapping } from '../mapping/agents/mapping.ts';
import { SECRET_COLUMNS } from '../vocabulary/column-lists.ts';
import type { SecretColumn } from '../vocabulary/column-lists.ts';
import { isSealed } from './vault.ts';
import type { Vault } from './vault.ts';

/** Ties a sealed value to its place: copied into another agent's row or another column, it cannot be opened. */
export const secretContext = (column: SecretColumn, { crm, user }: AgentRef): string =>
  `${column} ${crm}\n${user}`;

const holdsSecret = (row: Mapping | undefined): boolean =>
  SECRET_COLUMNS.some((column) => row?.[column] !== undefined);

/** The row with each of its secrets replaced. */
const withSecrets = (row: Mapping, change: (value: string, context: string) => string): Mapping => ({
  ...row,
  ...Object.fromEntries(
    SECRET_COLUMNS.flatMap((column) => {
      const value = row[column];
      return value === undefined ? [] : [[column, change(value, secretContext(column, row))]];
    }),
  ),
});

/**
 * Mappings whose secrets (card PINs) are sealed in the database, in the rows and in the audit. A secret whose key is lost stays
 * in its sealed form. That form has no digits, so nothing is dialled with it, and it has to be entered again.
 */
export const sealMappings = (
  mappings: MappingStore,
  vault: Vault,
  /** Rejects when this process does not have the key that the database is sealed with. */
  assertKey: () => Promise<void>,
): MappingStore => {
  const opened = (value: string, context: string): string => {
    if (!isSealed(value)) return value;
    try {
      return vault.open(value, context);
    } catch {
      return value;
    }
  };
  const open = (row: Mapping): Mapping => (holdsSecret(row) ? withSecrets(row, opened) : row);
  const seal = ({ ref, after }: MappingChange): MappingChange =>
    after === undefined
      ? { ref }
      : {
          ref,
          after: withSecrets(after, (value, context) =>
            isSealed(value) ? value : vault.seal(value, context),
          ),
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
      if (changes.some(({ after }) => holdsSecret(after))) await assertKey();
      return mappings.apply(changes.map(seal), by);
    },
  };
};
