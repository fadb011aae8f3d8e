import { SECRET_COLUMNS } from '../../vocabulary/column-lists.ts';
import type { MappingSecret, SealedAudit, SecretChanges } from '../../calls/admin-ports.ts';
import { sql, statement, tables } from '../query.ts';
import { query, read, runEach, write, writing } from './operation.ts';
import type { Steps } from './operation.ts';
import { replaceSame } from './records.ts';

export const listMappingSecrets = read(function* (): Steps<MappingSecret[]> {
  const secrets: MappingSecret[] = [];
  for (const column of SECRET_COLUMNS) {
    const found = yield* query(
      tables
        .selectFrom('mappings')
        .select(['crm', 'user', `${column} as value`])
        .where(column, 'is not', null),
    );
    for (const { crm, user, value } of found) {
      if (value !== null) secrets.push({ crm, user, column, value });
    }
  }
  return secrets;
});

export interface ListSecretAuditArgs {
  /** Only entries that contain a secret in the clear. */
  readonly plainOnly: boolean;
  readonly afterId: number;
  readonly limit: number;
}

/** Audit entries that contain a mapping's secret in a row of before or after, oldest first. */
export const listSecretAudit = read(function* ({
  plainOnly,
  afterId,
  limit,
}: ListSecretAuditArgs): Steps<SealedAudit[]> {
  const holds = SECRET_COLUMNS.flatMap((column) =>
    (['before', 'after'] as const).map((row) => {
      const [ref, any, sealed] = [sql.ref(row), `%"${column}":"%`, `%"${column}":"v1.%`];
      return plainOnly
        ? sql<boolean>`(${ref} like ${any} and ${ref} not like ${sealed})`
        : sql<boolean>`(${ref} like ${any})`;
    }),
  );
  return yield* query(
    tables
      .selectFrom('audit')
      .select(['id', 'before', 'after'])
      .where('id', '>', afterId)
      .where((eb) => eb.or(holds))
      .orderBy('id')
      .limit(limit),
  );
});

/** The column is part of the SQL text, so each column has its own statement. */
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

const setSetting = statement<{ key: string; from: string; to: string }>()((p) =>
  tables
    .updateTable('settings')
    .set({ value: p('to') })
    .where('key', '=', p('key'))
    .where('value', '=', p('from')),
);

/** All or nothing. A value that has changed since it was read is left alone. */
export const replaceSecrets = write(
  function* (changes: SecretChanges): Steps<null> {
    yield* runEach([
      ...(changes.settings ?? []).map((change) => writing(setSetting, change)),
      ...(changes.records ?? []).map((change) => writing(replaceSame, change)),
      ...(changes.mappings ?? []).flatMap(({ column, ...change }) => {
        const ofColumn = setSecret.get(column);
        return ofColumn ? [writing(ofColumn, change)] : [];
      }),
      ...(changes.audit ?? []).map((change) => writing(setAudit, change)),
    ]);
    return null;
  },
  { repeatable: true },
);
