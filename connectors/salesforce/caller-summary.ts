import type { RecordRef } from '../../src/calls/call/call.ts';
import type { CallerSummary } from '../../src/calls/connector.ts';
import { defined } from '../../src/defined.ts';
import { CrmError } from '../shared/crm-error.ts';
import type { Deadline } from '../shared/deadline.ts';
import type { Api, Row } from './api.ts';
import { queryAll } from './composite.ts';
import type { QueryPart } from './composite.ts';
import { isSalesforceId } from './ids.ts';
import { objectNameOf, textAt } from './objects.ts';
import type { createRecordViews } from './record-views.ts';

const MOST_COUNTED = 50;

interface Parts {
  readonly api: Api;
  readonly views: ReturnType<typeof createRecordViews>;
}

/** How each object leads to the company, and by which field cases name it. */
const OBJECTS: Readonly<Record<string, { readonly fields: string; readonly caseField: string }>> = {
  Contact: { fields: 'AccountId,Account.Name', caseField: 'ContactId' },
  Account: { fields: 'Id', caseField: 'AccountId' },
};

const openOf = (object: string, field: string, id: string): string =>
  `SELECT Id FROM ${object} WHERE ${field} = '${id}' AND IsClosed = false LIMIT ${MOST_COUNTED}`;

/** What the integration user may not read, such as an object that the org does not use. */
const rowsOf = (part: QueryPart | undefined): readonly Row[] | undefined =>
  part instanceof CrmError ? undefined : part;

/**
 * The company, its open opportunities, and the caller's own open cases, as far as the agent may read each of them: at most
 * three API requests.
 */
export const createSummarise =
  ({ api, views }: Parts) =>
  async ({ type, id }: RecordRef, user: string, deadline: Deadline): Promise<CallerSummary> => {
    const object = objectNameOf(type);
    if (!isSalesforceId(id) || !isSalesforceId(user)) return {};
    if (object === 'Lead') {
      const [lead] = await api.query(`SELECT Company FROM Lead WHERE Id = '${id}'`, deadline);
      return defined({ company: nonEmpty(lead, 'Company') });
    }
    const way = OBJECTS[object];
    if (way === undefined) return {};
    const [record] = await api.query(`SELECT ${way.fields} FROM ${object} WHERE Id = '${id}'`, deadline);
    const account = object === 'Account' ? id : textAt(record, 'AccountId');
    const hasAccount = isSalesforceId(account);
    const [cases, opportunities] = (
      await queryAll(
        api,
        [
          openOf('Case', way.caseField, id),
          ...(hasAccount ? [openOf('Opportunity', 'AccountId', account)] : []),
        ],
        deadline,
      )
    ).map(rowsOf);
    const company = nonEmpty(record, 'Account.Name');
    const related = [
      ...(cases ?? []),
      ...(opportunities ?? []),
      ...(hasAccount && company !== undefined ? [{ Id: account }] : []),
    ];
    const seen = await views.readable(
      related.map((row) => ({ row, fields: new Map() })),
      user,
      deadline,
    );
    const ids = new Set(seen.map(({ row }) => textAt(row, 'Id')));
    const count = (rows: readonly Row[] | undefined): number | undefined =>
      rows?.filter((row) => ids.has(textAt(row, 'Id'))).length;
    return defined({
      company: ids.has(account) ? company : undefined,
      openCases: count(cases),
      openOpportunities: count(opportunities),
    });
  };

const nonEmpty = (row: Row | undefined, path: string): string | undefined => {
  const text = textAt(row, path);
  return text === '' ? undefined : text;
};
