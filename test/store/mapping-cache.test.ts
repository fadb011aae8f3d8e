import { describe, expect, it, jest } from '@jest/globals';
import type { Mapping } from '../../src/mapping/agents/mapping.ts';
import { createMappingCache } from '../../src/store/mapping-cache.ts';
import { refOf, sampleMapping } from '../contracts/store/samples.ts';

const setUp = () => {
  let nowMs = 1_000_000;
  const cache = createMappingCache(() => nowMs);
  const row = sampleMapping();
  let stored: Mapping | undefined = row;
  const read = jest.fn(async () => stored);
  return {
    cache,
    row,
    read,
    ref: refOf(row),
    wait: (ms: number) => {
      nowMs += ms;
    },
    store: (mapping: Mapping | undefined) => {
      stored = mapping;
    },
    find: () => cache.find(refOf(row), read),
  };
};

describe('the mapping cache beside a busy database', () => {
  it('trusts its entries as long as the database reports no foreign write', async () => {
    const { cache, find, read, wait } = setUp();
    cache.confirm(7);
    await find();
    for (let second = 0; second < 10; second += 1) {
      wait(1_000);
      cache.confirm(7);
      await find();
    }
    expect(read).toHaveBeenCalledTimes(1);
    wait(2_000);
    await find();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('drops everything as soon as somebody else has written', async () => {
    const { cache, find, store } = setUp();
    cache.confirm(7);
    await find();
    store(undefined);
    cache.confirm(8);
    expect(await find()).toBeUndefined();
  });

  it('does not keep an answer that arrived with the news of a foreign write', async () => {
    const { cache, row, ref, find, store } = setUp();
    cache.confirm(7);
    let answer: (mapping: Mapping) => void = () => undefined;
    const slow = cache.find(ref, () => new Promise<Mapping>((resolve) => (answer = resolve)));
    store(undefined);
    cache.confirm(8);
    answer(row);
    expect(await slow).toEqual(row);
    expect(await find()).toBeUndefined();
  });
});

describe('the mapping cache', () => {
  it('queries the database once, and again after two seconds', async () => {
    const { find, read, row, wait, store } = setUp();
    expect([await find(), await find()]).toEqual([row, row]);
    wait(1_999);
    await find();
    expect(read).toHaveBeenCalledTimes(1);
    store(undefined);
    wait(1);
    expect(await find()).toBeUndefined();
  });

  it('also caches the absence of a mapping', async () => {
    const { find, read, store } = setUp();
    store(undefined);
    expect([await find(), await find()]).toEqual([undefined, undefined]);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('trusts nothing when the clock is set back', async () => {
    const { find, read, wait } = setUp();
    await find();
    wait(-60_000);
    await find();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it.each([['row'], ['all']])('drops what a change touches (%s)', async (what) => {
    const { cache, find, read, ref } = setUp();
    await find();
    await cache.changing(what === 'all' ? 'all' : [ref], async () => undefined);
    await find();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('drops it even when the change fails, because it may have happened', async () => {
    const { cache, find, read, ref } = setUp();
    await find();
    const change = cache.changing([ref], () => Promise.reject(new Error('disk')));
    await expect(change).rejects.toThrow('disk');
    await find();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('does not keep an answer that was on its way during a change', async () => {
    const { cache, row, ref, find, store } = setUp();
    let answer: (mapping: Mapping) => void = () => undefined;
    const slow = cache.find(ref, () => new Promise<Mapping>((resolve) => (answer = resolve)));
    const changed = { ...row, device: '99' };
    store(changed);
    await cache.changing([ref], async () => undefined);
    answer(row);
    expect(await slow).toEqual(row);
    expect(await find()).toEqual(changed);
  });
});
