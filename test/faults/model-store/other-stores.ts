import { defined } from '../../../src/defined.ts';
import type {
  MappingStore,
  RecordKind,
  RecordStore,
  SecretStore,
  SettingStore,
} from '../../../src/calls/admin-ports.ts';
import type { StatStore } from '../../../src/calls/ports.ts';
import { decodeAuditCursor, decodeMappingCursor, encodeCursor } from '../../../src/store/cursor.ts';
import { paceOf, purgeCounters, reportOf, statSums } from './counters.ts';
import type { Link } from './link.ts';
import {
  addAudit,
  applyMappings,
  listAudit,
  rowsOfBatch,
  listMappings,
  purgeAudit,
  lookAtLastBatch,
  undoLastBatch,
} from './mapping-operations.ts';
import { keyOf } from './tables.ts';
import type { AuditRow, Tables } from './tables.ts';

const entryOf = ({ atMs, batch, ...row }: AuditRow) => ({
  ...row,
  at: new Date(atMs).toISOString(),
  ...defined({ batch: batch === undefined ? undefined : `batch-${batch}` }),
});

export const mappingsOf = ({ read, write }: Link): MappingStore => ({
  find: ({ crm, user }) => read((db) => db.mappings.get(keyOf(crm, user))),
  list: async (filter) => {
    const after = filter.cursor === undefined ? undefined : decodeMappingCursor(filter.cursor);
    const all = await read((db) => listMappings(db, filter));
    const from = after === undefined ? '' : keyOf(after.crm, after.user);
    const left = all.filter(({ crm, user }) => keyOf(crm, user) > from);
    const items = left.slice(0, filter.limit);
    const last = items.at(-1);
    const more = left.length > filter.limit && last ? { next: encodeCursor(last.crm, last.user) } : {};
    return { items, ...more };
  },
  count: async (which) => (await read((db) => listMappings(db, which))).length,
  apply: async (changes, by) => `batch-${await write((db) => applyMappings(db, changes, by))}`,
  lastChange: () => read((db) => lookAtLastBatch(db)),
  undoLast: async (by) => {
    const undone = await write((db) => undoLastBatch(db, by));
    return undone && { ...undone, batch: `batch-${undone.batch}` };
  },
  audit: async (filter) => {
    const { limit, cursor, grouped } = filter;
    const beforeId = cursor === undefined ? Number.POSITIVE_INFINITY : decodeAuditCursor(cursor);
    const rows = await read((db) =>
      listAudit(db, filter, beforeId).map((row) => ({
        ...row,
        ...defined({
          rows: grouped && row.batch !== undefined ? rowsOfBatch(db, row.batch) : undefined,
        }),
      })),
    );
    const items = rows.slice(0, limit).map(entryOf);
    const last = items.at(-1);
    return rows.length > limit && last ? { items, next: encodeCursor(last.id) } : { items };
  },
  purgeAudit: (beforeMs) => write((db) => purgeAudit(db, beforeMs)),
  revision: () => read((db) => Math.max(0, ...[...db.audit.values()].map(({ id }) => id))),
});

const recordsFrom = (db: Tables, kind: RecordKind, prefix: string): ReadonlyMap<string, string> => {
  const ofKind = keyOf(kind, '');
  const found = [...db.records.entries()].filter(([key]) => key.startsWith(ofKind + prefix));
  return new Map(found.map(([key, value]) => [key.slice(ofKind.length), value]));
};

export const recordsOf = ({ read, write }: Link): RecordStore => ({
  all: (kind) => read((db) => recordsFrom(db, kind, '')),
  startingWith: (kind, prefix) => read((db) => recordsFrom(db, kind, prefix)),
  get: (kind, id) => read((db) => db.records.get(keyOf(kind, id))),
  add: ({ kind, id, value }, audit) =>
    write((db) => {
      if (db.records.get(keyOf(kind, id)) !== undefined) return false;
      db.records.set(keyOf(kind, id), value);
      addAudit(db, audit);
      return true;
    }),
  swap: ({ kind, id }, from, to) =>
    write((db) => {
      if (db.records.get(keyOf(kind, id)) !== from) return false;
      if (to === undefined) db.records.delete(keyOf(kind, id));
      else db.records.set(keyOf(kind, id), to);
      return true;
    }),
  apply: (changes, audit) =>
    write((db) => {
      for (const { kind, id, value } of changes) {
        if (value === null) db.records.delete(keyOf(kind, id));
        else if (typeof value === 'string') db.records.set(keyOf(kind, id), value);
        else throw new Error(`a record needs text, ${kind} ${id} has none`);
      }
      if (audit) addAudit(db, audit);
    }),
});

export const settingsOf = ({ read, write }: Link): SettingStore => ({
  all: () => read((db) => new Map(db.settings.entries())),
  set: (key, value) =>
    write((db) => {
      db.settings.set(key, value);
    }),
});

export const statsOf = ({ read, write }: Link): StatStore => ({
  sums: (period) => read((db) => statSums(db, period)),
  report: (period) => read((db) => reportOf(db, period)),
  pace: (period) => read((db) => paceOf(db, period)),
  purge: (beforeMs) =>
    write((db) => {
      purgeCounters(db, beforeMs);
    }),
});

/** Sealing secrets is part of neither the simulation nor the contract. */
const noSecrets = (): Promise<never> => Promise.reject(new Error('the model keeps no secrets'));
export const SECRETS: SecretStore = {
  ofMappings: noSecrets,
  audit: noSecrets,
  replace: noSecrets,
  scrub: noSecrets,
};
