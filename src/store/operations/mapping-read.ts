import type { AgentRef } from '../../calls/call/call.ts';
import { MAPPING_COLUMNS } from '../../vocabulary/column-lists.ts';
import type { Mapping } from '../../mapping/agents/mapping.ts';
import { fromMappingRow } from '../mapping-row.ts';
import { sql, statement, tables } from '../query.ts';
import { read } from './operation.ts';

export const mappingOf = statement<{ crm: string; user: string }>()((p) =>
  tables
    .selectFrom('mappings')
    .select(MAPPING_COLUMNS)
    .where('crm', '=', p('crm'))
    .where('user', '=', p('user')),
);

export const findMapping = read((db, ref: AgentRef): Mapping | undefined => {
  const row = db.row(mappingOf, { crm: ref.crm, user: ref.user });
  return row && fromMappingRow(row);
});

export interface MappingListArgs {
  readonly crm?: string;
  /** Already folded. */
  readonly search?: string;
  readonly enabled?: boolean;
  readonly limit: number;
  readonly after?: AgentRef;
}

/** At most `limit` mappings by CRM and user, and how many match in all. */
export const listMappings = read((db, args: MappingListArgs): { items: Mapping[]; total: number } => {
  const { crm, search, enabled, after } = args;
  let matching = tables.selectFrom('mappings');
  if (crm !== undefined) matching = matching.where('crm', '=', crm);
  if (enabled !== undefined) matching = matching.where('enabled', '=', enabled ? 1 : 0);
  if (search !== undefined) matching = matching.where(sql<number>`instr(search, ${search})`, '>', 0);
  const count = db.query(matching.select((eb) => eb.fn.countAll<number>().as('total')));
  let page = matching.select(MAPPING_COLUMNS).orderBy('crm').orderBy('user').limit(args.limit);
  if (after !== undefined) {
    page = page.where((eb) => eb(eb.refTuple('crm', 'user'), '>', eb.tuple(after.crm, after.user)));
  }
  return { items: db.query(page).map(fromMappingRow), total: count[0]?.total ?? 0 };
});
