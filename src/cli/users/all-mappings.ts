import type { Runtime } from '../../app/runtime.ts';
import { defined } from '../../defined.ts';
import type { Mapping } from '../../mapping/agents/mapping.ts';

const PAGE = 500;

/** Every row that the filter lets through, in the order of the store. */
export const allMappings = async (
  { store }: Pick<Runtime, 'store'>,
  filter: { crm?: string; search?: string },
): Promise<Mapping[]> => {
  const rows: Mapping[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.mappings.list({ ...filter, limit: PAGE, ...defined({ cursor }) });
    rows.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return rows;
};
