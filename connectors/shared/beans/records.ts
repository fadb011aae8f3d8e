import type { RecordRef } from '../../../src/calls/call/call.ts';
import type { CrmRecord } from '../../../src/calls/connector.ts';
import { defined } from '../../../src/defined.ts';
import { countryOf } from '../../../src/mapping/numbers/countries.ts';
import type { Bean } from './bean.ts';
import type { ModuleOptions } from './options.ts';

/** The fields to read for a record of this module. */
export const recordFields = (fields: ModuleOptions): string[] => [
  'id',
  ...fields.name,
  ...fields.phones,
  ...[fields.country, fields.doNotCall].filter((name) => name !== false),
];

export const toRecord = (
  ref: RecordRef,
  bean: Bean,
  fields: ModuleOptions,
  url: string | undefined,
): CrmRecord => {
  const country = fields.country === false ? '' : countryOf(bean.text(fields.country));
  return {
    ref,
    name: fields.name
      .map((field) => bean.text(field))
      .join(' ')
      .trim(),
    numbers: fields.phones
      .map((field) => ({ field, value: bean.text(field) }))
      .filter(({ value }) => value !== ''),
    ...defined({ country: country || undefined }),
    doNotCall: fields.doNotCall !== false && bean.flag(fields.doNotCall),
    ...defined({ url }),
  };
};
