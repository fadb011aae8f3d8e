import { LRUCache } from 'lru-cache';

/** Values by key for a limited time. */
export interface TtlCache<Value> {
  /** The kept value, or what `load` gives; callers of the same key share one load. Failures and undefined are not kept. */
  get(key: string, load: () => Promise<Value | undefined>): Promise<Value | undefined>;
  /** Whoever waits for a load that is under way still gets its result; the next caller loads anew. */
  forget(isStale: (key: string) => boolean): void;
}

/** `ttlMs` 0 keeps nothing beyond the load itself. At most `max` entries stay, those that were used last. */
export const createTtlCache = <Value>(options: {
  readonly max: number;
  readonly ttlMs: number;
  readonly now: () => number;
}): TtlCache<Value> => {
  const { max, ttlMs, now } = options;
  const kept = new LRUCache<string, Promise<Value | undefined>>({
    max,
    ttl: ttlMs,
    ttlResolution: 0,
    perf: { now },
  });
  return {
    get: (key, load) => {
      const known = kept.get(key);
      if (known !== undefined) return known;
      const loading = load();
      kept.set(key, loading);
      const drop = (): void => {
        if (kept.peek(key, { allowStale: true }) === loading) kept.delete(key);
      };
      loading.then((value) => {
        if (value === undefined || ttlMs === 0) drop();
      }, drop);
      return loading;
    },
    forget: (isStale) => {
      for (const key of [...kept.keys()]) if (isStale(key)) kept.delete(key);
    },
  };
};
