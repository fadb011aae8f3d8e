import type { Now, Page } from '../calls/ports.ts';
import type { AuditEntry, MappingStore } from '../calls/admin-ports.ts';
import { defined } from '../defined.ts';
import type { MappingWhich } from '../mapping/agents/all-mappings.ts';
import { decodeAuditCursor, decodeMappingCursor, encodeCursor } from './cursor.ts';
import { createMappingCache } from './mapping-cache.ts';
import { fold } from './mapping-row.ts';
import type { AuditRow } from './operations/audit.ts';
import type { Engine } from './store.ts';

const PURGE_CHUNK = 2_000;

const batchId = (batch: number): string => `batch-${batch}`;

const parseJson = (text: string): unknown => JSON.parse(text);

/** -1, which no batch has, for a text that is no batch's id. */
const batchNumber = (id: string): number => Number(/^batch-(\d{1,15})$/.exec(id)?.[1] ?? -1);

const toEntry = (row: AuditRow & { readonly rows?: number }): AuditEntry => ({
  id: row.id,
  at: new Date(row.at).toISOString(),
  actor: row.actor,
  action: row.action,
  subject: row.subject,
  ...defined({
    before: row.before === null ? undefined : parseJson(row.before),
    after: row.after === null ? undefined : parseJson(row.after),
    batch: row.batch === null ? undefined : batchId(row.batch),
    rows: row.rows,
  }),
});

const folded = ({ search, ...which }: MappingWhich): MappingWhich => ({
  ...which,
  ...defined({ search: search === undefined || search === '' ? undefined : fold(search) }),
});

/** MappingStore on top of the operations, with a short-lived cache of what `find` has answered. */
export const createMappingStore = (
  { run, onDataVersion }: Pick<Engine, 'run' | 'onDataVersion'>,
  now: Now,
): MappingStore => {
  const cache = createMappingCache(now);
  onDataVersion(cache.confirm);
  return {
    find: (ref) => cache.find(ref, () => run('findMapping', { crm: ref.crm, user: ref.user })),
    list: async ({ cursor, limit, ...which }) => {
      const items = await run('listMappings', {
        ...folded(which),
        ...defined({ after: cursor === undefined ? undefined : decodeMappingCursor(cursor) }),
        limit: limit + 1,
      });
      const shown = items.slice(0, limit);
      const last = shown.at(-1);
      if (items.length <= limit || last === undefined) return { items: shown };
      return { items: shown, next: encodeCursor(last.crm, last.user) };
    },
    count: (which) => run('countMappings', folded(which)),
    apply: (changes, by) =>
      cache.changing(
        changes.map((change) => change.ref),
        async () => batchId(await run('applyMappings', { changes, ...by })),
      ),
    lastChange: async () => {
      const last = await run('lookAtLastBatch', null);
      if (!last) return undefined;
      const { id, at, actor, action, rows } = last;
      return { batch: batchId(id), at: new Date(at).toISOString(), actor, action, rows };
    },
    undoLast: ({ batch, ...by }) =>
      cache.changing('all', async () => {
        const expected = batch === undefined ? undefined : batchNumber(batch);
        const undone = await run('undoLastBatch', { ...by, ...defined({ expected }) });
        return undone && { batch: batchId(undone.batch), rows: undone.rows };
      }),
    audit: async ({ cursor, limit, batch, ...filter }): Promise<Page<AuditEntry>> => {
      const rows = await run('listAudit', {
        ...filter,
        limit: limit + 1,
        ...defined({
          batch: batch === undefined ? undefined : batchNumber(batch),
          beforeId: cursor === undefined ? undefined : decodeAuditCursor(cursor),
        }),
      });
      const items = rows.slice(0, limit).map(toEntry);
      const last = items.at(-1);
      return rows.length <= limit || last === undefined ? { items } : { items, next: encodeCursor(last.id) };
    },
    revision: () => run('mappingRevision', null),
    purgeAudit: async (beforeMs) => {
      let deleted = 0;
      for (;;) {
        const chunk = await run('purgeAuditChunk', { beforeMs, limit: PURGE_CHUNK });
        if (chunk === 0) return deleted;
        deleted += chunk;
      }
    },
  };
};
