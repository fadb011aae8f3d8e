import type { Api, Row } from './api.ts';
import type { Deadline } from '../shared/deadline.ts';
import { isSalesforceId, soqlList } from './ids.ts';
import { textAt } from './objects.ts';

/** A Task as it is in the org now. */
export interface TaskRow {
  readonly id: string;
  /** '' while the Task belongs to no call. */
  readonly callId: string;
  readonly description: string;
  readonly result: string;
  readonly isClosed: boolean;
  /** When it was closed; NaN if it is open or Salesforce does not say. */
  readonly closedMs: number;
}

/** Finds Tasks. Deleted ones are not found. */
export interface TaskRows {
  byId(id: string, deadline: Deadline): Promise<TaskRow | undefined>;
  /** By call id, for up to 200 calls. */
  byCallIds(callIds: readonly string[], deadline: Deadline): Promise<ReadonlyMap<string, TaskRow>>;
}

/** The text exactly as stored; unlike `textAt` nothing is trimmed. */
const raw = (row: Row, field: string): string => {
  const value = row[field];
  return typeof value === 'string' ? value : '';
};

export const createTaskRows = (api: Api, callIdField: string): TaskRows => {
  const select = `SELECT Id,${callIdField},Description,CallDisposition,IsClosed,CompletedDateTime FROM Task WHERE`;
  const rowOf = (row: Row): TaskRow => ({
    id: textAt(row, 'Id'),
    callId: textAt(row, callIdField),
    description: raw(row, 'Description'),
    result: raw(row, 'CallDisposition'),
    isClosed: textAt(row, 'IsClosed') === 'true',
    closedMs: Date.parse(textAt(row, 'CompletedDateTime')),
  });
  return {
    byId: async (id, deadline) => {
      if (!isSalesforceId(id)) return undefined;
      const [row] = await api.query(`${select} Id = '${id}'`, deadline);
      return row === undefined ? undefined : rowOf(row);
    },
    byCallIds: async (callIds, deadline) => {
      if (callIds.length === 0) return new Map();
      const rows = await api.query(`${select} ${callIdField} IN ${soqlList(callIds)}`, deadline);
      return new Map(rows.map(rowOf).map((row) => [row.callId, row]));
    },
  };
};
