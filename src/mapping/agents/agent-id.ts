import type { Mapping } from './mapping.ts';

/** Converts an id to the CRM's canonical form, so that an agent has one id, whether from a report, a page or a form. */
export type CanonicalId = (id: string) => string;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The canonical form for every CRM: no surrounding blanks, no zero-width characters, full-width letters as ordinary
 * ones, UUIDs in lower case.
 */
export const plainId: CanonicalId = (id) => {
  const text = id
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
  return UUID.test(text) ? text.toLowerCase() : text;
};

/** The CRM instances, as far as ids are concerned. */
export type IdForms = ReadonlyMap<
  string,
  { readonly connector: { readonly canonicalId?: CanonicalId; readonly canonicalType?: CanonicalId } }
>;

/** The same reference with the canonical id of the agent's CRM. */
export const canonicalRef = <Ref extends { readonly crm: string; readonly user: string }>(
  ref: Ref,
  crms: IdForms,
): Ref => {
  const plain = plainId(ref.user);
  const user = crms.get(ref.crm)?.connector.canonicalId?.(plain) ?? plain;
  return user === ref.user ? ref : { ...ref, user };
};

/** Whether two spellings mean the same agent of this CRM, ignoring case. */
export const isSameAgent = (crm: string, one: string, other: string, crms: IdForms): boolean => {
  const form = (user: string): string => canonicalRef({ crm, user }, crms).user.toLowerCase();
  return form(one) === form(other);
};

/** A record as its CRM names it, so that history and repeats find it in every form that a page or a report used. */
export const canonicalRecord = <RecordRef extends { readonly type: string; readonly id: string }>(
  record: RecordRef,
  crm: string,
  crms: IdForms,
): RecordRef => {
  const plain = record.id.replace(/\p{Cf}/gu, '').trim();
  const connector = crms.get(crm)?.connector;
  const id = connector?.canonicalId?.(plain) ?? plain;
  const type = connector?.canonicalType?.(record.type) ?? record.type;
  return id === record.id && type === record.type ? record : { ...record, type, id };
};

/** Rows stored before ids had a canonical form, and what becomes of them. */
export interface RowRenames {
  readonly changes: readonly { readonly ref: { crm: string; user: string }; readonly after?: Mapping }[];
  /** Rows that cannot be renamed because the agent has another row under the right id; that one counts. */
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
