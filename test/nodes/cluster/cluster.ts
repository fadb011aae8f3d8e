import { randomBytes } from 'node:crypto';
import { startSimulator } from '../../../src/simulator/server.ts';
import type { RunningSimulator } from '../../../src/simulator/server.ts';
import { API_KEY } from '../../helpers/app.ts';
import { startPostgres } from '../../helpers/postgres.ts';
import type { PostgresServer } from '../../helpers/postgres.ts';
import { createServiceBench } from '../../helpers/service-process.ts';
import type { ServiceProcess } from '../../helpers/service-process.ts';
import { startBalancer } from './balancer.ts';
import type { Balancer } from './balancer.ts';
import { startTinyCrm } from './crm.ts';
import type { TinyCrm } from './crm.ts';

const SECRET = randomBytes(24).toString('base64');

/** PostgreSQL, a simulated MOR, a small CRM and nodes as processes of their own, behind one address. */
export interface Cluster {
  readonly postgres: PostgresServer;
  readonly simulator: RunningSimulator;
  readonly crm: TinyCrm;
  readonly nodes: readonly ServiceProcess[];
  readonly balancer: Balancer;
  close(): Promise<void>;
}

export const startCluster = async (options: {
  nodes: number;
  speed: number;
  port?: number;
}): Promise<Cluster> => {
  const undo: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const postgres = await startPostgres();
    undo.push(() => postgres.remove());
    const simulator = await startSimulator({ speed: options.speed });
    undo.push(() => simulator.close());
    const crm = await startTinyCrm();
    undo.push(() => crm.close());
    const bench = await createServiceBench();
    undo.push(() => {
      bench.clear();
      bench.dispose();
    });
    const folder = bench.folder();
    const config = bench.config(
      simulator,
      {
        database: await postgres.database(),
        admin: { password: 'only for this demo', keyFile: `${folder}/connector.key` },
        follow: { uncertainAfterSec: 5, cdrGraceSec: 2 },
        mor: [
          {
            id: 'main',
            url: simulator.url,
            secretKey: simulator.options.secretKey,
            hashOrder: 'device-dst-src',
            callbackUniqueId: true,
            status: { username: 'admin', pollMs: 200 },
          },
        ],
        crms: [
          {
            id: 'site',
            type: 'generic',
            apiKeys: [API_KEY],
            activity: { url: crm.url, secret: SECRET },
          },
        ],
      },
      folder,
    );
    const nodes: ServiceProcess[] = [];
    // One after the other: the first makes the tables and the key.
    for (let count = 0; count < options.nodes; count += 1) nodes.push(await bench.start(config));
    const balancer = await startBalancer(
      nodes.map(({ url }) => url),
      options.port,
    );
    undo.push(() => balancer.close());
    return { postgres, simulator, crm, nodes, balancer, close };
  } catch (error) {
    await close();
    throw error;
  }
};
