import { expect, it } from '@jest/globals';
import type { Store } from '../../../src/calls/ports.ts';
import { sampleCall } from './samples.ts';

/** Settings, ping and the end. The last test closes the store. */
export const systemContract = (store: () => Store): void => {
  it('keeps settings and overwrites them', async () => {
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

  it('finishes what was asked for, closes, and then says that it is closed', async () => {
    const writes = Array.from({ length: 50 }, () => store().calls.insert(sampleCall()));
    const closing = store().close();
    const late = store().calls.insert(sampleCall());
    await expect(late).rejects.toThrow(/closed/);
    await Promise.all([...writes, closing]);
    await store().close();
    await expect(store().ping()).rejects.toThrow(/closed/);
  });
};
