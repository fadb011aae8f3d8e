import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { buildProgram } from '../helpers/program.ts';

/** The connector in a process of its own that can be stopped, killed and started again. */
export interface ConnectorProcess {
  /** The folder of its database, `connector.db`. */
  readonly folder: string;
  /** The address it listens on, new after each start. Nothing answers there while the process is down. */
  url(): string;
  start(): Promise<void>;
  /** SIGTERM, as during an update of the machine. */
  stop(): Promise<void>;
  /** SIGKILL: nothing is finished or written any more. */
  kill(): Promise<void>;
  /** Ends the process and deletes the folder. */
  dispose(): Promise<void>;
}

const isPlace = (message: unknown): message is { url: string } =>
  typeof message === 'object' && message !== null && 'url' in message && typeof message.url === 'string';

/** The next message from the process. Rejects when it ends without one. */
const messageOf = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const gone = (code: number | null): void => {
      reject(new Error(`the connector ended with ${code}`));
    };
    child.once('exit', gone);
    child.once('message', (message) => {
      child.off('exit', gone);
      resolve(message);
    });
  });

/** `config` is the configuration without server, database and log. Nothing runs before `start`. */
export const createConnectorProcess = async (
  config: Readonly<Record<string, unknown>>,
): Promise<ConnectorProcess> => {
  const bundle = await buildProgram('test/scenarios/connector-main.ts');
  const folder = mkdtempSync(join(tmpdir(), 'connector-scenario-'));
  const file = join(folder, 'config.yml');
  const database = `sqlite:${join(folder, 'connector.db')}`;
  writeFileSync(file, stringify({ server: { port: 0 }, database, log: { level: 'silent' }, ...config }));
  let child: ChildProcess | undefined;
  let url = 'http://127.0.0.1:9';

  const load = (): { process: ChildProcess; ready: Promise<unknown> } => {
    const loaded = fork(bundle.main, [file], { execArgv: [] });
    const ready = messageOf(loaded);
    // `start` reports the failure; a process that is never needed may be ended before it is ready.
    ready.catch(() => undefined);
    return { process: loaded, ready };
  };
  let next = load();

  const end = async (ending: ChildProcess | undefined, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill(signal);
    await gone;
  };

  return {
    folder,
    url: () => url,
    start: async () => {
      await next.ready;
      child = next.process;
      const place = messageOf(child);
      child.send('go');
      const told = await place;
      if (!isPlace(told)) throw new Error('the connector does not say where it listens');
      url = told.url;
      next = load();
    },
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
    dispose: async () => {
      await Promise.all([end(child, 'SIGKILL'), end(next.process, 'SIGKILL')]);
      bundle.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
