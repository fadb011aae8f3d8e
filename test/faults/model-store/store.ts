import type { SharedStore } from '../../../src/calls/nodes.ts';
import type { CallStore, ForeignChange, Now, SaveResult, Store } from '../../../src/calls/ports.ts';
import { defined } from '../../../src/defined.ts';
import { CONNECTIONS_REVISION, NO_REVISION } from '../../../src/vocabulary/connections-revision.ts';
import { createChangeReader } from '../../../src/store/postgres/changes.ts';
import { decodeCallCursor, encodeCursor } from '../../../src/store/cursor.ts';
import {
  beginCall,
  findByKey,
  hurryCalls,
  insertCall,
  listCalls,
  listOpen,
  purgeCalls,
  saveCall,
  waitingFor,
  withdrawCall,
} from './call-operations.ts';
import type { Link, Sharing } from './link.ts';
import { SECRETS, mappingsOf, recordsOf, settingsOf, statsOf } from './other-stores.ts';
import {
  announce,
  beatNode,
  changesAfter,
  claimActivities,
  joinNode,
  nextUnclaimedMs,
  removeNode,
  stands,
  takeLease,
  tidyShared,
  useId,
} from './shared-operations.ts';
import { dueRecordings, saveRecording } from './recordings.ts';
import type { ChangeNews, Tables } from './tables.ts';

type Tell = (db: Tables, news: ChangeNews) => void;

const callsOf = ({ read, write }: Link, tell: Tell): CallStore => ({
  begin: (intent) => {
    const { id } = intent.call;
    return write(
      (db) => {
        if (intent.fence !== undefined && !stands(db, intent.fence, id)) return { kind: 'fenced' };
        tell(db, { calls: [id] });
        return beginCall(db, intent);
      },
      {
        settled: (db) => (db.calls.has(id) ? { kind: 'created' } : undefined),
        undo: (db) => {
          withdrawCall(db, id, intent.nowMs);
          tell(db, { calls: [id] });
        },
      },
    );
  },
  findByKey: (crm, key) => read((db) => findByKey(db, crm, key)),
  insert: (call, options) =>
    write(
      (db) => {
        insertCall(db, { call, createdMs: Date.parse(call.createdAt) }, options?.activityDueMs);
        tell(db, { calls: [call.id] });
        return true;
      },
      { settled: (db) => db.calls.get(call.id)?.call === call || undefined },
    ).then(() => undefined),
  save: (call, options) =>
    write(
      (db): SaveResult => {
        if (options?.fence !== undefined && !stands(db, options.fence, call.id)) return 'fenced';
        tell(db, { calls: [call.id] });
        const saved = saveCall(db, call, options);
        if (saved === 'saved') saveRecording(db, call.id, options?.recordingDueMs);
        return saved;
      },
      { settled: (db) => (db.calls.get(call.id)?.call === call ? 'saved' : undefined) },
    ),
  get: (id) => read((db) => db.calls.get(id)?.call),
  list: async ({ cursor, ...filter }) => {
    const after = cursor === undefined ? undefined : decodeCallCursor(cursor);
    const rows = await read((db) => listCalls(db, filter, after));
    const items = rows.slice(0, filter.limit).map(({ call }) => call);
    const last = rows[filter.limit - 1];
    return rows.length <= filter.limit || !last
      ? { items }
      : { items, next: encodeCursor(last.createdMs, last.call.id) };
  },
  listOpen: () => read(listOpen),
  dueActivities: (crm, nowMs, limit) =>
    read((db) =>
      waitingFor(db, crm)
        .filter(({ dueMs }) => dueMs <= nowMs)
        .slice(0, limit)
        .map(({ call }) => call),
    ),
  nextActivityDueMs: (crm) => read((db) => waitingFor(db, crm)[0]?.dueMs),
  hurryActivities: (crm, nowMs) =>
    write((db) => {
      hurryCalls(db, crm, nowMs);
    }),
  waitingActivities: () =>
    read((db) => {
      const counts = new Map<string, number>();
      for (const [id] of db.due.entries()) {
        const crm = db.calls.get(id)?.call.crm ?? '';
        counts.set(crm, (counts.get(crm) ?? 0) + 1);
      }
      return [...counts].sort().map(([crm, calls]) => ({ crm, calls }));
    }),
  dueRecordings: (mor, nowMs, limit) =>
    read((db) =>
      dueRecordings(db, mor)
        .filter(({ dueMs }) => dueMs <= nowMs)
        .slice(0, limit)
        .map(({ call }) => call),
    ),
  nextRecordingDueMs: (mor) => read((db) => dueRecordings(db, mor)[0]?.dueMs),
  hurryRecordings: (mor, nowMs) =>
    write((db) => {
      for (const { call, dueMs } of dueRecordings(db, mor)) {
        if (dueMs > nowMs) db.recordings.set(call.id, nowMs);
      }
    }),
  waitingRecordings: () =>
    read((db) => {
      const mors = [...db.recordings.entries()].map(([id]) => db.calls.get(id)?.call.mor.server ?? '');
      return [...new Set(mors)]
        .sort()
        .map((morServer) => ({ morServer, calls: mors.filter((mor) => mor === morServer).length }));
    }),
  purgeCalls: (beforeMs) => write((db) => purgeCalls(db, beforeMs)),
});

