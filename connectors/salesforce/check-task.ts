import { good, wrong } from '../../src/vocabulary/findings.ts';
import type { Finding } from '../../src/vocabulary/findings.ts';
import type { CheckParts } from './check-parts.ts';
import type { Deadline } from '../shared/deadline.ts';
import type { FieldShape, ObjectShape } from './schema.ts';
import { UnknownRecordType } from './task-choices.ts';
import { asFieldValue } from './task-fields.ts';
import type { TaskOptions } from './task-fields.ts';
import { possibleTexts } from './task-subject.ts';
import { TASK_TEXTS } from './task-texts.ts';

const OUTCOME_CODES = Object.keys(TASK_TEXTS.en.outcomes);
const PICKLISTS = ['picklist', 'multipicklist'];

/** Every value that may be written into a field; `any`: free text of the call, such as a name. */
type Written = ReadonlyMap<string, readonly string[] | 'any'>;

const writtenValues = (
  { outcomeField, fields, language }: TaskOptions,
  status: string,
  agents: readonly string[],
): Written => {
  const outcomes = Object.values(TASK_TEXTS[language].outcomes);
  return new Map<string, readonly string[] | 'any'>([
    ['Status', [status]],
    ['CallType', ['Outbound']],
    ['TaskSubtype', ['Call']],
    ['CallDisposition', [...outcomes, ...agents]],
    [outcomeField, OUTCOME_CODES],
    ...Object.entries(fields).map(([name, template]): [string, readonly string[] | 'any'] => [
      name,
      possibleTexts(template, { outcome: outcomes, result: ['', ...agents] }) ?? 'any',
    ]),
  ]);
};

const picksOf = ({ type }: FieldShape, value: string): readonly string[] =>
  type === 'multipicklist' ? value.split(';') : [value];

/** Values that a picklist of the org lacks; `offered`: those that the record type makes available. */
const missingValues = (
  shape: ObjectShape,
  written: Written,
  offered: ReadonlyMap<string, readonly string[]> | undefined,
): string[] =>
  [...written].flatMap(([name, values]) => {
    const field = shape.fields.get(name);
    if (field === undefined || !PICKLISTS.includes(field.type)) return [];
    if (values === 'any') return [`${name} (a picklist takes no text that differs from call to call)`];
    const active = field.picklistValues.filter((one) => one.active).map(({ value }) => value);
    const known = new Set(offered?.get(name) ?? active);
    const picks = new Set(values.flatMap((value) => picksOf(field, value)));
    // Without a value the field stays empty.
    return [...picks]
      .filter((value) => value !== '' && !known.has(value))
      .map((value) => `${name} "${value}"`);
  });

const wrongFields = (shape: ObjectShape, fields: Readonly<Record<string, string>>): string[] =>
  Object.entries(fields).flatMap(([name, text]) => {
    const field = shape.fields.get(name);
    if (field?.createable !== true) return [`${name} (not there, or it cannot be written)`];
    const isFixed = !text.includes('{');
    return isFixed && asFieldValue(text, field.type) === undefined
      ? [`${name} "${text}" (${field.type})`]
      : [];
  });

/** Status, record type, further fields and picklist values of the Tasks that will be written. */
export const checkTaskValues = async (
  { schema, choices, results, options: { task } }: CheckParts,
  deadline: Deadline,
): Promise<Finding> => {
  const shape = await schema.objectOf('Task', deadline);
  if (shape === undefined) return wrong('sf_tasks_hidden');
  const status = await choices.status(deadline);
  const closed = await choices.closedStatuses(deadline);
  if (closed.length > 0 && !closed.includes(status)) {
    return wrong('sf_status_open', { status, closed: closed.join(', ') });
  }
  let offered: ReadonlyMap<string, readonly string[]> | undefined;
  try {
    offered = await choices.offeredValues(deadline);
  } catch (error) {
    if (!(error instanceof UnknownRecordType)) throw error;
    return wrong('sf_record_type', { name: error.recordType });
  }
  const unfit = wrongFields(shape, task.fields);
  if (unfit.length > 0) return wrong('sf_own_fields_wrong', { fields: unfit.join(', ') });
  const missing = missingValues(shape, writtenValues(task, status, results), offered);
  if (missing.length > 0) {
    return wrong('sf_values_missing', { values: missing.join(', ') });
  }
  return good('sf_values', { status });
};

const CALL_BACK_FIELDS = ['Subject', 'ActivityDate', 'Description', 'OwnerId', 'WhoId', 'WhatId'];

/** Tasks to call back: they have to be open, and get along with the fields that they are given. */
export const checkCallBacks = async (
  { schema, choices }: CheckParts,
  deadline: Deadline,
): Promise<Finding> => {
  const shape = await schema.objectOf('Task', deadline);
  if (shape?.createable !== true || !shape.updateable) return wrong('sf_no_tasks');
  const locked = CALL_BACK_FIELDS.filter((name) => shape.fields.get(name)?.createable !== true);
  if (shape.fields.get('Status')?.updateable !== true) locked.push('Status');
  if (locked.length > 0) return wrong('sf_task_fields_locked', { fields: locked.join(', ') });
  const closed = await choices.closedDefault(deadline);
  if (closed !== undefined) {
    return wrong('sf_default_closed', { status: closed });
  }
  return good('sf_call_backs');
};
