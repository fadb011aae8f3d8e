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

export interface MappingCountArgs {
  readonly crm?: string;
  /** Already folded. */
  readonly search?: string;
  readonly enabled?: boolean;
}

export interface MappingListArgs extends MappingCountArgs {
  readonly limit: number;
  readonly after?: AgentRef;
}

const matchingOf = ({ crm, search, enabled }: MappingCountArgs) => {
  let matching = tables.selectFrom('mappings');
  if (crm !== undefined) matching = matching.where('crm', '=', crm);
  if (enabled !== undefined) matching = matching.where('enabled', '=', enabled ? 1 : 0);
  if (search !== undefined) matching = matching.where(contains('search', search));
  return matching;
};

export const countMappings = read(function* (args: MappingCountArgs): Steps<number> {
  const counted = yield* query(matchingOf(args).select((eb) => eb.fn.countAll<number>().as('total')));
  return counted[0]?.total ?? 0;
});

/** At most `limit` mappings sorted by CRM and user. */
export const listMappings = read(function* (args: MappingListArgs): Steps<Mapping[]> {
  const { after } = args;
  let page = matchingOf(args).select(MAPPING_COLUMNS).orderBy('crm').orderBy('user').limit(args.limit);
  if (after !== undefined) {
    page = page.where((eb) => eb(eb.refTuple('crm', 'user'), '>', eb.tuple(after.crm, after.user)));
  }
  return (yield* query(page)).map(fromMappingRow);
});
