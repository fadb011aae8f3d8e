import { z } from 'zod';
import { defined } from '../defined.ts';
import { SECRET_COLUMNS } from '../vocabulary/column-lists.ts';
import { secretContext } from './sealed-mappings.ts';
import { isSealed } from './vault.ts';
import type { Vault } from './vault.ts';

/** A stored key, as far as its secrets are concerned. */
export const keyRecord = z.looseObject({
  kind: z.string(),
  mark: z.string(),
  previous: z.looseObject({ mark: z.string() }).optional(),
});

/** Records that are sealed as a whole, each with its kind and id as the context. */
export const SEALED_RECORDS = ['mor', 'crm', 'oidc'] as const;

const rowSchema = z.looseObject({ crm: z.string(), user: z.string() });

/** Seals secrets, and texts that contain some, with the current key. */
export interface Renewal {
  /** Leaves what cannot be opened as it is. */
  secret(text: string, context: string): string;
  /** A stored key's record. */
  key(id: string, text: string): string;
  /** A mapping row in the audit. */
  row(text: string | null): string | null;
  /** Resets the count. */
  begin(): void;
  /** How many secrets could not be opened since `begin`. */
  unreadable(): number;
}

export const createRenewal = (vault: Vault): Renewal => {
  let unreadable = 0;

  const renewed = (text: string, context: string): string => {
    if (vault.isCurrent(text, context)) return text;
    if (!isSealed(text)) return vault.seal(text, context);
    try {
      return vault.seal(vault.open(text, context), context);
    } catch {
      unreadable += 1;
      return text;
    }
  };

  const renewedKey = (id: string, text: string): string => {
    const parsed = keyRecord.safeParse(JSON.parse(text));
    // An API key is stored as a digest, which is no secret.
    if (!parsed.success || parsed.data.kind !== 'signing') return text;
    const { previous, mark, ...rest } = parsed.data;
    const context = `key ${id}`;
    return JSON.stringify({
      ...rest,
      mark: renewed(mark, context),
      ...defined({ previous: previous && { ...previous, mark: renewed(previous.mark, context) } }),
    });
  };

  const renewedRow = (text: string | null): string | null => {
    if (text === null) return null;
    const parsed = rowSchema.safeParse(JSON.parse(text));
    if (!parsed.success) return text;
    const row: Record<string, unknown> = parsed.data;
    const secrets = SECRET_COLUMNS.flatMap((column) => {
      const value = row[column];
      return typeof value === 'string' ? [[column, renewed(value, secretContext(column, parsed.data))]] : [];
    });
    return secrets.length === 0 ? text : JSON.stringify({ ...row, ...Object.fromEntries(secrets) });
  };

  return {
    secret: renewed,
    key: renewedKey,
    row: renewedRow,
    begin() {
      unreadable = 0;
    },
    unreadable: () => unreadable,
  };
};
