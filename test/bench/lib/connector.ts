import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { defined } from '../../../src/defined.ts';
import { USERS, clickBody, userName } from '../load/clicks.ts';
import { freePort } from '../../helpers/free-port.ts';
import { pause } from './pause.ts';
import { own, stopProcess } from './child.ts';

export const API_KEY = 'bench-api-key-0123456789abcdef';
export const SIGNING_SECRET = 'bench-signing-secret-0123456789';
export const MOR_KEY = 'bench-mor-key';
const MANY = 1_000_000;

export interface ConnectorOptions {
  /** The built entry file. */
  readonly product: string;
  readonly morUrl: string;
  /** Follow calls, polling MOR this often. Absent: MOR is never polled. */
  readonly pollMs?: number;
  readonly limits?: { readonly concurrent?: number; readonly perSecond?: number };
  /** Written by the bench itself instead of 10,000 imported agents. */
  readonly prepareDatabase?: (file: string) => void | Promise<void>;
  readonly nodeOptions?: readonly string[];
  /** PostgreSQL instead of a separate file. */
  readonly database?: string;
  /** Folder of the key that several nodes share; by default each has its own. */
  readonly keys?: string;
  /** Entries of `crms` besides `bench`. */
  readonly crms?: readonly object[];
  /** False: the first click is left to the caller. */
  readonly firstClick?: boolean;
}

export interface RunningConnector {
  readonly pid: number;
  readonly port: number;
  /** From the start of the process until it answers at its address, milliseconds; then until it is ready. */
  readonly listeningMs: number;
  readonly readyMs: number;
  /** ... and to the answer to its first click; absent if the caller sends that. */
  readonly firstCallMs?: number;
  stop(): Promise<void>;
}

const configOf = (options: ConnectorOptions, database: string, port: number, folder: string): string =>
  stringify({
    server: { host: '127.0.0.1', port },
    admin: { keyFile: join(options.keys ?? folder, 'connector.key') },
    database: options.database ?? `sqlite:${database}`,
    numbers: { defaultCountry: 'LT' },
    // Closed-loop load places in a second what real agents place in a day.
    rules: { perAgent: { concurrent: MANY, perMinute: MANY, perDay: MANY } },
    mor: [
      {
        id: 'main',
        url: options.morUrl,
        secretKey: MOR_KEY,
        hashOrder: 'device-src-dst',
        callbackUniqueId: true,
        ...defined({
          status: options.pollMs === undefined ? undefined : { username: 'bench', pollMs: options.pollMs },
          limits: options.limits === undefined ? undefined : { ...options.limits, queue: 10_000 },
        }),
      },
    ],
    crms: [
      { id: 'bench', type: 'generic', apiKeys: [API_KEY], signingSecrets: [SIGNING_SECRET] },
      ...(options.crms ?? []),
    ],
    // The stub never ends a call; none may end by itself while something is measured.
    follow: { uncertainAfterSec: 86_400, giveUpAfterSec: 86_400 },
    log: { level: 'warn' },
  });

const mappingCsv = (): string =>
  [
    'crm,user,mor,username,device,source,enabled',
    ...Array.from(
      { length: USERS },
      (_, i) => `bench,${userName(i)},main,agent${i},${i + 1},1${i + 10_000},yes`,
    ),
  ].join('\n');

const importUsers = (product: string, config: string, folder: string): void => {
  const csv = join(folder, 'users.csv');
  writeFileSync(csv, mappingCsv());
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [product, 'users', 'import', csv, '--config', config],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(`users import failed: ${stderr}${stdout.slice(0, 2000)}`);
};

const LOOK_EVERY_MS = 5;
const LONGEST_START_MS = 120_000;

/** Waits until this path answers with 200; resolves with the milliseconds since `fromMs`. */
const answers = async (child: ChildProcess, url: string, fromMs: number): Promise<number> => {
  for (;;) {
    if (child.exitCode !== null) throw new Error('the connector ended before it listened');
    const tookMs = performance.now() - fromMs;
    if (tookMs > LONGEST_START_MS) throw new Error(`${url} does not answer`);
    const response = await fetch(url).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.status === 200) return performance.now() - fromMs;
    await pause(LOOK_EVERY_MS);
  }
};

/**
 * The built connector in a separate process, on a database file in a temporary folder that is removed when it stops.
 */
export const startConnector = async (options: ConnectorOptions): Promise<RunningConnector> => {
  const folder = mkdtempSync(join(tmpdir(), 'mor-crm-connector-bench-'));
  const config = join(folder, 'config.yml');
  const database = join(folder, 'connector.db');
  const port = await freePort();
  writeFileSync(config, configOf(options, database, port, folder));
  if (options.prepareDatabase) await options.prepareDatabase(database);
  else importUsers(options.product, config, folder);

  const startedAtMs = performance.now();
  const args = [...(options.nodeOptions ?? []), options.product, 'start', '--config', config];
  const child = own(spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] }));
  const stop = async (): Promise<void> => {
    await stopProcess(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const listeningMs = await answers(child, `http://127.0.0.1:${port}/healthz`, startedAtMs);
    const readyMs = await answers(child, `http://127.0.0.1:${port}/readyz`, startedAtMs);
    const running = { pid: child.pid ?? 0, port, listeningMs, readyMs, stop };
    if (options.firstClick === false) return running;
    const response = await fetch(`http://127.0.0.1:${port}/v1/calls`, {
      method: 'POST',
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      body: clickBody(0),
    });
    if (response.status !== 201) throw new Error(`first click: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
    return { ...running, firstCallMs: performance.now() - startedAtMs };
  } catch (error) {
    await stop();
    throw error;
  }
};
