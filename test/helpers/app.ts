import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { createDemoCrm, createDemoType } from '../../connectors/demo/connector.ts';
import type { DemoCrm } from '../../connectors/demo/connector.ts';
import { generic } from '../../connectors/generic/connector.ts';
import { createRuntime } from '../../src/app/runtime.ts';
import type { Runtime } from '../../src/app/runtime.ts';
import { startWeb } from '../../src/app/web.ts';
import type { Web } from '../../src/app/web.ts';
import type { ConnectorType } from '../../src/calls/connector.ts';
import type { Log } from '../../src/calls/ports.ts';
import { parseConfig } from '../../src/config/load.ts';
import { defined } from '../../src/defined.ts';
import type { Mapping } from '../../src/mapping/agents/mapping.ts';
import { createDocumented } from './documented.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import type { RunningSimulator } from '../../src/simulator/server.ts';
import type { SimulatorOptionsInput } from '../../src/simulator/options.ts';

export const API_KEY = 'test-api-key-0123456789';
export const OTHER_KEY = 'other-api-key-0123456789';
export const SIGNING_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: unknown;
  readonly message: string;
}

/** A log that keeps its lines, so that tests can check what must and must not be in it. */
export const collectLog = (): Log & { lines: LogLine[] } => {
  const lines: LogLine[] = [];
  const at = (level: LogLine['level']) => (fields: Record<string, unknown>, message: string) => {
    lines.push({ level, fields, message });
  };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
};

export const mapping = (patch: Partial<Mapping> & { user: string }): Mapping => ({
  crm: 'site',
  mor: 'main',
  username: 'ann',
  device: '5',
  source: '101',
  freeDialling: false,
  enabled: true,
  ...patch,
});

/** Agents that every test application knows: `ann` and `bob` of the simulator's world, one disabled, one wrong. */
const MAPPINGS: readonly Mapping[] = [
  mapping({ user: 'ann' }),
  mapping({ user: 'bob', username: 'bob', device: '6', source: '102' }),
  mapping({ user: 'free', username: 'carol', device: '7', source: '103', freeDialling: true }),
  mapping({ user: 'off', username: 'dave', device: '8', source: '104', enabled: false }),
  mapping({ user: 'wrong', username: 'erin', device: '5', source: '105' }),
  mapping({ user: 'demo-ann', crm: 'demo', username: 'frank', device: '10', source: '106' }),
];

export interface TestApp {
  readonly url: string;
  readonly runtime: Runtime;
  readonly web: Web;
  readonly simulator: RunningSimulator;
  readonly demoCrm: DemoCrm;
  readonly log: ReturnType<typeof collectLog>;
  readonly folder: string;
  request(method: string, path: string, options?: RequestOptions): Promise<Answer>;
  /** Waits until the call is in this state (or ended) and returns it. */
  until(id: string, state: string, timeoutMs?: number): Promise<Record<string, unknown>>;
  /** Stops but keeps the folder, so that another application can continue with the same database. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export interface RequestOptions {
  readonly body?: unknown;
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly key?: string | null;
  readonly headers?: Record<string, string>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export interface AppOptions {
  readonly simulator?: SimulatorOptionsInput;
  /** Use this running simulator instead of starting one. */
  readonly attach?: RunningSimulator;
  readonly config?: Record<string, unknown>;
  readonly mor?: Record<string, unknown>;
  readonly crms?: readonly Record<string, unknown>[];
  readonly connectorTypes?: readonly ConnectorType[];
  readonly folder?: string;
  readonly mappings?: readonly Mapping[];
  readonly now?: () => number;
  /** Runs as a separate service, sharing PostgreSQL with others. */
  readonly isService?: boolean;
  /** The monotonic clock; by default the same as `now`. */
  readonly steady?: () => number;
}

const running = new Set<TestApp>();

/** Closes what a failed test left open; call it after each test in files whose tests start their own applications. */
export const closeApps = async (): Promise<void> => {
  await Promise.all([...running].map((app) => app.close()));
};

