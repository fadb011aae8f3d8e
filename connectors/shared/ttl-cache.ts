import { LRUCache } from 'lru-cache';

/** Values by key, for a limited time or until there are too many. */
export interface TtlCache<Value> {
  /** The cached value, or that of `load`; callers of one key share a load. Failures and undefined are not cached. */
  get(key: string, load: () => Promise<Value | undefined>): Promise<Value | undefined>;
  /** The cached value, if its load has finished. */
  peek(key: string): Value | undefined;
  put(key: string, value: Value): void;
  /** Loads anew; until that has succeeded, others get what is cached. Undefined forgets it, and a failure changes nothing. */
  refresh(key: string, load: () => Promise<Value | undefined>): Promise<Value | undefined>;
  keys(): readonly string[];
  /**
   * Returns how many were forgotten. Callers waiting for a load still get its result; the next caller loads again.
   */
  forget(isStale: (key: string) => boolean): number;
  isEmpty(): boolean;
}

interface Entry<Value> {
  readonly loading: Promise<Value | undefined>;
  value?: Value | undefined;
}

/**
 * `ttlMs` 0 keeps nothing beyond the load itself; absent: values do not expire. Keeps at most `max` entries, the most
 * recently used ones.
 */
export const createTtlCache = <Value>(
  options:
    | { readonly max: number; readonly ttlMs: number; readonly now: () => number }
    | { readonly max: number; readonly ttlMs?: never },
): TtlCache<Value> => {
  const { max, ttlMs } = options;
  const kept = new LRUCache<string, Entry<Value>>(
    ttlMs === undefined ? { max } : { max, ttl: ttlMs, ttlResolution: 0, perf: { now: options.now } },
  );
  return {
    get: (key, load) => {
      const known = kept.get(key);
      if (known !== undefined) return known.loading;
      const entry: Entry<Value> = { loading: load() };
      kept.set(key, entry);
      const drop = (): void => {
        if (kept.peek(key, { allowStale: true }) === entry) kept.delete(key);
      };
      entry.loading.then((value) => {
        entry.value = value;
        if (value === undefined || ttlMs === 0) drop();
      }, drop);
      return entry.loading;
    },
    peek: (key) => kept.get(key)?.value,
    put: (key, value) => {
      if (ttlMs !== 0) kept.set(key, { loading: Promise.resolve(value), value });
    },
    refresh: async (key, load) => {
      const value = await load();
      if (value === undefined) kept.delete(key);
      else if (ttlMs !== 0) kept.set(key, { loading: Promise.resolve(value), value });
      return value;
    },
    keys: () => [...kept.keys()],
    forget: (isStale) => [...kept.keys()].filter((key) => isStale(key) && kept.delete(key)).length,
    isEmpty: () => kept.size === 0,
  };
};
