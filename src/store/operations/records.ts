import type { AuditDraft, RecordChange } from '../../calls/admin-ports.ts';
import { statement, tables } from '../query.ts';
import { addAudit } from './audit.ts';
import { read, write } from './operation.ts';

const ofKind = statement<{ kind: string }>()((p) =>
  tables.selectFrom('records').select(['id', 'value']).where('kind', '=', p('kind')).orderBy('id'),
);

export const allRecords = read((db, kind: string): { id: string; value: string }[] =>
  db.rows(ofKind, { kind }).map(({ id, value }) => ({ id, value })),
);

const byId = statement<{ kind: string; id: string }>()((p) =>
  tables.selectFrom('records').select('value').where('kind', '=', p('kind')).where('id', '=', p('id')),
);

export const getRecord = read(
  (db, key: { kind: string; id: string }): string | undefined => db.row(byId, key)?.value,
);

const put = statement<{ kind: string; id: string; value: string }>()((p) =>
  tables.replaceInto('records').values({ kind: p('kind'), id: p('id'), value: p('value') }),
);

const remove = statement<{ kind: string; id: string }>()((p) =>
  tables.deleteFrom('records').where('kind', '=', p('kind')).where('id', '=', p('id')),
);

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

export interface ApplyRecordsArgs {
  readonly changes: readonly RecordChange[];
  readonly audit: AuditDraft | undefined;
}

/** All changes and their audit entry in one transaction. */
export const applyRecords = write((db, { changes, audit }: ApplyRecordsArgs): null => {
  for (const { kind, id, value } of changes) {
    if (value === null) db.run(remove, { kind, id });
    else db.run(put, { kind, id, value });
  }
  if (audit !== undefined) {
    const { atMs, actor, action, subject, before, after } = audit;
    db.run(addAudit, {
      ...{ at: atMs, actor, action, subject },
      batch: null,
      before: json(before),
      after: json(after),
    });
  }
  return null;
});
