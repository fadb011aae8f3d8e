import { randomUUID } from 'node:crypto';
import { CONNECTIONS_REVISION } from '../../vocabulary/connections-revision.ts';
import type { AuditDraft, RecordChange, RecordKind } from '../../calls/admin-ports.ts';
import { statement, tables } from '../query.ts';
import { addAudit } from './audit.ts';
import { read, row, rows, run, write } from './operation.ts';
import type { Steps } from './operation.ts';
import { upsertSetting } from './settings.ts';

const ofKind = statement<{ kind: string }>()((p) =>
  tables.selectFrom('records').select(['id', 'value']).where('kind', '=', p('kind')).orderBy('id'),
);

export const allRecords = read(function* (kind: string): Steps<{ id: string; value: string }[]> {
  return (yield* rows(ofKind, { kind })).map(({ id, value }) => ({ id, value }));
});

const withPrefix = statement<{ kind: string; from: string; to: string }>()((p) =>
  tables
    .selectFrom('records')
    .select(['id', 'value'])
    .where('kind', '=', p('kind'))
    .where('id', '>=', p('from'))
    .where('id', '<', p('to'))
    .orderBy('id'),
);

/** Later than every character that an id goes on with. */
const LAST = '\u{10FFFF}';

export const recordsWithPrefix = read(function* (args: {
  kind: string;
  prefix: string;
}): Steps<{ id: string; value: string }[]> {
  const { kind, prefix } = args;
  return (yield* rows(withPrefix, { kind, from: prefix, to: prefix + LAST })).map(({ id, value }) => ({
    id,
    value,
  }));
});

const byId = statement<{ kind: string; id: string }>()((p) =>
  tables.selectFrom('records').select('value').where('kind', '=', p('kind')).where('id', '=', p('id')),
);

export const getRecord = read(function* (key: { kind: string; id: string }): Steps<string | undefined> {
  return (yield* row(byId, key))?.value;
});

const put = statement<{ kind: string; id: string; value: string }>()((p) =>
  tables
    .insertInto('records')
    .values({ kind: p('kind'), id: p('id'), value: p('value') })
    .onConflict((oc) => oc.columns(['kind', 'id']).doUpdateSet({ value: p('value') })),
);

const putNew = statement<{ kind: string; id: string; value: string }>()((p) =>
  tables
    .insertInto('records')
    .values({ kind: p('kind'), id: p('id'), value: p('value') })
    .onConflict((oc) => oc.columns(['kind', 'id']).doNothing()),
);

const remove = statement<{ kind: string; id: string }>()((p) =>
  tables.deleteFrom('records').where('kind', '=', p('kind')).where('id', '=', p('id')),
);

/** Replaces a record while it still has the old value. */
export const replaceSame = statement<{ kind: string; id: string; from: string; to: string }>()((p) =>
  tables
    .updateTable('records')
    .set({ value: p('to') })
    .where('kind', '=', p('kind'))
    .where('id', '=', p('id'))
    .where('value', '=', p('from')),
);

const removeSame = statement<{ kind: string; id: string; from: string }>()((p) =>
  tables
    .deleteFrom('records')
    .where('kind', '=', p('kind'))
    .where('id', '=', p('id'))
    .where('value', '=', p('from')),
);

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

export interface ApplyRecordsArgs {
  readonly changes: readonly RecordChange[];
  readonly audit: AuditDraft | undefined;
}

function* auditWith(audit: AuditDraft): Steps<void> {
  const { atMs, actor, action, subject, before, after } = audit;
  yield* run(addAudit, {
    at: atMs,
    actor,
    action,
    subject,
    batch: null,
    before: json(before),
    after: json(after),
  });
}

export interface AddRecordArgs {
  readonly kind: RecordKind;
  readonly id: string;
  readonly value: string;
  readonly audit: AuditDraft;
}

/** Stores a record unless there is one already; returns whether it did. */
export const addRecord = write(function* ({ audit, ...record }: AddRecordArgs): Steps<boolean> {
  const isNew = (yield* run(putNew, record)) > 0;
  if (isNew) yield* auditWith(audit);
  return isNew;
});

export interface SwapRecordArgs {
  readonly kind: RecordKind;
  readonly id: string;
  /** Null: there is none. */
  readonly from: string | null;
  /** Null: there is to be none. */
  readonly to: string | null;
}

function* swapped({ kind, id, from, to }: SwapRecordArgs): Steps<number> {
  if (from === null) return to === null ? 0 : yield* run(putNew, { kind, id, value: to });
  if (to === null) return yield* run(removeSame, { kind, id, from });
  return yield* run(replaceSame, { kind, id, from, to });
}

/** Replaces a record that still is what the caller knows; returns whether it was. */
export const swapRecord = write(function* (args: SwapRecordArgs): Steps<boolean> {
  return (yield* swapped(args)) > 0;
});

/** Writes all changes and their audit entry in one transaction. */
export const applyRecords = write(function* ({ changes, audit }: ApplyRecordsArgs): Steps<null> {
  for (const { kind, id, value } of changes) {
    if (value === null) yield* run(remove, { kind, id });
    else yield* run(put, { kind, id, value });
  }
  // In the same transaction, so that a node that read the connections earlier knows that its copy is outdated.
  if (changes.some(({ kind }) => kind === 'mor' || kind === 'crm')) {
    yield* run(upsertSetting, { key: CONNECTIONS_REVISION, value: randomUUID() });
  }
  if (audit !== undefined) yield* auditWith(audit);
  return null;
});
