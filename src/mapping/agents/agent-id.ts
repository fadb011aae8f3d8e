import type { Mapping } from './mapping.ts';

/** How one CRM writes its ids, so that one agent has one id whatever a report, a page or a form wrote. */
export type CanonicalId = (id: string) => string;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The form that holds for every CRM: no blanks around, no characters without width, full-width letters as usual ones,
 * UUIDs in small letters.
 */
export const plainId: CanonicalId = (id) => {
  const text = id
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
  return UUID.test(text) ? text.toLowerCase() : text;
};

/** What is known of the CRM instances, as far as ids go. */
export type IdForms = ReadonlyMap<string, { readonly connector: { readonly canonicalId?: CanonicalId } }>;

/** The same reference under the one id that the agent's CRM has for them. */
export const canonicalRef = <Ref extends { readonly crm: string; readonly user: string }>(
  ref: Ref,
  crms: IdForms,
): Ref => {
  const plain = plainId(ref.user);
  const user = crms.get(ref.crm)?.connector.canonicalId?.(plain) ?? plain;
  return user === ref.user ? ref : { ...ref, user };
};

/** Whether two spellings name one agent of this CRM; also those that differ in case only. */
export const isSameAgent = (crm: string, one: string, other: string, crms: IdForms): boolean => {
  const form = (user: string): string => canonicalRef({ crm, user }, crms).user.toLowerCase();
  return form(one) === form(other);
};

/** A record's id as its CRM writes it, so that history and repeats find it however a page or a report wrote it. */
export const canonicalRecord = <RecordRef extends { readonly id: string }>(
  record: RecordRef,
  crm: string,
  crms: IdForms,
): RecordRef => {
  const plain = record.id.replace(/\p{Cf}/gu, '').trim();
  const id = crms.get(crm)?.connector.canonicalId?.(plain) ?? plain;
  return id === record.id ? record : { ...record, id };
};

/** Rows that were stored before ids had one form, with what becomes of them. */
export interface RowRenames {
  readonly changes: readonly { readonly ref: { crm: string; user: string }; readonly after?: Mapping }[];
  /** Rows that cannot be brought into form, because the agent has another row under the right id; that one counts. */
  readonly clashes: readonly Mapping[];
}

export const rowRenames = (rows: readonly Mapping[], crms: IdForms): RowRenames => {
  const keyOf = ({ crm, user }: { crm: string; user: string }): string => JSON.stringify([crm, user]);
  const taken = new Set(rows.map(keyOf));
  const changes: RowRenames['changes'][number][] = [];
  const clashes: Mapping[] = [];
  for (const row of rows) {
    const after = canonicalRef(row, crms);
    if (after === row) continue;
    if (taken.has(keyOf(after))) {
      clashes.push(row);
      continue;
    }
    taken.add(keyOf(after));
    changes.push(
      { ref: { crm: row.crm, user: row.user } },
      { ref: { crm: after.crm, user: after.user }, after },
    );
  }
  return { changes, clashes };
};
