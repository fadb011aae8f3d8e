import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { expect } from '@jest/globals';
import { createDemoCrm, createDemoType } from '../../../connectors/demo/connector.ts';
import { generic } from '../../../connectors/generic/connector.ts';
import { salesforce } from '../../../connectors/salesforce/connector.ts';
import { startService } from '../../../src/app/service.ts';
import type { Service } from '../../../src/app/service.ts';
import { parseConfig } from '../../../src/config/load.ts';
import { startSimulator } from '../../../src/simulator/server.ts';
import { collectLog } from '../../helpers/app.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
import { PASSWORD, signedIn } from './client.ts';
import type { AdminClient } from './client.ts';

const startIn = async (
  folder: string,
  log: ReturnType<typeof collectLog>,
  config: Record<string, unknown>,
  masterKey?: string,
): Promise<Service> => {
  const connectorTypes = [generic, createDemoType(createDemoCrm()), salesforce];
  const text = stringify({
    server: { port: 0 },
    database: `sqlite:${join(folder, 'connector.db')}`,
    admin: { password: PASSWORD },
    follow: { cdrGraceSec: 1 },
    ...config,
  });
  const crmOptions = new Map(connectorTypes.map((type) => [type.type, type.options]));
  const parsed = parseConfig(text, { env: {}, readFile: () => '', crmOptions });
  return startService(parsed, { connectorTypes, log, now: Date.now, version: 'test', masterKey });
};

/** A working CRM connection. */
export const crm = { type: 'demo', defaults: { mor: 'main' } };

/** For each test: a service that stores its own connections, a signed-in administrator, and a MOR simulator. */
export const connectionsService = () => {
  const folder = fixtureOfEach(
    () => mkdtempSync(join(tmpdir(), 'connector-test-')),
    (path) => {
      rmSync(path, { recursive: true, force: true });
    },
  );
  const log = fixtureOfEach(() => collectLog());
  const simulator = fixtureOfEach(
    () => startSimulator({ speed: 20 }),
    (running) => running.close(),
  );
  const running = fixtureOfEach(
    async (): Promise<{ service: Service; admin: AdminClient }> => {
      const service = await startIn(folder(), log(), {});
      return { service, admin: await signedIn(`http://127.0.0.1:${service.web.port}`) };
    },
    ({ service }) => service.stop(),
  );
  const service = (): Service => running().service;
  const admin = (): AdminClient => running().admin;
  const url = (): string => `http://127.0.0.1:${service().web.port}`;
  return {
    folder,
    log,
    simulator,
    service,
    admin,
    url,
    /** Stops the service and starts it again with this configuration. Nobody is signed in afterwards. */
    startAnew: async (config: Record<string, unknown>, masterKey?: string): Promise<void> => {
      await service().stop();
      running().service = await startIn(folder(), log(), config, masterKey);
    },
    signInAnew: async (): Promise<void> => {
      running().admin = await signedIn(url());
    },
    /** Restarts from the admin pages; resolves once that is done. */
    restart: async (): Promise<void> => {
      const before = service().runtime;
      expect((await admin().send('POST', 'restart')).status).toBe(202);
      while (service().runtime === before) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    /** A working MOR connection to the simulator. */
    mor: (): Record<string, unknown> => ({
      url: simulator().url,
      secretKey: simulator().options.secretKey,
      callbackUniqueId: true,
      status: { username: 'admin', password: 'admin1', pollMs: 100 },
    }),
  };
};
