import type { CrmRecord, NumberQuery } from '../../src/calls/connector.ts';
import { mayHold } from '../../src/mapping/numbers/e164-parts.ts';
import type { Api, Row } from './api.ts';
import { CrmError } from '../shared/crm-error.ts';
import { within } from '../shared/deadline.ts';
import type { Deadline, StartMethod } from '../shared/deadline.ts';
import { isSalesforceId } from './ids.ts';
import type { Links } from './links.ts';
import { objectNameOf, planOf, selectList, textAt } from './objects.ts';
import type { ObjectPlans } from './objects.ts';
import type { SalesforceOptions } from './options.ts';
import { recordFields, toRecord } from './record-fields.ts';
import type { RecordFields } from './record-fields.ts';
import { createRecordViews } from './record-views.ts';
import type { ObjectShape, OrgSchema } from './schema.ts';
import { spellings } from './spellings.ts';

interface Parts {
  readonly api: Api;
  readonly schema: OrgSchema;
  readonly links: Links;
  readonly plans: ObjectPlans;
  readonly visibility: SalesforceOptions['visibility'];
  /** Where people open records. */
  readonly orgUrl: string;
  readonly start: StartMethod;
}

/** An object that is searched for callers. */
interface Sought {
  readonly shape: ObjectShape;
  readonly fields: RecordFields;
}

const USUAL = ['Contact', 'Lead', 'Account'];

/**
 * Records that duplicate another one which is found as well: a converted lead duplicates its contact, and the contact
 * that Salesforce keeps beside a person account duplicates the account.
 */
const SHADOWS: Readonly<Record<string, string>> = { Lead: 'IsConverted', Contact: 'IsPersonAccount' };

const isOwn = (path: string): boolean => !path.includes('.');

const returning = ({ shape, fields }: Sought, limit: number): string => {
  const { phones, names, countries, doNotCall, who } = fields;
  const company = shape.fields.has('AccountId') ? ['AccountId'] : [];
  const select = selectList([phones, names, countries, doNotCall, who, company].flat().filter(isOwn));
  const shadow = SHADOWS[shape.name] ?? '';
  const where = shape.fields.has(shadow) ? ` WHERE ${shadow} = false` : '';
  return `${shape.name}(${select}${where} LIMIT ${limit})`;
};

const typeOf = (row: Row): string => textAt(row, 'attributes.type');

/** Finds who may have a number in two API requests: a search in the org's index, then what the agent may see of it. */
export const createFindCallers = ({ api, schema, links, plans, visibility, orgUrl, start }: Parts) => {
  const views = createRecordViews(api, visibility);

  /** Continues after the caller has given up, so that the next look-up finds the org's description ready. */
  const soughtOf = async (type: string): Promise<readonly Sought[]> => {
    const object = objectNameOf(type);
    const deadline = start('background');
    const shape = await schema.objectOf(object, deadline);
    if (shape?.searchable !== true) return [];
    const fields = await recordFields(schema, shape, planOf(plans, object, shape), deadline);
    return fields.phones.some(isOwn) ? [{ shape, fields }] : [];
  };

  /** Omits a company when a person who works there was found too. */
  const withoutCompanies = (records: readonly CrmRecord[], rows: ReadonlyMap<string, Row>): CrmRecord[] => {
    const companies = new Set(
      records
        .filter(({ ref }) => ref.type === 'Contact')
        .map(({ ref }) => textAt(rows.get(ref.id), 'AccountId')),
    );
    return records.filter(({ ref }) => ref.type !== 'Account' || !companies.has(ref.id));
  };

  const search = async (
    e164: string,
    sought: readonly Sought[],
    { agent, limit }: NumberQuery,
    deadline: Deadline,
  ): Promise<readonly CrmRecord[]> => {
    const kinds = sought.map((one) => returning(one, limit)).join(', ');
    const found = await api.search(
      `FIND {${spellings(e164).join(' OR ')}} IN PHONE FIELDS RETURNING ${kinds}`,
      deadline,
    );
    const rows = sought.flatMap(({ shape, fields }) =>
      found
        .filter((row) => typeOf(row) === shape.name && isSalesforceId(textAt(row, 'Id')))
        .map((row) => ({ row, shape, record: fields, fields: fields.onTheWay })),
    );
    const visible = await views.readable(rows, agent.user, deadline);
    const byId = new Map<string, Row>();
    const records = visible.map((view) => {
      const ref = { type: view.shape.name, id: textAt(view.row, 'Id') };
      byId.set(ref.id, view.row);
      links.learn(ref, view.row);
      return toRecord(view, ref, view.record, `${orgUrl}/${ref.id}`);
    });
    // The search also finds numbers that match only in part.
    const alike = records.filter(({ numbers }) => numbers.some(({ value }) => mayHold(value, e164)));
    return withoutCompanies(alike, byId).slice(0, limit);
  };

  const allSought = async (objects: readonly string[] = USUAL): Promise<readonly Sought[]> =>
    (await Promise.all([...new Set(objects)].map(soughtOf))).flat();

  const find = async (
    e164: string,
    query: NumberQuery,
    deadline: Deadline,
  ): Promise<readonly CrmRecord[]> => {
    if (!isSalesforceId(query.agent.user)) return [];
    const sought = await within(deadline, 'the description of the org', allSought(query.objects));
    if (sought.length === 0) return [];
    try {
      return await search(e164, sought, query, deadline);
    } catch (error) {
      // A field has been removed or hidden since the objects were described.
      if (error instanceof CrmError && error.faults.some(({ code }) => code === 'INVALID_FIELD'))
        for (const { shape } of sought) schema.forget(shape.name);
      throw error;
    }
  };

  const prepare = async ({ objects }: Pick<NumberQuery, 'objects'>, deadline: Deadline): Promise<void> => {
    await schema.renew(deadline);
    await within(deadline, 'the description of the org', allSought(objects));
  };

  /** See Connector.findByNumber and prepareFindByNumber. Both reject with CrmError, or Problem `forbidden`. */
  return { find, prepare };
};
