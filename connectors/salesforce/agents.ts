import type { CrmAgent } from '../../src/calls/connector.ts';
import { Problem } from '../../src/calls/problems.ts';
import { defined } from '../../src/defined.ts';
import type { PartialMapping } from '../../src/mapping/agents/mapping.ts';
import { countryOf } from '../../src/mapping/numbers/countries.ts';
import type { Api, Row } from './api.ts';
import type { Deadline } from '../shared/deadline.ts';
import { isSalesforceId, soqlContains } from './ids.ts';
import { textAt } from './objects.ts';
import type { SalesforceOptions } from './options.ts';
import { existingPaths } from './schema.ts';
import type { OrgSchema } from './schema.ts';

/** The org's users, as agents. */
export interface Agents {
  read(user: string, deadline: Deadline): Promise<CrmAgent | undefined>;
  list(
    query: { readonly search?: string; readonly limit: number; readonly cursor?: string },
    deadline: Deadline,
  ): Promise<{ readonly items: readonly CrmAgent[]; readonly next?: string }>;
}

const FIELDS = [
  'Name',
  'Username',
  'Email',
  'IsActive',
  'FederationIdentifier',
  'Phone',
  'CountryCode',
  'Country',
];
const SEARCHED = ['Name', 'Email', 'Username', 'FederationIdentifier'];
const PAGE_MAX = 2_000;

/** `{[name]: text}` when there is text, else nothing: all our shapes omit empty values. */
const optional = <Name extends string>(name: Name, text: string): Partial<Record<Name, string>> =>
  text === '' ? {} : ({ [name]: text } as Partial<Record<Name, string>>);

export const createAgents = (
  api: Api,
  schema: OrgSchema,
  userFields: SalesforceOptions['userFields'],
): Agents => {
  const textIn = (row: Row, field: string | undefined): string =>
    field === undefined ? '' : textAt(row, field);
  const mappingOf = (row: Row): PartialMapping => ({
    ...optional('username', textIn(row, userFields.username)),
    ...optional('device', textIn(row, userFields.device)),
    ...optional('source', textIn(row, userFields.source)),
    ...optional('callerIdA', textIn(row, userFields.callerIdA)),
    ...optional('callerIdB', textIn(row, userFields.callerIdB)),
  });

  const agentOf = (row: Row): CrmAgent => ({
    user: textAt(row, 'Id'),
    name: textAt(row, 'Name'),
    // The federation id is the login in the company's other systems, so it is the better guess for a MOR username.
    ...optional('username', textAt(row, 'FederationIdentifier') || textAt(row, 'Username')),
    ...optional('email', textAt(row, 'Email')),
    ...optional('telephone', textAt(row, 'Phone')),
    active: textAt(row, 'IsActive') === 'true',
    ...optional('country', countryOf(textAt(row, 'CountryCode'), textAt(row, 'Country'))),
    mapping: mappingOf(row),
  });

  const query = async (conditions: (has: (field: string) => boolean) => string, deadline: Deadline) => {
    const shape = await schema.objectOf('User', deadline);
    if (shape === undefined) return [];
    const wanted = [...FIELDS, ...Object.values(userFields).filter((field) => field !== undefined)];
    const fields = await existingPaths(schema, shape, wanted, deadline);
    const has = (field: string): boolean => shape.fields.has(field);
    return api.query(`SELECT ${['Id', ...fields].join(',')} FROM User WHERE ${conditions(has)}`, deadline);
  };

  return {
    read: async (user, deadline) => {
      if (!isSalesforceId(user)) return undefined;
      const [row] = await query(() => `Id = '${user}'`, deadline);
      return row === undefined ? undefined : { ...agentOf(row), user };
    },
    list: async ({ search = '', limit, cursor }, deadline) => {
      if (cursor !== undefined && !isSalesforceId(cursor)) {
        throw new Problem(
          'invalid_request',
          'This cursor is not from this list; start again without a cursor.',
        );
      }
      const size = Math.min(limit, PAGE_MAX - 1);
      const like = soqlContains(search);
      const rows = await query((has) => {
        const matching = SEARCHED.filter(has).map((field) => `${field} LIKE ${like}`);
        return [
          // People with a licence of their own; no portal users, no automated processes.
          "UserType = 'Standard'",
          ...(cursor === undefined ? [] : [`Id > '${cursor}'`]),
          ...(search === '' ? [] : [`(${matching.join(' OR ')})`]),
        ]
          .join(' AND ')
          .concat(` ORDER BY Id LIMIT ${size + 1}`);
      }, deadline);
      const items = rows.slice(0, size).map(agentOf);
      const last = items.at(-1);
      return {
        items,
        ...defined({ next: rows.length > size && last !== undefined ? last.user : undefined }),
      };
    },
  };
};
