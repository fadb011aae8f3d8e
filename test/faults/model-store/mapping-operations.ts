import type { AgentRef } from '../../../src/calls/call/call.ts';
import type { AuditDraft, AuditFilter, LastChange, MappingChange } from '../../../src/calls/admin-ports.ts';
import { defined } from '../../../src/defined.ts';
import type { MappingWhich } from '../../../src/mapping/agents/all-mappings.ts';
import type { Mapping } from '../../../src/mapping/agents/mapping.ts';
import { fold } from '../../../src/store/mapping-row.ts';
import { keyOf } from './tables.ts';
import type { AuditRow, Tables } from './tables.ts';

/** As a database keeps it: without undefined fields. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export const addAudit = (db: Tables, draft: AuditDraft, batch?: number): void => {
  const id = db.nextId('audit');
  const { before, after, ...rest } = draft;
  db.audit.set(id, {
    id,
    ...rest,
    ...defined({
      batch,
      before: before === undefined ? undefined : plain(before),
      after: after === undefined ? undefined : plain(after),
    }),
  });
};

const REQUIRED = ['crm', 'user', 'mor', 'username', 'device', 'source'] as const;

const put = (db: Tables, { crm, user }: AgentRef, mapping: Mapping | undefined): void => {
  if (mapping === undefined) {
    db.mappings.delete(keyOf(crm, user));
    return;
  }
  for (const column of REQUIRED) {
    if (typeof mapping[column] !== 'string') throw new Error(`a mapping needs a value for ${column}`);
  }
  db.mappings.set(keyOf(crm, user), plain(mapping));
};

export const applyMappings = (
  db: Tables,
  changes: readonly MappingChange[],
  { actor, action, atMs }: { actor: string; action: string; atMs: number },
): number => {
  const batch = db.nextId('batch');
  db.batches.set(batch, { id: batch, atMs, undone: changes.length === 0 });
  for (const { ref, after } of changes) {
    const before = db.mappings.get(keyOf(ref.crm, ref.user));
    put(db, ref, after);
    addAudit(db, { actor, action, atMs, subject: `${ref.crm}/${ref.user}`, before, after }, batch);
  }
  return batch;
};

const newestAudit = (db: Tables, isWanted: (row: AuditRow) => boolean): AuditRow[] =>
  [...db.audit.values()].filter(isWanted).sort((a, b) => b.id - a.id);

const newestBatch = (db: Tables) =>
  [...db.batches.values()].filter(({ undone }) => !undone).sort((a, b) => b.id - a.id)[0];

export const lookAtLastBatch = (db: Tables): LastChange | undefined => {
  const last = newestBatch(db);
  const rows = newestAudit(db, ({ batch }) => batch === last?.id);
  const [first] = rows;
  if (last === undefined || first === undefined) return undefined;
  const at = new Date(last.atMs).toISOString();
  return { batch: `batch-${last.id}`, at, actor: first.actor, action: first.action, rows: rows.length };
};

export const undoLastBatch = (
  db: Tables,
  { batch: expected, ...by }: { actor: string; atMs: number; batch?: string },
): { batch: number; rows: number } | undefined => {
  const last = newestBatch(db);
  if (last === undefined || (expected !== undefined && expected !== `batch-${last.id}`)) return undefined;
  let rows = 0;
  for (const { before, after } of newestAudit(db, ({ batch }) => batch === last.id)) {
    const [was, is] = [before as Mapping | undefined, after as Mapping | undefined];
    const ref = was ?? is;
    if (ref === undefined) continue;
    put(db, ref, was);
    rows += 1;
    const subject = `${ref.crm}/${ref.user}`;
    addAudit(db, { ...by, action: 'mapping.undo', subject, before: is, after: was });
  }
  db.batches.set(last.id, { ...last, undone: true });
  return { batch: last.id, rows };
};

const searchText = ({ user, name, email, username, device, source }: Mapping): string =>
  fold([user, name, email, username, device, source].filter((value) => value !== undefined).join('\n'));

export const listMappings = (db: Tables, { crm, search, enabled }: MappingWhich): readonly Mapping[] => {
  const wanted = search === undefined || search === '' ? undefined : fold(search);
  return [...db.mappings.values()]
    .filter(
      (mapping) =>
        (crm === undefined || mapping.crm === crm) &&
        (enabled === undefined || mapping.enabled === enabled) &&
        (wanted === undefined || searchText(mapping).includes(wanted)),
    )
    .sort((a, b) => (keyOf(a.crm, a.user) < keyOf(b.crm, b.user) ? -1 : 1));
};

export const listAudit = (db: Tables, filter: AuditFilter, beforeId: number): readonly AuditRow[] => {
  const { subject, actor, action, batch, fromMs, toMs, grouped } = filter;
  const seen = new Set<number>();
  return newestAudit(
    db,
    (row) =>
      row.id < beforeId &&
      (subject === undefined || row.subject === subject) &&
      (actor === undefined || row.actor === actor) &&
      (action === undefined || row.action === action) &&
      (batch === undefined || `batch-${row.batch}` === batch) &&
      (fromMs === undefined || row.atMs >= fromMs) &&
      (toMs === undefined || row.atMs < toMs),
  ).filter(({ batch: own }) => {
    if (grouped !== true || own === undefined) return true;
    const isNewest = !seen.has(own);
    seen.add(own);
    return isNewest;
  });
};

export const rowsOfBatch = (db: Tables, batch: number): number =>
  newestAudit(db, (row) => row.batch === batch).length;

export const purgeAudit = (db: Tables, beforeMs: number): number => {
  const old = [...db.audit.values()].filter(({ atMs }) => atMs < beforeMs);
  for (const { id } of old) db.audit.delete(id);
  for (const batch of [...db.batches.values()])
    if (batch.atMs < beforeMs && !batch.undone) db.batches.set(batch.id, { ...batch, undone: true });
  return old.length;
};
