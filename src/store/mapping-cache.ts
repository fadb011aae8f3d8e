import { LRUCache } from 'lru-cache';
import type { AgentRef } from '../calls/call/call.ts';
import type { Now } from '../calls/ports.ts';
import type { Mapping } from '../mapping/agents/mapping.ts';

/**
 * How long an entry is trusted before the database has to confirm that nobody else has written: another process (the command
 * line) may use the same file. A busy connector gets that confirmation every few milliseconds, so it hardly ever reads a mapping
 * twice.
 */
const MAX_AGE_MS = 2_000;
const MAX_ENTRIES = 10_000;

/** Remembers answers, including "there is no mapping". */
export interface MappingCache {
  find(ref: AgentRef, read: () => Promise<Mapping | undefined>): Promise<Mapping | undefined>;
  /** The database's version as of now: as long as it stays the same, nobody else has written. */
  readonly confirm: (version: number) => void;
  /** Runs a change and forgets the entries it touches. */
  changing<T>(refs: readonly AgentRef[] | 'all', change: () => Promise<T>): Promise<T>;
}

const keyOf = ({ crm, user }: AgentRef): string => `${crm}\n${user}`;

/** Bounded in entries and age, with `now` as the clock for the age. */
export const createMappingCache = (now: Now): MappingCache => {
  const entries = new LRUCache<string, { readonly mapping: Mapping | undefined; readonly readAtMs: number }>({
    max: MAX_ENTRIES,
  });
  /** Incremented when a change ends: a read that was under way at that time may return older data. */
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
      // A negative age means that the clock was set back.
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
