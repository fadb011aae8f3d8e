import { z } from 'zod';
import type { Now } from '../../src/calls/ports.ts';
import { createTtlCache } from '../shared/ttl-cache.ts';
import type { Api, Row } from './api.ts';
import type { Deadline } from '../shared/deadline.ts';
import { isRefusal } from '../shared/crm-error.ts';
import { soqlText } from './ids.ts';
import { textAt } from './objects.ts';
import type { SalesforceOptions } from './options.ts';

const HOUR_MS = 3_600_000;
const USUAL = 'Completed';

/** What an org's finished Tasks must have. Cached for an hour. */
export interface TaskChoices {
  /** Statuses that count as closed, in the org's order; empty if the org does not say. */
  closedStatuses(deadline: Deadline): Promise<readonly string[]>;
  /** The default status of new Tasks, if it counts as closed. */
  closedDefault(deadline: Deadline): Promise<string | undefined>;
  /** The configured status, else "Completed" if it counts as closed, else the org's first closed status. */
  status(deadline: Deadline): Promise<string>;
  /** Id of the configured record type; undefined: none is configured. Rejects when the org has no such type. */
  recordTypeId(deadline: Deadline): Promise<string | undefined>;
  /**
   * The picklist values that the configured record type offers, by field; undefined: none is configured, or the org
   * does not say. Rejects as `recordTypeId` does.
   */
  offeredValues(deadline: Deadline): Promise<ReadonlyMap<string, readonly string[]> | undefined>;
}

const offeredAnswer = z.object({
  picklistFieldValues: z.record(z.string(), z.object({ values: z.array(z.object({ value: z.string() })) })),
});

export class UnknownRecordType extends Error {
  readonly recordType: string;
  constructor(recordType: string) {
    super(`Task has no active record type ${recordType}`);
    this.recordType = recordType;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_taskstatus.htm */
export const createTaskChoices = (
  api: Api,
  { status: configured, recordType }: SalesforceOptions['task'],
  now: Now,
): TaskChoices => {
  const kept = createTtlCache<readonly string[]>({ max: 3, ttlMs: HOUR_MS, now });
  const ask = (key: string, soql: string, read: (row: Row) => string, deadline: Deadline) =>
    kept.get(key, async () => (await api.query(soql, deadline)).map(read));

  const statuses = async (key: string, where: string, deadline: Deadline): Promise<readonly string[]> => {
    const soql = `SELECT ApiName FROM TaskStatus WHERE ${where} ORDER BY SortOrder`;
    try {
      return (await ask(key, soql, (row) => textAt(row, 'ApiName'), deadline)) ?? [];
    } catch (error) {
      if (isRefusal(error)) return [];
      throw error;
    }
  };

  const closedStatuses: TaskChoices['closedStatuses'] = (deadline) =>
    statuses('status', 'IsClosed = true', deadline);

  const recordTypeId: TaskChoices['recordTypeId'] = async (deadline) => {
    if (recordType === undefined) return undefined;
    const soql = `SELECT Id FROM RecordType WHERE SobjectType = 'Task' AND IsActive = true AND DeveloperName = ${soqlText(recordType)}`;
    const [id] = (await ask('recordType', soql, (row) => textAt(row, 'Id'), deadline)) ?? [];
    if (id !== undefined) return id;
    kept.forget((key) => key === 'recordType');
    throw new UnknownRecordType(recordType);
  };

  return {
    closedStatuses,
    closedDefault: async (deadline) =>
      (await statuses('default', 'IsDefault = true AND IsClosed = true', deadline))[0],
    status: async (deadline) => {
      if (configured !== undefined) return configured;
      const closed = await closedStatuses(deadline);
      return closed.includes(USUAL) ? USUAL : (closed[0] ?? USUAL);
    },
    recordTypeId,
    // https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_picklist_values_collection.htm
    offeredValues: async (deadline) => {
      const id = await recordTypeId(deadline);
      if (id === undefined) return undefined;
      try {
        const path = `/ui-api/object-info/Task/picklist-values/${id}`;
        const answer = offeredAnswer.safeParse(await api.request({ method: 'GET', path }, deadline));
        if (!answer.success) return undefined;
        const fields = Object.entries(answer.data.picklistFieldValues);
        return new Map(fields.map(([name, { values }]) => [name, values.map(({ value }) => value)]));
      } catch (error) {
        if (isRefusal(error)) return undefined;
        throw error;
      }
    },
  };
};
