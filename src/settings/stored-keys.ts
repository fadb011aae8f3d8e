import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Log, Now } from '../calls/ports.ts';
import type { AuditDraft, RecordStore } from '../calls/admin-ports.ts';
import { apiKeyDigest, signingKeys } from '../config/crm-keys.ts';
import type { StoredCredentials } from '../config/crm-keys.ts';
import { defined } from '../defined.ts';
import type { Vault } from './vault.ts';

export type KeyKind = 'api' | 'signing';

/** A key as it is shown, never with its secret. */
export interface KeyInfo {
  readonly id: string;
  readonly crm: string;
  readonly kind: KeyKind;
  readonly label: string;
  readonly createdAt: string;
  readonly lastUsedAt?: string;
}

type By = Pick<AuditDraft, 'actor' | 'atMs'>;

/** API keys and signing secrets made in the admin pages. They work as soon as `create` resolves. */
export interface StoredKeys extends StoredCredentials {
  list(): readonly KeyInfo[];
  /** The secret is returned here and never again. */
  create(key: { crm: string; kind: KeyKind; label: string }, by: By): Promise<{ id: string; secret: string }>;
  /** The old secret stays valid for a day, which leaves time to change it in the CRM. Undefined: no such key. */
  rotate(id: string, by: By): Promise<{ id: string; secret: string } | undefined>;
  revoke(id: string, by: By): Promise<boolean>;
  /**
   * Reads them again after they were sealed with another key or changed by another node. Returns the ids of those that were
   * replaced or revoked.
   */
  reload(): Promise<readonly string[]>;
  /** Stores when keys were last used. */
  flush(): Promise<void>;
}

const OVERLAP_MS = 24 * 3_600_000;
/** A clock that was ahead at the rotation may lengthen the old key's life by this at most. */
const AHEAD_MS = 24 * 3_600_000;
/** The last use is stored at most this often. */
const USE_EVERY_MS = 60_000;
const SECRET_BYTES = 32;

/** `mark` is the digest of an API key, or the sealed signing secret. */
const keySchema = z.strictObject({
  crm: z.string(),
  kind: z.enum(['api', 'signing']),
  label: z.string(),
  createdAt: z.string(),
  mark: z.string(),
  previous: z.strictObject({ mark: z.string(), untilMs: z.number() }).optional(),
});
type StoredKey = z.infer<typeof keySchema>;

