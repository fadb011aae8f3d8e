import type { Now } from '../../src/calls/ports.ts';
import { createTtlCache } from '../shared/ttl-cache.ts';
import type { Api, Row } from './api.ts';
import type { Deadline } from './deadline.ts';
import { SalesforceError } from './errors.ts';
import { soqlText } from './ids.ts';
import { textAt } from './objects.ts';
import type { SalesforceOptions } from './options.ts';

const HOUR_MS = 3_600_000;
const USUAL = 'Completed';

/** What an org wants its finished Tasks to have. Remembered for an hour. */
export interface TaskChoices {
  /** Statuses that count as closed, in the org's order; empty where the org does not tell. */
  closedStatuses(deadline: Deadline): Promise<readonly string[]>;
  /** The configured status, else "Completed" where it counts as closed, else the org's first closed one. */
  status(deadline: Deadline): Promise<string>;
  /** Id of the configured record type; undefined: none is configured. Rejects when the org has no such type. */
  recordTypeId(deadline: Deadline): Promise<string | undefined>;
}

export class UnknownRecordType extends Error {}

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_taskstatus.htm */
export const createTaskChoices = (
  api: Api,
  { status: configured, recordType }: SalesforceOptions['task'],
  now: Now,
): TaskChoices => {
  const kept = createTtlCache<readonly string[]>({ max: 2, ttlMs: HOUR_MS, now });
  const ask = (key: string, soql: string, read: (row: Row) => string, deadline: Deadline) =>
    kept.get(key, async () => (await api.query(soql, deadline)).map(read));

  const closedStatuses: TaskChoices['closedStatuses'] = async (deadline) => {
    const soql = 'SELECT ApiName FROM TaskStatus WHERE IsClosed = true ORDER BY SortOrder';
    try {
      return (await ask('status', soql, (row) => textAt(row, 'ApiName'), deadline)) ?? [];
    } catch (error) {
      if (error instanceof SalesforceError && error.kind === 'refused') return [];
      throw error;
    }
  };

  return {
    closedStatuses,
    status: async (deadline) => {
      if (configured !== undefined) return configured;
      const closed = await closedStatuses(deadline);
      return closed.includes(USUAL) ? USUAL : (closed[0] ?? USUAL);
    },
    recordTypeId: async (deadline) => {
      if (recordType === undefined) return undefined;
      const soql = `SELECT Id FROM RecordType WHERE SobjectType = 'Task' AND IsActive = true AND DeveloperName = ${soqlText(recordType)}`;
      const [id] = (await ask('recordType', soql, (row) => textAt(row, 'Id'), deadline)) ?? [];
      if (id !== undefined) return id;
      kept.forget((key) => key === 'recordType');
      throw new UnknownRecordType(`Task has no active record type ${recordType}`);
    },
  };
};
