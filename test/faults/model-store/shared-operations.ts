import type { Call } from '../../../src/calls/call/call.ts';
import type { NodeEntry } from '../../../src/calls/nodes.ts';
import type { Fence } from '../../../src/calls/ports.ts';
import type { ChangeRows } from '../../../src/store/operations/nodes.ts';
import { waitingFor } from './call-operations.ts';
import type { Table } from './journal.ts';
import { keyOf } from './tables.ts';
import type { ChangeNews, ChangeRow, Tables } from './tables.ts';

/** Whether the lease or claim under which a node writes still holds. */
export const stands = (db: Tables, fence: Fence, callId: string): boolean =>
  'lease' in fence
    ? db.leases.get(fence.lease) === fence.node
    : fence.claim === callId && db.claims.get(callId) === fence.node;

export const joinNode = (db: Tables, node: NodeEntry): void => {
  if (!db.nodes.has(node.id)) db.nodes.set(node.id, { ...node, beat: 0 });
};

export const beatNode = (db: Tables, id: string): boolean => {
  const row = db.nodes.get(id);
  if (row) db.nodes.set(id, { ...row, beat: row.beat + 1 });
  return row !== undefined;
};

const dropOf = (table: Table<string, string>, node: string): void => {
  for (const [key, holder] of [...table.entries()]) if (holder === node) table.delete(key);
};

export const removeNode = (db: Tables, id: string, beat?: number): void => {
  const row = db.nodes.get(id);
  if (row === undefined || (beat !== undefined && row.beat !== beat)) return;
  db.nodes.delete(id);
  dropOf(db.leases, id);
  dropOf(db.claims, id);
};

export const takeLease = (db: Tables, name: string, node: string): boolean => {
  if (!db.leases.has(name) && db.nodes.has(node)) db.leases.set(name, node);
  return db.leases.get(name) === node;
};

export const claimActivities = (
  db: Tables,
  crm: string,
  nowMs: number,
  limit: number,
  node: string,
): readonly Call[] => {
  for (const [id, holder] of [...db.claims.entries()])
    if (holder === node && db.calls.get(id)?.call.crm === crm) db.claims.delete(id);
  if (!db.nodes.has(node)) return [];
  const due = waitingFor(db, crm).filter(({ call, dueMs }) => dueMs <= nowMs && !db.claims.has(call.id));
  const claimed = due.slice(0, limit).map(({ call }) => call);
  for (const { id } of claimed) db.claims.set(id, node);
  return claimed;
};

export const nextUnclaimedMs = (db: Tables, crm: string): number | undefined =>
  waitingFor(db, crm).find(({ call }) => !db.claims.has(call.id))?.dueMs;

export const useId = (db: Tables, crm: string, id: string, atMs: number): boolean => {
  const key = keyOf(crm, id);
  if (db.usedIds.has(key)) return false;
  db.usedIds.set(key, atMs);
  return true;
};

export const tidyShared = (db: Tables, beforeChange: number, usedBeforeMs: number): void => {
  for (let seq = db.oldestChange; seq !== undefined && seq < beforeChange; seq = db.oldestChange)
    db.changes.delete(seq);
  for (const [key, atMs] of [...db.usedIds.entries()]) if (atMs < usedBeforeMs) db.usedIds.delete(key);
};

export const announce = (db: Tables, origin: string, news: ChangeNews): void => {
  const seq = db.nextId('changes');
  db.changes.set(seq, { seq, origin, what: JSON.stringify(news) });
};

export const changesAfter = (db: Tables, { after, limit }: { after: number; limit: number }): ChangeRows => {
  const oldest = db.oldestChange ?? 0;
  const changes: ChangeRow[] = [];
  for (let seq = Math.max(after + 1, oldest); seq <= db.newestChange && changes.length < limit; seq += 1) {
    const change = db.changes.get(seq);
    if (change) changes.push(change);
  }
  return { changes, oldest };
};
