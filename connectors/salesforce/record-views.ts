import { Problem } from '../../src/calls/problems.ts';
import type { Api, Row } from './api.ts';
import { needed, queryAll } from './composite.ts';
import type { QueryPart } from './composite.ts';
import type { Deadline } from '../shared/deadline.ts';
import { CrmError } from '../shared/crm-error.ts';
import { createFieldAccess, fieldAccessQuery } from './field-access.ts';
import { isSalesforceId, soqlList } from './ids.ts';
import { textAt } from './objects.ts';
import type { SalesforceOptions } from './options.ts';
import type { FieldRef } from './schema.ts';

/** A record as one agent may see it. */
export interface RecordView {
  readonly row: Row;
  /** May the agent see the value at this path, that is, its fields and the related record that holds it? */
  readonly mayUse: (path: string) => boolean;
}

interface Question {
  /** Selects the record. */
  readonly soql: string;
  readonly id: string;
  readonly user: string;
  /** The fields on the way to each telephone number. */
  readonly fields: ReadonlyMap<string, readonly FieldRef[]>;
  /** Paths to the ids of the related records in the row. */
  readonly related: readonly string[];
}

/** A row that a search has found. */
export interface FoundRow {
  readonly row: Row;
  readonly fields: ReadonlyMap<string, readonly FieldRef[]>;
}

/** `Account.Phone` is on `Account.Id`, a list's entry likewise; undefined for the record's own fields. */
export const idPathOf = (path: string): string | undefined => {
  const parts = path.split('.');
  return parts.length === 1 ? undefined : [...parts.slice(0, -1), 'Id'].join('.');
};

const FIELDS_UNKNOWN =
  'The connector may not ask Salesforce which telephone fields you may see, so nothing was dialled. An administrator ' +
  'gives the integration user the right "View Setup and Configuration" (permission set MOR Integration), or sets ' +
  '"visibility" of this CRM to "records".';

/** A failed query grants nothing: without its answer no field is shown. */
const grantedFields = (part: QueryPart | undefined): readonly Row[] => {
  if (part instanceof CrmError) throw new Problem('forbidden', FIELDS_UNKNOWN, { cause: part });
  return part ?? [];
};

const accessQuery = (user: string, ids: readonly string[]): string =>
  `SELECT RecordId,HasReadAccess FROM UserRecordAccess WHERE UserId = '${user}' AND RecordId IN ${soqlList(ids)}`;

const readable = (rows: readonly Row[]): ReadonlySet<string> =>
  new Set(
    rows
      .filter((row) => textAt(row, 'HasReadAccess') === 'true')
      .map((row) => textAt(row, 'RecordId').slice(0, 15)),
  );

/** Reads records with the agent's rights, as far as `visibility` requires. */
export const createRecordViews = (api: Api, visibility: SalesforceOptions['visibility']) => {
  const everything = async (soql: string, deadline: Deadline): Promise<RecordView | undefined> => {
    const [row] = await api.query(soql, deadline);
    return row === undefined ? undefined : { row, mayUse: () => true };
  };

  /** Which of the related records on the row the agent may read. */
  const relatedTo = async (row: Row, { user, related }: Question, deadline: Deadline) => {
    const ids = [...new Set(related.map((path) => textAt(row, path)))].filter(isSalesforceId);
    return ids.length === 0 ? new Set<string>() : readable(await api.query(accessQuery(user, ids), deadline));
  };

  return {
    /** Undefined: no such record, or the agent may not read it. Rejects with Problem `forbidden`, CrmError. */
    read: async (question: Question, deadline: Deadline): Promise<RecordView | undefined> => {
      const { soql, id, user, fields } = question;
      if (visibility === 'integration') return everything(soql, deadline);
      const fieldQuery =
        visibility === 'agent' ? fieldAccessQuery(user, [...fields.values()].flat()) : undefined;
      const soqls = [soql, accessQuery(user, [id]), ...(fieldQuery === undefined ? [] : [fieldQuery])];
      const [rows, accesses, granted] = await queryAll(api, soqls, deadline);
      const [row] = needed(rows);
      if (row === undefined || !readable(needed(accesses)).has(id.slice(0, 15))) return undefined;
      const mayRead =
        visibility === 'agent' ? createFieldAccess(grantedFields(granted)) : (): boolean => true;
      const visible = await relatedTo(row, question, deadline);
      return {
        row,
        mayUse: (path) => {
          const idPath = idPathOf(path);
          const isVisible = idPath === undefined || visible.has(textAt(row, idPath).slice(0, 15));
          return isVisible && mayRead(fields.get(path) ?? []);
        },
      };
    },
    /**
     * Those rows, of several objects, that the agent may read, in the given order. `fields`: the object's own fields on
     * the way to each telephone number.
     */
    readable: async <R extends FoundRow>(
      rows: readonly R[],
      user: string,
      deadline: Deadline,
    ): Promise<readonly (R & RecordView)[]> => {
      if (rows.length === 0) return [];
      if (visibility === 'integration') return rows.map((found) => ({ ...found, mayUse: () => true }));
      const ids = rows.map(({ row }) => textAt(row, 'Id'));
      const refs = rows.flatMap(({ fields }) => [...fields.values()].flat());
      const fieldQuery = visibility === 'agent' ? fieldAccessQuery(user, refs) : undefined;
      const soqls = [accessQuery(user, ids), ...(fieldQuery === undefined ? [] : [fieldQuery])];
      const [accesses, granted] = await queryAll(api, soqls, deadline);
      const visible = readable(needed(accesses));
      const mayRead =
        visibility === 'agent' ? createFieldAccess(grantedFields(granted)) : (): boolean => true;
      return rows
        .filter(({ row }) => visible.has(textAt(row, 'Id').slice(0, 15)))
        .map((found) => ({ ...found, mayUse: (path) => mayRead(found.fields.get(path) ?? []) }));
    },
  };
};
