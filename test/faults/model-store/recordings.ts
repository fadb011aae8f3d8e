import type { Call } from '../../../src/calls/call/call.ts';
import type { Tables } from './tables.ts';

export const saveRecording = (db: Tables, id: string, dueMs: number | null | undefined): void => {
  if (dueMs === null) db.recordings.delete(id);
  else if (dueMs !== undefined) db.recordings.set(id, dueMs);
};

/** Calls at a MOR server whose recording needs something, oldest due first. */
export const dueRecordings = (db: Tables, mor: string): readonly { call: Call; dueMs: number }[] =>
  [...db.recordings.entries()]
    .flatMap(([id, dueMs]) => {
      const call = db.calls.get(id)?.call;
      return call?.mor.server === mor ? [{ call, dueMs }] : [];
    })
    .sort((a, b) => a.dueMs - b.dueMs || (a.call.id < b.call.id ? -1 : 1));
