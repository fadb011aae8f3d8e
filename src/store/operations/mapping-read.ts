import type { AgentRef } from '../../calls/call/call.ts';
import { MAPPING_COLUMNS } from '../../vocabulary/column-lists.ts';
import type { Mapping } from '../../mapping/agents/mapping.ts';
import { fromMappingRow } from '../mapping-row.ts';
import { contains, statement, tables } from '../query.ts';
import { query, read, row } from './operation.ts';
import type { Steps } from './operation.ts';

export const mappingOf = statement<{ crm: string; user: string }>()((p) =>
  tables
    .selectFrom('mappings')
    .select(MAPPING_COLUMNS)
    .where('crm', '=', p('crm'))
    .where('user', '=', p('user')),
);

export const findMapping = read(function* (ref: AgentRef): Steps<Mapping | undefined> {
  const found = yield* row(mappingOf, { crm: ref.crm, user: ref.user });
  return found && fromMappingRow(found);
});

export interface MappingListArgs {
  readonly crm?: string;
  /** Already folded. */
  readonly search?: string;
  readonly enabled?: boolean;
  readonly limit: number;
  readonly after?: AgentRef;
}

/** At most `limit` mappings sorted by CRM and user, and how many match in total. */
export const listMappings = read(function* (
  args: MappingListArgs,
): Steps<{ items: Mapping[]; total: number }> {
  const { crm, search, enabled, after } = args;
  let matching = tables.selectFrom('mappings');
  if (crm !== undefined) matching = matching.where('crm', '=', crm);
  if (enabled !== undefined) matching = matching.where('enabled', '=', enabled ? 1 : 0);
  if (search !== undefined) matching = matching.where(contains('search', search));
  const count = yield* query(matching.select((eb) => eb.fn.countAll<number>().as('total')));
  let page = matching.select(MAPPING_COLUMNS).orderBy('crm').orderBy('user').limit(args.limit);
  if (after !== undefined) {
    page = page.where((eb) => eb(eb.refTuple('crm', 'user'), '>', eb.tuple(after.crm, after.user)));
  }
  return { items: (yield* query(page)).map(fromMappingRow), total: count[0]?.total ?? 0 };
});
