import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { freePort } from '../helpers/free-port.ts';
import { buildProgram } from '../helpers/program.ts';
import type { ConnectorAddress } from './apex-stand-in.ts';

const START_WITHIN_MS = 120_000;

export interface RunningConnector extends ConnectorAddress {
  readonly stop: () => Promise<void>;
}

const demoConfig = z.object({ crms: z.array(z.object({ apiKeys: z.array(z.string()).min(1) })).min(1) });

const isReady = async (baseUrl: string): Promise<boolean> => {
  try {
    return (await fetch(`${baseUrl}/readyz`)).ok;
  } catch {
    return false;
  }
};

/** The connector itself, in its own process with the simulated MOR: `start --demo` in an empty folder. */
export const startRunningConnector = async (): Promise<RunningConnector> => {
  const program = await buildProgram();
  const folder = await mkdtemp(join(tmpdir(), 'mor-demo-'));
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [program.main, 'start', '--demo', '--port', String(port)], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    program.dispose();
    await rm(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + START_WITHIN_MS;
  while (!(await isReady(baseUrl))) {
    if (Date.now() > deadline || child.exitCode !== null) {
      await stop();
      throw new Error(`the connector did not start: ${complaints}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const config = demoConfig.parse(parse(await readFile(join(folder, 'data/demo/config.yml'), 'utf8')));
  return { baseUrl, apiKey: config.crms[0]?.apiKeys[0] ?? '', stop };
};