const sharedOf = (
  { read, write }: Link,
  clock: Now,
  tell: Tell,
  onNewest: (change: number) => void,
): SharedStore => ({
  join: (node) =>
    write((db) => {
      joinNode(db, node);
    }),
  beat: (id) => write((db) => beatNode(db, id)),
  table: async () => {
    const table = await read((db) => ({
      nodes: [...db.nodes.values()],
      leases: new Map(db.leases.entries()),
      newestChange: db.newestChange,
      connections: db.settings.get(CONNECTIONS_REVISION) ?? NO_REVISION,
      nowMs: clock(),
    }));
    onNewest(table.newestChange);
    return table;
  },
  remove: (id, beat) =>
    write((db) => {
      removeNode(db, id, beat);
    }),
  takeLease: (name, node) => write((db) => takeLease(db, name, node)),
  claimActivities: (crm, nowMs, limit, node) => write((db) => claimActivities(db, crm, nowMs, limit, node)),
  nextUnclaimedMs: (crm) => read((db) => nextUnclaimedMs(db, crm)),
  useId: (crm, id, atMs) => write((db) => useId(db, crm, id, atMs)),
  send: (message) =>
    write((db) => {
      tell(db, { messages: [message] });
    }),
  tidy: (beforeChange, usedBeforeMs) =>
    write((db) => {
      tidyShared(db, beforeChange, usedBeforeMs);
    }),
});

/** The product's own reader of changes, on the model's tables. */
const readerOf = (link: Link, { origin, onNotify }: Sharing) => {
  const listeners: ((change?: ForeignChange) => void)[] = [];
  const reader = createChangeReader({
    origin,
    // An empty book reads all open calls after this.
    from: 0,
    read: (args) => link.read((db) => changesAfter(db, args)),
    tell: (change) => {
      for (const listener of listeners) listener(change);
    },
  });
  onNotify(() => {
    reader.look();
  });
  return { reader, listeners };
};

/** A Store on the model's tables. Passes the store's contract; what the link does to it is up to the simulation. */
export const createModelStore = (link: Link, sharing?: Sharing): Store => {
  const tell: Tell = (db, news) => {
    if (sharing) announce(db, sharing.origin, news);
  };
  const changes = sharing && readerOf(link, sharing);
  return {
    calls: callsOf(link, tell),
    mappings: mappingsOf(link),
    settings: settingsOf(link),
    records: recordsOf(link),
    secrets: SECRETS,
    stats: statsOf(link),
    ...defined({
      shared:
        changes &&
        sharedOf(link, sharing.clock, tell, (newest) => {
          changes.reader.look(newest);
        }),
    }),
    onForeignWrite: (listener) => {
      changes?.listeners.push(listener);
    },
    ping: () => link.read(() => undefined),
    close: () => link.close(),
  };
};
