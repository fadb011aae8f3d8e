import { writeSync } from 'node:fs';
import { moved, sampleCall, intentOf } from '../../contracts/store/samples.ts';
import { openFile } from './files.ts';

/**
 * Begins and saves calls forever, 16 at a time, and prints `id version` for each write that the store acknowledged.
 * The test kills this process at a random moment.
 */
const write = async (file: string, name: string): Promise<void> => {
  const store = await openFile(file);
  const acknowledged = (id: string, version: number): void => {
    writeSync(1, `${id} ${version}\n`);
  };
  const lane = async (number: number): Promise<never> => {
    for (let i = 0; ; i += 1) {
      const id = `${name}-${number}-${i}`;
      const call = sampleCall({ id, user: `lane-${number}-${i}` });
      await store.calls.begin(intentOf(call, { idempotencyKey: id }));
      acknowledged(id, 1);
      const dialling = moved(call, 'dialling');
      await store.calls.save(dialling);
      acknowledged(id, 2);
      await store.calls.save(moved(dialling, 'ended', { outcome: 'answered' }), { activityDueMs: i });
      acknowledged(id, 3);
    }
  };
  await Promise.all(Array.from({ length: 16 }, (_, number) => lane(number)));
};

await write(process.argv[2] ?? '', process.argv[3] ?? '');
