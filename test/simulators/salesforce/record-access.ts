import { OrgFault } from './org-fault.ts';
import type { Records } from './records.ts';
import type { Condition, Query } from './soql.ts';

const equalTo = (condition: Condition | undefined, field: string): readonly string[] => {
  if (condition === undefined) return [];
  if (condition.op === 'AND') return condition.parts.flatMap((part) => equalTo(part, field));
  const isIt = (condition.op === '=' || condition.op === 'IN') && condition.field === field;
  return isIt ? condition.values.map(({ value }) => (typeof value === 'string' ? value : '')) : [];
};

/** Who may read which record, as `UserRecordAccess` reports it. */
export const createRecordAccess = ({ find }: Records) => {
  const hidden = new Set<string>();
  const answer = ({ where }: Query): Record<string, unknown>[] => {
    const [[user = ''], records] = [equalTo(where, 'UserId'), equalTo(where, 'RecordId')];
    if (user === '' || records.length === 0)
      throw new OrgFault(400, 'MALFORMED_QUERY', 'UserId and RecordId are required');
    if (find(user) === undefined) return [];
    return records.map((record) => ({
      attributes: { type: 'UserRecordAccess' },
      RecordId: record,
      HasReadAccess:
        find(record)?.deleted === false && !hidden.has(`${user.slice(0, 15)}:${record.slice(0, 15)}`),
    }));
  };
  return {
    answer,
    hide: (user: string, record: string): void => {
      hidden.add(`${user.slice(0, 15)}:${record.slice(0, 15)}`);
    },
  };
};
