import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/calls/ports.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { refOf, sampleMapping } from '../contracts/store/samples.ts';

const quiet = (): void => undefined;
const LOG = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const T0 = 1_700_000_000_000;

describe('a file that two processes use', () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const stores: Store[] = [];
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  /** Waits longer than the database thread trusts its last look at the file. */
  const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 40));

  // The clock stands still, so that nothing expires.
  const open = async (file: string): Promise<Store> => {
    const store = await openSqliteStore(join(folder, file), { now: () => T0, log: LOG });
    stores.push(store);
    return store;
  };

  it('one process’s write reaches the other with its next answer a moment later', async () => {
    const [here, there] = [await open('shared.db'), await open('shared.db')];
    const row = sampleMapping();
    const by = { actor: 'cli', action: 'mapping.import', atMs: T0 };
    await here.ping();
    expect(await here.mappings.find(refOf(row))).toBeUndefined();
    await there.mappings.apply([{ ref: refOf(row), after: row }], by);
    expect(await here.mappings.find(refOf(row))).toBeUndefined();
    await moment();
    await here.ping();
    expect(await here.mappings.find(refOf(row))).toEqual(row);
    const other = { ...row, device: '4711' };
    await there.mappings.apply([{ ref: refOf(row), after: other }], by);
    await moment();
    await here.ping();
    expect(await here.mappings.find(refOf(row))).toEqual(other);
  });

  it('a listener added later hears of the first write after that', async () => {
    const [here, there] = [await open('late.db'), await open('late.db')];
    let heard = 0;
    here.onForeignWrite(() => {
      heard += 1;
    });
    // This listener has not yet seen any version of the file when the other process writes.
    await there.settings.set('a', 'first');
    await moment();
    await here.ping();
    expect(heard).toBe(1);
    await moment();
    await here.ping();
    expect(heard).toBe(1);
  });
});
