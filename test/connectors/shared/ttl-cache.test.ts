import { describe, expect, it } from '@jest/globals';
import { createTtlCache } from '../../../connectors/shared/ttl-cache.ts';

const setup = (ttlMs = 1_000, max = 10) => {
  let nowMs = 5_000;
  let loads = 0;
  const cache = createTtlCache<string>({ max, ttlMs, now: () => nowMs });
  return {
    cache,
    loads: () => loads,
    load: async (): Promise<string> => {
      loads += 1;
      return `value ${loads}`;
    },
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
};

describe('ttl cache', () => {
  it('loads once for concurrent callers, and keeps the value until it expires', async () => {
    const { cache, load, loads, pass } = setup();
    await Promise.all([cache.get('a', load), cache.get('a', load)]);
    pass(999);
    expect(await cache.get('a', load)).toBe('value 1');
    pass(2);
    expect(await cache.get('a', load)).toBe('value 2');
    expect(loads()).toBe(2);
  });

  it('caches neither failures nor undefined', async () => {
    const { cache, load } = setup();
    await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.get('a', () => Promise.resolve(undefined))).toBe(undefined);
    expect(await cache.get('a', load)).toBe('value 1');
  });

  it('caches nothing with a lifetime of 0, but still shares a load', async () => {
    const { cache, load, loads } = setup(0);
    await Promise.all([cache.get('a', load), cache.get('a', load)]);
    expect(loads()).toBe(1);
    await cache.get('a', load);
    expect(loads()).toBe(2);
  });

  it('forgets a stale value, even while it is loading', async () => {
    const { cache, load } = setup();
    let finish: (value: string) => void = () => undefined;
    const early = cache.get('a', () => new Promise<string>((resolve) => (finish = resolve)));
    cache.forget((key) => key === 'a');
    expect(await cache.get('a', load)).toBe('value 1');
    finish('from before the change');
    expect(await early).toBe('from before the change');
    expect(await cache.get('a', load)).toBe('value 1');
  });

  it('drops the least recently used entry when full', async () => {
    const { cache, load, loads } = setup(1_000, 2);
    for (const key of ['a', 'b', 'a', 'c']) await cache.get(key, load);
    await cache.get('a', load);
    expect(loads()).toBe(3);
    await cache.get('b', load);
    expect(loads()).toBe(4);
  });
});
