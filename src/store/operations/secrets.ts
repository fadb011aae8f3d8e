import { SECRET_COLUMNS } from '../../vocabulary/column-lists.ts';
import type { MappingSecret, SealedAudit, SecretChanges } from '../../calls/admin-ports.ts';
import { sql, statement, tables } from '../query.ts';
import { read, write } from './operation.ts';

export const listMappingSecrets = read((db): MappingSecret[] =>
  SECRET_COLUMNS.flatMap((column) =>
    db
      .query(
        tables
          .selectFrom('mappings')
          .select(['crm', 'user', `${column} as value`])
          .where(column, 'is not', null),
      )
      .flatMap(({ crm, user, value }) => (value === null ? [] : [{ crm, user, column, value }])),
  ),
);

export interface ListSecretAuditArgs {
  /** Only entries in which a secret is in the clear. */
  readonly plainOnly: boolean;
  readonly afterId: number;
  readonly limit: number;
}

/** Entries of the audit with a secret of a mapping in a row of before or after, oldest first. */
export const listSecretAudit = read(
  (db, { plainOnly, afterId, limit }: ListSecretAuditArgs): SealedAudit[] => {
    const holds = SECRET_COLUMNS.flatMap((column) =>
      (['before', 'after'] as const).map((row) => {
        const [ref, any, sealed] = [sql.ref(row), `%"${column}":"%`, `%"${column}":"v1.%`];
        return plainOnly
          ? sql<boolean>`(${ref} like ${any} and ${ref} not like ${sealed})`
          : sql<boolean>`(${ref} like ${any})`;
      }),
    );
    return db.query(
      tables
        .selectFrom('audit')
        .select(['id', 'before', 'after'])
        .where('id', '>', afterId)
        .where((eb) => eb.or(holds))
        .orderBy('id')
        .limit(limit),
    );
  },
);

/** A column is part of the SQL, so each has its statement. */
const setSecret = new Map(
  SECRET_COLUMNS.map((column) => [
    column,
    statement<{ crm: string; user: string; from: string; to: string }>()((p) =>
      tables
        .updateTable('mappings')
        .set(column, p('to'))
        .where('crm', '=', p('crm'))
        .where('user', '=', p('user'))
        .where(column, '=', p('from')),
    ),
  ]),
);

const setAudit = statement<{ id: number; before: string | null; after: string | null }>()((p) =>
  tables
    .updateTable('audit')
    .set({ before: p('before'), after: p('after') })
    .where('id', '=', p('id')),
);

const setRecord = statement<{ kind: string; id: string; from: string; to: string }>()((p) =>
  tables
    .updateTable('records')
    .set({ value: p('to') })
    .where('kind', '=', p('kind'))
    .where('id', '=', p('id'))
    .where('value', '=', p('from')),
);

const setSetting = statement<{ key: string; from: string; to: string }>()((p) =>
  tables
    .updateTable('settings')
    .set({ value: p('to') })
    .where('key', '=', p('key'))
    .where('value', '=', p('from')),
);

/** All or nothing. What somebody has changed since it was read stays as they left it. */
export const replaceSecrets = write((db, changes: SecretChanges): null => {
  for (const change of changes.settings ?? []) db.run(setSetting, change);
  for (const change of changes.records ?? []) db.run(setRecord, change);
  for (const { column, ...change } of changes.mappings ?? []) {
    const statement = setSecret.get(column);
    if (statement) db.run(statement, change);
  }
  for (const change of changes.audit ?? []) db.run(setAudit, change);
  return null;
});