/** The real application on a free port, with a real SQLite file and the bundled simulator at 20 times the speed. */
export const startApp = async (options: AppOptions = {}): Promise<TestApp> => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'connector-test-'));
  const simulator = options.attach ?? (await startSimulator({ speed: 20, ...options.simulator }));
  const demoCrm = createDemoCrm();
  const connectorTypes = options.connectorTypes ?? [generic, createDemoType(demoCrm)];
  const log = collectLog();
  const now = options.now ?? Date.now;
  const text = stringify({
    server: { port: 0 },
    database: `sqlite:${join(folder, 'connector.db')}`,
    numbers: { defaultCountry: 'LT' },
    rules: { perAgent: { concurrent: 1, perMinute: 100, perDay: 1000 } },
    follow: { cdrGraceSec: 1, uncertainAfterSec: 3 },
    mor: [
      {
        id: 'main',
        url: simulator.url,
        secretKey: simulator.options.secretKey,
        callbackUniqueId: true,
        hashOrder: 'device-dst-src',
        status: { username: 'admin', pollMs: 100 },
        ...options.mor,
      },
    ],
    crms: options.crms ?? [
      { id: 'site', type: 'generic', apiKeys: [API_KEY], signingSecrets: [SIGNING_SECRET] },
      { id: 'demo', type: 'demo', apiKeys: [OTHER_KEY], origins: ['https://crm.example.com'] },
    ],
    ...options.config,
  });
  const config = parseConfig(text, {
    env: {},
    readFile: () => '',
    crmOptions: new Map(connectorTypes.map((type) => [type.type, type.options])),
  });
  const runtime = await createRuntime(config, {
    connectorTypes,
    log,
    now,
    ...defined({ steady: options.steady }),
    isService: options.isService ?? false,
  });
  const mappings = options.mappings ?? MAPPINGS;
  if (mappings.length > 0 && options.folder === undefined) {
    await runtime.store.mappings.apply(
      mappings.map((after) => ({ ref: after, after })),
      { actor: 'test', action: 'mapping.import', atMs: now() },
    );
  }
  await runtime.start();
  const web = await startWeb(runtime, { log, version: '0.0.0-test' });
  const url = `http://127.0.0.1:${web.port}`;

  const undocumented = createDocumented(url);
  const request = async (method: string, path: string, given: RequestOptions = {}): Promise<Answer> => {
    const key = given.key === undefined ? API_KEY : given.key;
    const body = given.raw ?? (given.body === undefined ? undefined : JSON.stringify(given.body));
    const response = await fetch(url + path, {
      method,
      headers: {
        ...defined({
          authorization: key === null ? undefined : `Bearer ${key}`,
          'content-type': body === undefined ? undefined : 'application/json',
        }),
        ...given.headers,
      },
      ...defined({ body }),
    });
    const answer = await response.text();
    const parsed: unknown = answer.startsWith('{') ? JSON.parse(answer) : { text: answer };
    const { code } = parsed as { code?: string };
    if (response.headers.get('content-type')?.startsWith('application/problem+json') && code !== undefined) {
      const missing = await undocumented(method, path, response.status, code);
      if (missing !== undefined) throw new Error(missing);
    }
    return { status: response.status, headers: response.headers, body: parsed as Record<string, unknown> };
  };

  let stopping: Promise<void> | undefined;
  /** If a test has stopped the application itself, closing it must not stop it again. */
  const stop = (): Promise<void> => {
    stopping ??= web.stop().then(() => runtime.stop());
    return stopping;
  };

  const app: TestApp = {
    url,
    runtime,
    web,
    simulator,
    demoCrm,
    log,
    folder,
    request,
    stop,
    async until(id, state, timeoutMs = 60_000) {
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const call = await runtime.book.get(id);
        if (call && (call.state === state || (state === 'ended' && call.state === 'refused'))) {
          return JSON.parse(JSON.stringify(call)) as Record<string, unknown>;
        }
        if (Date.now() > deadline) {
          throw new Error(`call ${id} is ${call?.state ?? 'missing'}, not ${state}, after ${timeoutMs} ms`);
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async close() {
      running.delete(app);
      await stop();
      if (!options.attach) await simulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  running.add(app);
  return app;
};
