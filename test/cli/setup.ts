/** Shared set-up for the tests in this folder; each file that imports it gets its own fixtures. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { users } from '../../src/cli/users/users.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { createRun } from './run.ts';
import type { Run } from './run.ts';
import { fixtureOfEach } from '../helpers/fixture.ts';

export const KEY = 'MARKED-secret-key';
/** A test may replace the simulator; the replacement is then closed instead. */
export const given = fixtureOfEach(
  async () => ({ simulator: await startSimulator({ speed: 40, secretKey: KEY }) }),
  ({ simulator }) => simulator.close(),
);

export const folder = fixtureOfEach(
  () => mkdtempSync(join(tmpdir(), 'connector-cli-')),
  (path) => {
    rmSync(path, { recursive: true, force: true });
  },
);

export const run = createRun(() => ({ folder: folder(), url: given().simulator.url, secretKey: KEY }));
export const CSV =
  'crm,user,mor,username,device,source\r\nsite,ann,main,ann,5,101\r\nsite,bob,main,bob,6,102\r\n';
export const importRows = (csv = CSV): Promise<Run> => run(users, ['import', '-'], { stdin: csv });
