import type { RecordRef } from '../../src/calls/call/call.ts';
import type { CrmRecord } from '../../src/calls/connector.ts';
import { defined } from '../../src/defined.ts';
import { countryOf } from '../../src/mapping/numbers/countries.ts';
import type { Row } from './api.ts';
import type { Deadline } from '../shared/deadline.ts';
import { textAt } from './objects.ts';
import type { ObjectPlan } from './objects.ts';
import type { RecordView } from './record-views.ts';
import { existingPaths, fieldsAt } from './schema.ts';
import type { FieldRef, ObjectShape, OrgSchema } from './schema.ts';
import { telephonePaths } from './telephone-fields.ts';

/** Those of a plan's fields that this org has. */
export interface RecordFields {
  readonly phones: readonly string[];
  readonly names: readonly string[];
  readonly countries: readonly string[];
  readonly doNotCall: readonly string[];
  /** Whom a Task about the record names. */
  readonly who: readonly string[];
  /** The fields on the way to each telephone number. */
  readonly onTheWay: ReadonlyMap<string, readonly FieldRef[]>;
}

export const recordFields = async (
  schema: OrgSchema,
  shape: ObjectShape,
  plan: ObjectPlan,
  deadline: Deadline,
): Promise<RecordFields> => {
  const existing = (paths: readonly string[]): Promise<readonly string[]> =>
    existingPaths(schema, shape, paths, deadline);
  const [phones, names, countries, doNotCall, who] = await Promise.all([
    existing(telephonePaths(shape, plan)),
    existing(plan.names),
    existing(plan.countries),
    existing(plan.doNotCall),
    existing(plan.link.who),
  ]);
  const onTheWay = new Map<string, readonly FieldRef[]>();
  for (const path of phones) onTheWay.set(path, (await fieldsAt(schema, shape, path, deadline)) ?? []);
  return { phones, names, countries, doNotCall, who, onTheWay };
};

const firstText = (row: Row, paths: readonly string[]): string =>
  paths.map((path) => textAt(row, path)).find((value) => value !== '') ?? '';

/** The country of the first address that has one: a code if the org keeps codes, else the text as typed. */
const countryOfRow = (row: Row, paths: readonly string[]): string => {
  const address = paths.find((path) => textAt(row, path) !== '')?.replace(/Code$/, '');
  return address === undefined ? '' : countryOf(textAt(row, `${address}Code`), textAt(row, address));
};

/** The record built from those numbers and names on a row that the agent may see. `url`: where people open it. */
export const toRecord = (
  { row, mayUse }: RecordView,
  ref: RecordRef,
  fields: RecordFields,
  url: string,
): CrmRecord => {
  const country = countryOfRow(row, fields.countries);
  return {
    ref,
    name: firstText(row, fields.names.filter(mayUse)) || ref.id,
    numbers: fields.phones.filter(mayUse).flatMap((field) => {
      const value = textAt(row, field);
      return value === '' ? [] : [{ field, value }];
    }),
    ...defined({ country: country || undefined }),
    doNotCall: fields.doNotCall.some((path) => textAt(row, path) === 'true'),
    url,
  };
};
