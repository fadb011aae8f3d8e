import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { createLogger } from '../app/logger.ts';
import type { Runtime } from '../app/runtime.ts';
import { untilStoppedOrFailed } from '../app/end.ts';
import { startService } from '../app/service.ts';
import { readVersion } from '../app/version.ts';
import type { CommandContext } from '../cli/context.ts';
import type { Mapping } from '../mapping/agents/mapping.ts';
import { isClaimed } from '../store/claim.ts';
import { createSimulatorHandler } from '../simulator/handler.ts';
import { demoHistory } from './history.ts';
import { createDemoRouter } from './router.ts';
import type { DemoCaller } from './router.ts';

const FOLDER = join('data', 'demo');
const DATABASE = 'connector.db';

/** A demo never touches the files of another one that is running. */
const folderOf = (port: number): string => (isClaimed(join(FOLDER, DATABASE)) ? `${FOLDER}-${port}` : FOLDER);
const FIRST_PORT = 8085;
const LAST_PORT = 8095;
const HOST = '127.0.0.1';
/** People open the demo at one of these; another name in the address is DNS rebinding. */
const HOSTS = [HOST, 'localhost', '[::1]'];

/** Some agents have a row; the others show what the CRM's own user record can supply, and what is missing. */
const MAPPINGS: readonly Mapping[] = [
  {
    user: 'ann',
    username: 'ann',
    device: '5',
    source: '101;111',
    name: 'Ann Adams',
    email: 'ann@example.com',
  },
  { user: 'bob', username: 'bob', device: '6', source: '102', name: 'Bob Brown', email: 'bob@example.com' },
  {
    user: 'dave',
    username: 'dave',
    device: '8',
    source: '104',
    name: 'Dave Dunn',
    email: 'dave@example.com',
  },
  {
    user: 'erin',
    username: 'erin',
    device: '9',
    source: '105',
    name: 'Erin Evans',
    email: 'erin@example.com',
  },
].map((row) => ({ crm: 'demo', mor: 'simulator', freeDialling: false, enabled: true, ...row }));

/** As a carrier shows them. */
const CALLERS: Readonly<Record<DemoCaller, string>> = {
  known: '4915123456001',
  two: '48606123011',
  unknown: '37060099887',
  withheld: 'anonymous',
  missed: '37061234001',
};

type CallEngine = ReturnType<typeof createSimulatorHandler>['state']['calls'];

/** A caller rings an agent of the demo; the simulated telephone answers by itself, unless the call is to be missed. */
const createRing =
  (calls: CallEngine, agents: CommandContext['demoCrm']['agents']) =>
  (user: string, caller: DemoCaller): void => {
    const own = agents.find((agent) => agent.user === user)?.mapping.device;
    const device = Number(MAPPINGS.find((row) => row.user === user)?.device ?? own);
    if (!Number.isFinite(device) || device > LAST_DEVICE) return;
    const answeredBy = caller === 'missed' ? null : device;
    calls.ring({ from: CALLERS[caller], did: '37052000101', devices: [device], answeredBy, ringMs: 8_000 });
  };

/** Carol's is one that the simulated MOR does not know. */
const LAST_DEVICE = 20;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, HOST, () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });

const choosePort = async (wanted: number | undefined): Promise<number> => {
  if (wanted !== undefined) {
    if (await isFree(wanted)) return wanted;
    throw new Error(`port ${wanted} is in use; name another with --port`);
  }
  for (let port = FIRST_PORT; port <= LAST_PORT; port += 1) if (await isFree(port)) return port;
  throw new Error(`the ports ${FIRST_PORT} to ${LAST_PORT} are all in use; name another with --port`);
};

