import type { CrmAgent } from '../../calls/connector.ts';
import { defined } from '../../defined.ts';
import { MAPPING_COLUMNS, PAGE_SEARCHED_COLUMNS, isSecretColumn } from '../../vocabulary/column-lists.ts';
import type { MappingColumn } from '../../vocabulary/column-lists.ts';
import type { Mapping, PartialMapping } from '../../mapping/agents/mapping.ts';
import { resolveMapping } from '../../mapping/agents/resolve-agent.ts';
import type { Origins } from '../../mapping/agents/resolve-agent.ts';
import { foldName } from '../../mapping/match/match-text.ts';

/** Shown in place of a secret such as a card PIN; when it comes back, the secret stays as it is. */
export const SECRET_SET = '<set>';

export interface Issue {
  readonly field?: MappingColumn;
  readonly message: string;
}

/** One line of the mapping page. */
export interface MappingItem {
  readonly crm: string;
  readonly user: string;
  readonly name?: string;
  readonly email?: string;
  /** Undefined: the CRM does not know this user or cannot be asked. */
  readonly active?: boolean;
  readonly mapping?: Mapping;
  readonly origins?: Origins;
  readonly issues: readonly Issue[];
}

/** A row, or the remains of one in an old audit entry, without its secrets. */
export const hideSecrets = <T extends object>(row: T): T =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]: [string, unknown]) => [
      name,
      isSecretColumn(name) && value !== undefined && value !== null ? SECRET_SET : value,
    ]),
  ) as T;

const lineKey = ({ mor, device }: Pick<Mapping, 'mor' | 'device'>): string => JSON.stringify([mor, device]);

/** Who uses each device across all instances: two agents at one telephone are usually a mistake. */
export const usersOfDevices = (rows: readonly Mapping[]): ReadonlyMap<string, readonly Mapping[]> => {
  const users = new Map<string, Mapping[]>();
  for (const row of rows) {
    if (!row.enabled || row.device === '') continue;
    const key = lineKey(row);
    const own = users.get(key);
    if (own) own.push(row);
    else users.set(key, [row]);
  }
  return users;
};

export interface ViewContext {
  readonly defaults: PartialMapping;
  readonly mors: ReadonlySet<string>;
  readonly devices: ReadonlyMap<string, readonly Mapping[]>;
  /** False: the CRM has no user list or did not answer, so no user counts as missing from it. */
  readonly knowsUsers: boolean;
}

const issuesOf = (row: Mapping | undefined, agent: CrmAgent | undefined, context: ViewContext): Issue[] => {
  if (!row) return [];
  const issues: Issue[] = [];
  if (row.mor !== '' && !context.mors.has(row.mor)) {
    issues.push({ field: 'mor', message: `There is no MOR server "${row.mor}".` });
  }
  const others = (context.devices.get(lineKey(row)) ?? []).filter(
    (other) => other.user !== row.user || other.crm !== row.crm,
  );
  if (row.enabled && others.length > 0) {
    const who = others.map((other) => other.name ?? other.user).slice(0, 3);
    issues.push({ field: 'device', message: `Device ${row.device} is used by ${who.join(', ')} too.` });
  }
  if (context.knowsUsers && !agent) {
    issues.push({ field: 'user', message: 'The CRM does not know this user any more.' });
  } else if (agent && !agent.active && row.enabled) {
    issues.push({ field: 'user', message: 'This user is not active in the CRM.' });
  }
  return issues;
};

/** Joins a CRM user with their row. */
export const toItem = (
  ref: { crm: string; user: string },
  agent: CrmAgent | undefined,
  row: Mapping | undefined,
  context: ViewContext,
): MappingItem => {
  const found = resolveMapping({
    ref,
    ...defined({ row, crm: agent?.mapping }),
    defaults: context.defaults,
  });
  const name = agent?.name ?? row?.name;
  const email = agent?.email ?? row?.email;
  const issues = issuesOf(row, agent, context);
  const incomplete = row && !found.ok && found.code === 'agent_not_mapped' ? [{ message: found.detail }] : [];
  return {
    ...ref,
    ...defined({
      name,
      email,
      active: agent?.active,
      mapping: row ?? (found.ok ? found.mapping : undefined),
      origins: found.ok ? found.origins : undefined,
    }),
    issues: [...issues, ...incomplete],
  };
};

export type MappingFilterName = 'all' | 'unmapped' | 'mapped' | 'conflicts' | 'disabled';

export const passes = (item: MappingItem, filter: MappingFilterName): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'unmapped':
      return item.mapping === undefined;
    case 'mapped':
      return item.mapping !== undefined;
    case 'conflicts':
      return item.issues.length > 0;
    case 'disabled':
      return item.mapping?.enabled === false;
  }
};

/** The text that a search is matched against, folded in the same way as the search. */
export const searchText = (item: MappingItem): string =>
  foldName(
    [item.user, item.name, item.email, ...PAGE_SEARCHED_COLUMNS.map((column) => item.mapping?.[column])]
      .filter((value) => typeof value === 'string')
      .join('\n'),
  );

/** A row's values in the form that the page sends back: booleans and text. */
export const asInput = (row: Mapping): Partial<Record<MappingColumn, unknown>> =>
  Object.fromEntries(MAPPING_COLUMNS.map((column) => [column, row[column]]));
