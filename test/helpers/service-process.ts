import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { RunningSimulator } from '../../src/simulator/server.ts';
import { API_KEY } from './app.ts';
import { buildProgram } from './program.ts';
import type { Program } from './program.ts';

export interface Ended {
  readonly code: number | null;
  readonly text: string;
}

/** The connector's program in a separate process. */
export interface ServiceProcess {
  readonly child: ChildProcess;
  readonly url: string;
  /** Everything that it has printed so far. */
  text(): string;
  /** Resolves when the process ends. */
  readonly ended: Promise<Ended>;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Starts the built program as users do, in folders that are removed afterwards. */
export interface ServiceBench {
  /** Writes a configuration with one generic CRM, `site`, one MOR, `main`, and a separate database. */
  config(simulator: RunningSimulator, patch?: Record<string, unknown>, folder?: string): string;
  folder(): string;
  start(config: string, nodeArgs?: readonly string[]): Promise<ServiceProcess>;
  run(...args: readonly string[]): Promise<Ended>;
  /** Starts any command without waiting for its end. */
  launch(args: readonly string[]): Omit<ServiceProcess, 'url'>;
  get(url: string, path: string): Promise<Answer>;
  /** One click of `ann`. */
  click(url: string, key: string, user?: string): Promise<Answer>;
  kill(): void;
  clear(): void;
  dispose(): void;
}

/** Waits until `look` returns a value; otherwise the test's own time limit ends the wait. */
export const until = async <T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> => {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const read = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text) as Record<string, unknown> };
};

const AGENTS = [
  ...['ann', 'another', 'first', 'last', 'user-a', 'user-b', 'user-c', 'user-before-2'],
  ...Array.from({ length: 500 }, (_, n) => `user-${n}`),
];

/** `main`: a program that was built before; this build by default. */
export const createServiceBench = async (main?: string): Promise<ServiceBench> => {
  const program: Program = main === undefined ? await buildProgram() : { main, dispose: () => undefined };
  const children: ChildProcess[] = [];
  const folders: string[] = [];

  const launch = (args: readonly string[], nodeArgs: readonly string[] = []) => {
    const child = spawn(process.execPath, [...nodeArgs, program.main, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, MOR_CONNECTOR_CONFIG: '' },
    });
    children.push(child);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    }
    const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, text }));
    return { child, text: () => text, ended };
  };

  const kill = (): void => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  };

  /** Every agent who clicks has the same telephone, because the tests are about the file; `bob` is called. */
  const mapAgents = (config: string, at: string): void => {
    const rows = join(at, 'agents.csv');
    const lines = [...AGENTS.map((user) => `site,${user},main,ann,5,101`), 'site,bob,main,bob,6,102'];
    writeFileSync(rows, ['crm,user,mor,username,device,source', ...lines, ''].join('\n'));
    execFileSync(process.execPath, [program.main, 'users', 'import', rows, '--config', config]);
  };

  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'connector-process-'));
    folders.push(made);
    return made;
  };

  return {
    folder,
    config(simulator, patch = {}, at = folder()) {
      const path = join(at, 'config.yml');
      const text = stringify({
        server: { port: 0 },
        database: `sqlite:${join(at, 'connector.db')}`,
        rules: { perAgent: { concurrent: 1, perMinute: 1000, perDay: 10_000 } },
        log: { level: 'warn' },
        admin: { password: 'only for this test' },
        mor: [
          {
            id: 'main',
            url: simulator.url,
            secretKey: simulator.options.secretKey,
            hashOrder: 'device-dst-src',
            status: { username: 'admin', pollMs: 100 },
          },
        ],
        crms: [
          {
            id: 'site',
            type: 'generic',
            apiKeys: [API_KEY],
          },
        ],
        ...patch,
      });
      writeFileSync(path, text);
      if (!existsSync(join(at, 'connector.db'))) mapAgents(path, at);
      return path;
    },
    async start(config, nodeArgs) {
      const { child, text, ended } = launch(['start', '--config', config], nodeArgs);
      let end: Ended | undefined;
      void ended.then((seen) => (end = seen));
      return until(() => {
        const url = / at (http:\/\/\S+)/.exec(text())?.[1];
        if (url !== undefined) return { child, url, text, ended };
        if (end !== undefined) throw new Error(`ended with ${String(end.code)}: ${end.text}`);
        return undefined;
      });
    },
    run: (...args) => launch(args).ended,
    get: async (url, path) =>
      read(await fetch(url + path, { headers: { authorization: `Bearer ${API_KEY}` } })),
    click: async (url, key, user = 'ann') =>
      read(
        await fetch(`${url}/v1/calls`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${API_KEY}`,
            'content-type': 'application/json',
            'idempotency-key': key,
          },
          body: JSON.stringify({ user, number: '+37061234001' }),
        }),
      ),
    launch,
    kill,
    clear() {
      kill();
      for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
    },
    dispose() {
      program.dispose();
    },
  };
};
