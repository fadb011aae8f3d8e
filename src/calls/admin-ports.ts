import type { SecretColumn } from '../vocabulary/column-lists.ts';
import type { AgentRef } from './call/call.ts';
import type { Page } from './ports.ts';
import type { MappingFilter, MappingWhich } from '../mapping/agents/all-mappings.ts';
import type { Mapping } from '../mapping/agents/mapping.ts';

/** Small durable facts, such as what was learned about a MOR, and generated keys. */
export interface SettingStore {
  all(): Promise<ReadonlyMap<string, string>>;
  set(key: string, value: string): Promise<void>;
}

export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  /** Who: `cli`, `admin:<session name>`, `import`. */
  readonly actor: string;
  /** What: `mapping.import`, `mapping.edit`, `mapping.undo`, ... */
  readonly action: string;
  /** On what: `crm/user` or a batch id. */
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Entries that were written at once share one. */
  readonly batch?: string;
  /** How many entries its batch has; only where they are grouped. */
  readonly rows?: number;
}

export interface AuditFilter {
  readonly limit: number;
  readonly cursor?: string;
  readonly subject?: string;
  readonly actor?: string;
  readonly action?: string;
  readonly batch?: string;
  readonly fromMs?: number;
  /** Before this moment. */
  readonly toMs?: number;
  /** One entry for each batch, its newest, with `rows`. */
  readonly grouped?: boolean;
}

/** A change of one or many rows that was made at once. */
export interface LastChange {
  readonly batch: string;
  readonly at: string;
  readonly actor: string;
  /** As in the audit: `mapping.import`, ... */
  readonly action: string;
  readonly rows: number;
}

/** One row to write (`after` present) or to remove (`after` absent). */
export interface MappingChange {
  readonly ref: AgentRef;
  readonly after?: Mapping;
}

export interface MappingStore {
  find(ref: AgentRef): Promise<Mapping | undefined>;
  /** By CRM and user. To read all of them: `allMappings`. */
  list(filter: MappingFilter): Promise<Page<Mapping>>;
  /** Reads every mapping that matches: with a million of them that takes as long as a hundred pages. */
  count(which: MappingWhich): Promise<number>;
  /** Applies all changes or none, writes the audit, and remembers the batch for undo. Returns the batch id. */
  apply(
    changes: readonly MappingChange[],
    by: { actor: string; action: string; atMs: number },
  ): Promise<string>;
  /** What `undoLast` would undo. */
  lastChange(): Promise<LastChange | undefined>;
  /** Undoes the newest batch that has not been undone yet; undefined when there is none, or when it is not `batch`. */
  undoLast(by: {
    actor: string;
    atMs: number;
    batch?: string;
  }): Promise<{ batch: string; rows: number } | undefined>;
  audit(filter: AuditFilter): Promise<Page<AuditEntry>>;
  purgeAudit(beforeMs: number): Promise<number>;
  /** Grows with every change of any mapping, including those by other processes; for caches of derived data. */
  revision(): Promise<number>;
}

/** What administrators keep in the connector; secrets in a value are encrypted or hashed before they get here. */
export type RecordKind =
  | 'password'
  | 'session'
  | 'key'
  | 'key-use'
  | 'mor'
  | 'crm'
  | 'oidc'
  | 'rules'
  | 'call-back'
  | 'plan'
  | 'package';

/** An audit entry to be written with a change. `before` and `after` never hold a secret. */
export interface AuditDraft {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly atMs: number;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** `value` null removes the record. */
export interface RecordChange {
  readonly kind: RecordKind;
  readonly id: string;
  readonly value: string | null;
}

export interface NewRecord {
  readonly kind: RecordKind;
  readonly id: string;
  readonly value: string;
}

/** Small documents by kind and id. */
export interface RecordStore {
  all(kind: RecordKind): Promise<ReadonlyMap<string, string>>;
  /** Those whose id begins with that text. */
  startingWith(kind: RecordKind, prefix: string): Promise<ReadonlyMap<string, string>>;
  get(kind: RecordKind, id: string): Promise<string | undefined>;
  /** Stores a record with its audit entry unless there is one already; resolves with whether it did. */
  add(record: NewRecord, audit: AuditDraft): Promise<boolean>;
  /** Replaces a record only while it is `from` (undefined: absent) by `to` (undefined: remove); resolves with whether it did. */
  swap(
    key: { readonly kind: RecordKind; readonly id: string },
    from: string | undefined,
    to: string | undefined,
  ): Promise<boolean>;
  /** Applies all changes and writes the audit entry, or does nothing at all. */
  apply(changes: readonly RecordChange[], audit?: AuditDraft): Promise<void>;
}

/** A secret of a mapping row as stored: sealed, or in the clear if an older version wrote it. */
export interface MappingSecret extends AgentRef {
  readonly column: SecretColumn;
  readonly value: string;
}

/** An audit entry whose JSON rows contain a mapping secret. */
export interface SealedAudit {
  readonly id: number;
  readonly before: string | null;
  readonly after: string | null;
}

interface Replaced {
  readonly from: string;
  readonly to: string;
}

/** Replacements for secrets; each applies only while the old text is still there. */
export interface SecretChanges {
  readonly settings?: readonly (Replaced & { readonly key: string })[];
  readonly records?: readonly (Replaced & { readonly kind: RecordKind; readonly id: string })[];
  readonly mappings?: readonly (Replaced & Omit<MappingSecret, 'value'>)[];
  readonly audit?: readonly SealedAudit[];
}

/** Secrets as stored, for re-sealing them with another key. */
export interface SecretStore {
  ofMappings(): Promise<readonly MappingSecret[]>;
  /** Oldest first, with ids greater than `afterId`. */
  audit(filter: {
    /** Only those in which a secret is in the clear. */
    readonly plainOnly: boolean;
    readonly afterId: number;
    readonly limit: number;
  }): Promise<readonly SealedAudit[]>;
  /** All changes or none. */
  replace(changes: SecretChanges): Promise<void>;
  /** Makes sure that no database file still contains what was replaced. */
  scrub(): Promise<void>;
}
