import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Store } from '../../src/calls/ports.ts';
import { adminContract } from './store/admin.ts';
import { beginContract } from './store/begin.ts';
import { callContract } from './store/calls.ts';
import { correctionContract } from './store/corrections.ts';
import { historyContract } from './store/history.ts';
import { listContract } from './store/lists.ts';
import { mappingContract } from './store/mappings.ts';
import { recordingContract } from './store/recordings.ts';
import { rehearsalContract } from './store/rehearsal.ts';
import { sharedContract } from './store/shared.ts';
import { systemContract } from './store/system.ts';

/** Opens a fresh, empty store; `cleanup` runs after it has been closed. */
export type OpenStore = () => Promise<{ store: Store; cleanup: () => Promise<void> }>;

/**
 * What every Store must do, on every backend. Each part gets its own store, whose tests must not interfere.
 * `without`: parts that a test-only store does not support.
 */
export const storeContract = (name: string, open: OpenStore, without: readonly string[] = []): void => {
  const parts: Readonly<Record<string, (store: () => Store) => void>> = {
    begin: beginContract,
    calls: callContract,
    corrections: correctionContract,
    lists: listContract,
    history: historyContract,
    recordings: recordingContract,
    rehearsal: rehearsalContract,
    mappings: mappingContract,
    admin: adminContract,
    system: systemContract,
    shared: sharedContract,
  };
  describe(`${name} keeps the store contract`, () => {
    for (const [part, tests] of Object.entries(parts).filter(([one]) => !without.includes(one))) {
      describe(part, () => {
        let opened: Awaited<ReturnType<OpenStore>> | undefined;
        beforeAll(async () => {
          opened = await open();
        });
        afterAll(async () => {
          await opened?.store.close();
          await opened?.cleanup();
        });
        tests(() => {
          if (opened === undefined) throw new Error('the store is not open');
          return opened.store;
        });
      });
    }
  });
};
