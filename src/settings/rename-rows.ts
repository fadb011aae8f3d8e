import type { Log, Now } from '../calls/ports.ts';
import type { MappingStore } from '../calls/admin-ports.ts';
import { canonicalRef, rowRenames } from '../mapping/agents/agent-id.ts';
import { mappingPages } from '../mapping/agents/all-mappings.ts';
import type { IdForms } from '../mapping/agents/agent-id.ts';
import type { Mapping } from '../mapping/agents/mapping.ts';

/**
 * Rewrites mapping rows that were stored before agents had one id (Salesforce ids of 15 characters, UUIDs in capitals), as one
 * batch that can be undone. Where an agent has two rows, the one under the right id counts.
 */
export const renameRows = async (
  mappings: Pick<MappingStore, 'list' | 'find' | 'apply'>,
  crms: IdForms,
  { log, now }: { log: Log; now: Now },
): Promise<void> => {
  const odd: Mapping[] = [];
  for await (const page of mappingPages(mappings)) {
    odd.push(...page.filter((row) => canonicalRef(row, crms) !== row));
  }
  const known = await Promise.all(odd.map((row) => mappings.find(canonicalRef(row, crms))));
  const { changes, clashes } = rowRenames([...odd, ...known.filter((row) => row !== undefined)], crms);
  for (const { crm, user } of clashes) {
    log.warn(
      { crm, user },
      'this agent has another mapping row under the right form of the id; this one is not used',
    );
  }
  if (changes.length === 0) return;
  await mappings.apply(changes, { actor: 'connector', action: 'mapping.rename', atMs: now() });
  log.warn(
    { rows: changes.length / 2 },
    'mapping rows were rewritten with the standard form of their agents’ ids',
  );
};