const newSecret = (kind: KeyKind): string =>
  kind === 'api'
    ? `mck_${randomBytes(SECRET_BYTES).toString('base64url')}`
    : `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

export const createStoredKeys = async (deps: {
  readonly records: RecordStore;
  readonly vault: Vault;
  readonly now: Now;
  readonly log: Log;
}): Promise<StoredKeys> => {
  const { records, vault, now, log } = deps;
  const keys = new Map<string, StoredKey>();
  const readAll = async (): Promise<readonly string[]> => {
    const stored = [...(await records.all('key'))];
    const read = stored.map(([id, text]) => [id, keySchema.parse(JSON.parse(text))] as const);
    const before = new Map(keys);
    keys.clear();
    for (const [id, key] of read) keys.set(id, key);
    return [...before].filter(([id, { mark }]) => keys.get(id)?.mark !== mark).map(([id]) => id);
  };
  await readAll();
  const uses = new Map([...(await records.all('key-use'))].map(([id, ms]) => [id, Number(ms)]));
  const unwritten = new Set<string>();

  /** Rebuilt with each change, so that requests only do look-ups. */
  let byDigest = new Map<string, { id: string; crm: string; untilMs: number }>();
  let signers: { id: string; crm: string; key: Buffer; untilMs: number }[] = [];

  const markOf = (id: string, kind: KeyKind, secret: string): string =>
    kind === 'api' ? apiKeyDigest(secret) : vault.seal(secret, `key ${id}`);

  const rebuild = (): void => {
    byDigest = new Map();
    signers = [];
    for (const [id, { crm, kind, mark, previous }] of keys) {
      const marks = [{ mark, untilMs: Infinity }, ...(previous ? [previous] : [])];
      for (const { mark: one, untilMs } of marks) {
        if (kind === 'api') {
          byDigest.set(one, { id, crm, untilMs });
          continue;
        }
        try {
          for (const key of signingKeys(vault.open(one, `key ${id}`)))
            signers.push({ id, crm, key, untilMs });
        } catch (error) {
          log.error({ key: id, crm, err: error }, 'a stored signing secret cannot be used');
        }
      }
    }
  };
  rebuild();

  const isGood = (untilMs: number): boolean => {
    const leftMs = untilMs - now();
    return untilMs === Infinity || (leftMs > 0 && leftMs <= OVERLAP_MS + AHEAD_MS);
  };

  const info = (id: string, { crm, kind, label, createdAt }: StoredKey): KeyInfo => {
    const used = uses.get(id);
    const lastUsed = used === undefined ? {} : { lastUsedAt: new Date(used).toISOString() };
    return { id, crm, kind, label, createdAt, ...lastUsed };
  };

  const store = async (id: string, key: StoredKey | undefined, action: string, by: By): Promise<void> => {
    const before = keys.get(id);
    await records.apply(
      [
        { kind: 'key', id, value: key ? JSON.stringify(key) : null },
        ...(key ? [] : [{ kind: 'key-use', id, value: null } as const]),
      ],
      {
        ...by,
        action,
        subject: `key ${id}`,
        ...defined({ before: before ? info(id, before) : undefined, after: key ? info(id, key) : undefined }),
      },
    );
    if (key) keys.set(id, key);
    else keys.delete(id);
    rebuild();
  };

  const flush = async (): Promise<void> => {
    const changes = [...unwritten].map((id) => ({
      kind: 'key-use' as const,
      id,
      value: String(uses.get(id) ?? 0),
    }));
    unwritten.clear();
    if (changes.length > 0) await records.apply(changes);
  };

  return {
    apiKey(hashed) {
      const found = byDigest.get(hashed);
      return found && isGood(found.untilMs) ? found : undefined;
    },
    signing: () => signers.filter(({ untilMs }) => isGood(untilMs)),
    used(id) {
      const nowMs = now();
      if (Math.abs(nowMs - (uses.get(id) ?? 0)) < USE_EVERY_MS || !keys.has(id)) return;
      uses.set(id, nowMs);
      unwritten.add(id);
      flush().catch((error: unknown) => {
        log.warn({ err: error }, 'the last use of a key could not be stored');
      });
    },
    list: () => [...keys].map(([id, key]) => info(id, key)),
    async create({ crm, kind, label }, by) {
      const id = randomUUID();
      const secret = newSecret(kind);
      const createdAt = new Date(by.atMs).toISOString();
      await store(id, { crm, kind, label, createdAt, mark: markOf(id, kind, secret) }, 'key.create', by);
      return { id, secret };
    },
    async rotate(id, by) {
      const key = keys.get(id);
      if (!key) return undefined;
      const secret = newSecret(key.kind);
      const previous = { mark: key.mark, untilMs: by.atMs + OVERLAP_MS };
      await store(id, { ...key, mark: markOf(id, key.kind, secret), previous }, 'key.rotate', by);
      return { id, secret };
    },
    async revoke(id, by) {
      if (!keys.has(id)) return false;
      await store(id, undefined, 'key.revoke', by);
      return true;
    },
    async reload() {
      const changed = await readAll();
      rebuild();
      return changed;
    },
    flush,
  };
};

/** A stable name for a key of the configuration file; nobody can derive the key from it without `nameKey`. */
export const fileKeyId = (nameKey: Uint8Array, crm: string, kind: KeyKind, secret: string): string =>
  `file-${createHmac('sha256', nameKey).update(`${crm} ${kind} ${secret}`).digest('hex').slice(0, 12)}`;
