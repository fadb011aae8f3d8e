import { expect, it } from '@jest/globals';
import type { Store } from '../../../src/calls/ports.ts';
import { sampleCall } from './samples.ts';

/** Settings, ping and close. The last test closes the store. */
export const systemContract = (store: () => Store): void => {
  it('finds records by the beginning of their ids', async () => {
    const { records } = store();
    await records.apply(['a b', 'a ž', 'ab', 'b a'].map((id) => ({ kind: 'plan', id, value: id })));
    expect(await records.startingWith('plan', 'a ')).toEqual(
      new Map([
        ['a b', 'a b'],
        ['a ž', 'a ž'],
      ]),
    );
    expect(await records.startingWith('key', 'b')).toEqual(new Map());
  });

  it('stores and overwrites settings', async () => {
    expect(await store().settings.all()).toEqual(new Map());
    await store().settings.set('mor.main.hashOrder', 'device-dst-src');
    await store().settings.set('ключ', '');
    await store().settings.set('mor.main.hashOrder', 'device-src-dst');
    expect(await store().settings.all()).toEqual(
      new Map([
        ['mor.main.hashOrder', 'device-src-dst'],
        ['ключ', ''],
      ]),
    );
  });

  it('answers a ping', async () => {
    await expect(store().ping()).resolves.toBeUndefined();
  });

  it('finishes pending operations, closes, and then reports that it is closed', async () => {
    const writes = Array.from({ length: 50 }, () => store().calls.insert(sampleCall()));
    const closing = store().close();
    const late = store().calls.insert(sampleCall());
    await expect(late).rejects.toThrow(/closed/);
    await Promise.all([...writes, closing]);
    await store().close();
    await expect(store().ping()).rejects.toThrow(/closed/);
  });
};
