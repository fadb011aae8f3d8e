import { defined } from '../../defined.ts';
import type { Mapping } from './mapping.ts';

export interface MappingWhich {
  readonly crm?: string;
  /** Part of user, name, email, username, device or source. */
  readonly search?: string;
  readonly enabled?: boolean;
}

export interface MappingFilter extends MappingWhich {
  readonly limit: number;
  readonly cursor?: string;
}

interface MappingLists {
  list(filter: MappingFilter): Promise<{ readonly items: readonly Mapping[]; readonly next?: string }>;
}

/** Few questions for many agents, and never many of them in memory at once. */
const PAGE = 1_000;

/** Every mapping that the filter lets through, in the order of the store, page by page. */
export async function* mappingPages(
  mappings: MappingLists,
  which: MappingWhich = {},
): AsyncGenerator<readonly Mapping[]> {
  let cursor: string | undefined;
  do {
    const page = await mappings.list({ ...which, limit: PAGE, ...defined({ cursor }) });
    yield page.items;
    cursor = page.next;
  } while (cursor !== undefined);
}

/** The same in one list. */
export const allMappings = async (
  mappings: MappingLists,
  which?: MappingWhich,
): Promise<readonly Mapping[]> => {
  const rows: Mapping[] = [];
  for await (const page of mappingPages(mappings, which)) rows.push(...page);
  return rows;
};
