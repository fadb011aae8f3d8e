import type { Deadline } from './deadline.ts';
import { bad, ok } from './finding.ts';
import type { Finding } from './finding.ts';
import type { SalesforceOptions } from './options.ts';
import type { ObjectShape } from './schema.ts';
import { UnknownRecordType } from './task-choices.ts';
import type { TaskChoices } from './task-choices.ts';
import { asFieldValue } from './task-fields.ts';
import { TASK_TEXTS } from './task-texts.ts';

const OUTCOME_CODES = Object.keys(TASK_TEXTS.en.outcomes);

/** Every value that may be written into a field, where they can be told before a call. */
const writtenValues = (
  { outcomeField, fields, language }: SalesforceOptions['task'],
  status: string,
): ReadonlyMap<string, readonly string[]> =>
  new Map<string, readonly string[]>([
    ['Status', [status]],
    ['CallType', ['Outbound']],
    ['TaskSubtype', ['Call']],
    ['CallDisposition', Object.values(TASK_TEXTS[language].outcomes)],
    [outcomeField, OUTCOME_CODES],
    ...Object.entries(fields)
      .filter(([, template]) => !template.includes('{'))
      .map(([name, text]): [string, readonly string[]] => [name, [text]]),
  ]);

/** Values that a picklist of the org does not have. */
const missingValues = (shape: ObjectShape, written: ReadonlyMap<string, readonly string[]>): string[] =>
  [...written].flatMap(([name, values]) => {
    const field = shape.fields.get(name);
    if (field?.type !== 'picklist') return [];
    const known = new Set(field.picklistValues.filter(({ active }) => active).map(({ value }) => value));
    return values.filter((value) => !known.has(value)).map((value) => `${name} "${value}"`);
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
  shape: ObjectShape,
  task: SalesforceOptions['task'],
  choices: TaskChoices,
  deadline: Deadline,
): Promise<Finding> => {
  const status = await choices.status(deadline);
  const closed = await choices.closedStatuses(deadline);
  if (closed.length > 0 && !closed.includes(status)) {
    return bad(
      `Tasks would get the status "${status}", which does not count as closed, and stay open`,
      `Set task.status to one of: ${closed.join(', ')}.`,
    );
  }
  try {
    await choices.recordTypeId(deadline);
  } catch (error) {
    if (!(error instanceof UnknownRecordType)) throw error;
    return bad(
      error.message,
      'Correct task.recordType: the developer name of an active record type of Task.',
    );
  }
  const wrong = wrongFields(shape, task.fields);
  if (wrong.length > 0) return bad(`task.fields: ${wrong.join(', ')}`, 'Correct task.fields.');
  const missing = missingValues(shape, writtenValues(task, status));
  if (missing.length > 0) {
    return bad(
      `picklists of Task lack values that the connector writes: ${missing.join(', ')}`,
      'Add the values to the picklists (Setup, Object Manager, Task), or change task.status, task.fields or task.outcomeField.',
    );
  }
  return ok(`finished calls get the status "${status}"; every picklist value that is written exists`);
};