/** The demo's configuration is a file like any other, so that check, preview and users work on the running demo. */
const writeConfig = (port: number, apiKey: string, password: string, secretKey: string): string => {
  const folder = folderOf(port);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'config.yml');
  const text = stringify({
    server: { host: HOST, port },
    database: `sqlite:./${DATABASE}`,
    admin: { password },
    numbers: { defaultCountry: 'LT', internal: ['1XX'] },
    rules: { perAgent: { concurrent: 1, perMinute: 20, perDay: 300 } },
    log: { level: 'warn' },
    mor: [
      {
        id: 'simulator',
        inbound: true,
        recordings: {
          enabled: true,
          keepDays: 30,
          listen: 'team',
          legalBasis: 'consent',
          // The demo's own page has no tick for consent.
          notice: 'announcement',
          // Nobody else reaches the demo's address.
          guarded: true,
        },
        url: `http://${HOST}:${port}/billing`,
        secretKey,
        // Nothing has to be found out, so the ledger of the simulated MOR holds clicks only.
        hashOrder: 'device-dst-src',
        callbackUniqueId: true,
        status: { username: 'admin', password: 'admin1', pollMs: 500 },
        v2: { username: 'admin', password: 'admin1' },
      },
    ],
    crms: [
      {
        id: 'demo',
        type: 'demo',
        apiKeys: [apiKey],
        defaults: { mor: 'simulator' },
        pageUrl: `http://${HOST}:${port}/demo/`,
        inbound: { enabled: true, missedTask: true },
      },
    ],
  });
  writeFileSync(path, text, { mode: 0o600 });
  return path;
};

const introduction = (url: string, configPath: string, apiKey: string, password: string): string[] => {
  const auth = `-H 'Authorization: Bearer ${apiKey}' -H 'Content-Type: application/json'`;
  const tool = `npx mor-crm-connector`;
  return [
    '',
    `  Open    ${url}/demo`,
    '',
    '  It is a small CRM beside the connector and a simulated MOR. Click a number: "your phone" rings after a moment,',
    '  then the contact’s. The last digits of a number decide how the call goes.',
    '',
    `  Administrators open ${url}/admin with the password  ${password}`,
    '',
    '  Try also, in a second terminal:',
    `    curl -s ${auth} -H 'Idempotency-Key: try-1' -d '{"user":"bob","record":{"type":"Contact","id":"james"}}' ${url}/v1/calls`,
    `    curl -s ${auth} -d '{"user":"ann","record":{"type":"Contact","id":"luca"}}' ${url}/v1/calls/preview`,
    `    ${tool} check --config ${configPath}`,
    `    ${tool} preview --config ${configPath} --crm demo --user ann --record Contact/ona`,
    `    curl -s ${url}/_simulator/ledger`,
    '',
    `  API description ${url}/openapi.json, metrics ${url}/metrics. Stop with Ctrl+C.`,
    '',
  ];
};

/** Rows and two weeks of calls, so that the admin pages have something to show. */
const seed = async ({ store }: Runtime, nowMs: number): Promise<void> => {
  await store.mappings.apply(
    MAPPINGS.map((after) => ({ ref: after, after })),
    { actor: 'demo', action: 'mapping.import', atMs: nowMs },
  );
  await Promise.all(demoHistory(MAPPINGS, nowMs).map((call) => store.calls.insert(call)));
};

/** The demo: connector, simulated MOR and a small CRM at one address. Starts afresh each time. */
export const startDemo = async (
  context: CommandContext,
  options: { port: number | undefined },
): Promise<number> => {
  const { now, connectorTypes, demoCrm, print } = context;
  const port = await choosePort(options.port);
  const apiKey = `demo-${randomBytes(12).toString('hex')}`;
  const simulator = createSimulatorHandler({ recording: true });
  const password = `demo-${randomBytes(6).toString('hex')}`;
  const configPath = writeConfig(port, apiKey, password, simulator.state.options.secretKey);
  const config = context.loadConfig(configPath);
  const log = createLogger(config.log.level);
  const apiUrl = `http://${HOST}:${port}`;
  let isFirst = true;
  const service = await startService(config, {
    connectorTypes,
    log,
    now,
    version: readVersion(),
    masterKey: context.masterKey,
    hosts: HOSTS,
    async prepare(runtime) {
      if (isFirst) await seed(runtime, now());
      isFirst = false;
    },
    // The connector asks its MOR already while it starts.
    neighbour(req, res) {
      const isForMor = /^\/(billing|_simulator)([/?]|$)/.test(req.url ?? '');
      if (isForMor) simulator.handle(req, res);
      return isForMor;
    },
    mount(app) {
      const ring = createRing(simulator.state.calls, demoCrm.agents);
      app.use('/demo', createDemoRouter({ crm: demoCrm, apiUrl: () => apiUrl, apiKey, ring }));
      app.get('/', (_req, res) => {
        res.redirect('/demo');
      });
    },
  });
  for (const line of introduction(service.web.publicUrl, configPath, apiKey, password)) print(line);
  await untilStoppedOrFailed(context, service);
  await service.stop();
  simulator.close();
  return 0;
};
