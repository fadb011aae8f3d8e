import { LRUCache } from 'lru-cache';
import type { AgentRef } from '../calls/call/call.ts';
import type { Now } from '../calls/ports.ts';
import type { Mapping } from '../mapping/agents/mapping.ts';

/**
 * Another process (the command line) may write the same file, so nothing is believed for longer without the database
 * saying that nobody did. It says so every few milliseconds, so a busy connector hardly ever reads a mapping twice.
 */
const MAX_AGE_MS = 2_000;
const MAX_ENTRIES = 10_000;

/** Remembers answers, also that there is no mapping. */
export interface MappingCache {
  find(ref: AgentRef, read: () => Promise<Mapping | undefined>): Promise<Mapping | undefined>;
  /** Nobody else has written as long as the version stays the same; `version` is the database's, as of now. */
  readonly confirm: (version: number) => void;
  /** Runs a change and forgets what it touches. */
  changing<T>(refs: readonly AgentRef[] | 'all', change: () => Promise<T>): Promise<T>;
}

const keyOf = ({ crm, user }: AgentRef): string => `${crm}\n${user}`;

/** Bounded in entries and age; `now` is the clock that ages them. */
export const createMappingCache = (now: Now): MappingCache => {
  const entries = new LRUCache<string, { readonly mapping: Mapping | undefined; readonly readAtMs: number }>({
    max: MAX_ENTRIES,
  });
  /** Grows when a change ends: a read that was under way meanwhile may be older than the change. */
  let changes = 0;
  let lastVersion: number | undefined;
  let confirmedAtMs = Number.NEGATIVE_INFINITY;
  return {
    confirm: (version) => {
      if (version !== lastVersion) {
        changes += 1;
        entries.clear();
        lastVersion = version;
      }
      confirmedAtMs = now();
    },
    find: async (ref, read) => {
      const key = keyOf(ref);
      const known = entries.get(key);
      const ageMs = known === undefined ? 0 : now() - Math.max(known.readAtMs, confirmedAtMs);
      // A negative age is a clock that was set back.
      if (known !== undefined && ageMs >= 0 && ageMs < MAX_AGE_MS) return known.mapping;
      const readAtMs = now();
      const changesBefore = changes;
      const mapping = await read();
      if (changes === changesBefore) entries.set(key, { mapping, readAtMs });
      return mapping;
    },
    changing: async (refs, change) => {
      try {
        return await change();
      } finally {
        changes += 1;
        if (refs === 'all') entries.clear();
        else for (const ref of refs) entries.delete(keyOf(ref));
      }
    },
  };
};
