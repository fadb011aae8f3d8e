import type { PinEntry, SealedAudit, SecretChanges } from '../../calls/admin-ports.ts';
import { sql, statement, tables } from '../query.ts';
import { read, write } from './operation.ts';

const pins = statement<object>()(() =>
  tables.selectFrom('mappings').select(['crm', 'user', 'cardPin']).where('cardPin', 'is not', null),
);

export const listPins = read((db): PinEntry[] =>
  db.rows(pins, {}).flatMap(({ crm, user, cardPin }) => (cardPin === null ? [] : [{ crm, user, cardPin }])),
);

const HAS_PIN = '%"cardPin":"%';
const HAS_SEALED_PIN = '%"cardPin":"v1.%';

export interface ListPinAuditArgs {
  /** Only entries in which a PIN is in the clear. */
  readonly plainOnly: boolean;
  readonly afterId: number;
  readonly limit: number;
}

/** Entries of the audit with a card PIN in a row of before or after, oldest first. */
export const listPinAudit = read((db, { plainOnly, afterId, limit }: ListPinAuditArgs): SealedAudit[] => {
  const holds = (column: 'before' | 'after') => {
    const ref = sql.ref(column);
    return plainOnly
      ? sql<boolean>`(${ref} like ${HAS_PIN} and ${ref} not like ${HAS_SEALED_PIN})`
      : sql<boolean>`(${ref} like ${HAS_PIN})`;
  };
  return db.query(
    tables
      .selectFrom('audit')
      .select(['id', 'before', 'after'])
      .where('id', '>', afterId)
      .where(sql<boolean>`(${holds('before')} or ${holds('after')})`)
      .orderBy('id')
      .limit(limit),
  );
});

const setPin = statement<{ crm: string; user: string; from: string; to: string }>()((p) =>
  tables
    .updateTable('mappings')
    .set({ cardPin: p('to') })
    .where('crm', '=', p('crm'))
    .where('user', '=', p('user'))
    .where('cardPin', '=', p('from')),
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
  for (const change of changes.pins ?? []) db.run(setPin, change);
  for (const change of changes.audit ?? []) db.run(setAudit, change);
  return null;
});
