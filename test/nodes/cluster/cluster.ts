import { once } from 'node:events';
import { startSimulator } from '../../../src/simulator/server.ts';
import type { RunningSimulator } from '../../../src/simulator/server.ts';
import { freePort } from '../../helpers/free-port.ts';
import { startPostgres } from '../../helpers/postgres.ts';
import type { PostgresServer } from '../../helpers/postgres.ts';
import { createServiceBench, until } from '../../helpers/service-process.ts';
import type { Ended, ServiceProcess } from '../../helpers/service-process.ts';
import { startBalancer } from './balancer.ts';
import type { Balancer } from './balancer.ts';
import { startTinyCrm } from './crm.ts';
import type { TinyCrm } from './crm.ts';

/** PostgreSQL, a simulated MOR, a small CRM and nodes in separate processes, behind one address. */
export interface Cluster {
  readonly postgres: PostgresServer;
  readonly simulator: RunningSimulator;
  readonly crm: TinyCrm;
  readonly nodes: readonly ServiceProcess[];
  readonly balancer: Balancer;
  /** Stops a node as a supervisor would, starts this build in its place and waits until it gets requests again. */
  upgrade(at: number): Promise<void>;
  /** Starts another process of the older build; resolves when it has ended or serves. */
  startOld(): Promise<Ended | 'serves'>;
  /** How often the nodes logged each warning or error. */
  warnings(): ReadonlyMap<string, number>;
  close(): Promise<void>;
}

export interface ClusterOptions {
  readonly nodes: number;
  readonly speed: number;
  readonly port?: number;
  /** The built program (`main.js`) that all nodes start with; this build by default. */
  readonly old?: string;
}

const MOST_STARTS = 5;

/** Restarts a process that ends at once, as a supervisor would: on a busy machine the database may not answer in time. */
const supervised = async (start: () => Promise<ServiceProcess>): Promise<ServiceProcess> => {
  for (let starts = 1; ; starts += 1) {
    try {
      return await start();
    } catch (error) {
      if (starts === MOST_STARTS) throw error;
      console.warn(`start ${starts} failed, trying again: ${String(error)}`);
    }
  }
};

export const startCluster = async (options: ClusterOptions): Promise<Cluster> => {
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
    const open = async (main?: string) => {
      const bench = await createServiceBench(main);
      undo.push(() => {
        bench.clear();
        bench.dispose();
      });
      return bench;
    };
    const current = await open();
    const first = options.old === undefined ? current : await open(options.old);
    const keys = first.folder();
    const database = await postgres.database();
    const configure = (port: number): string =>
      first.config(simulator, {
        server: { port },
        database,
        admin: { password: 'only for this demo', keyFile: `${keys}/connector.key` },
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
        crms: [crm.config],
      });
    // Configured now, while the older build can still import agents.
    const spare = options.old === undefined ? undefined : configure(0);
    const configs: string[] = [];
    const nodes: ServiceProcess[] = [];
    const replaced: ServiceProcess[] = [];
    // One after another: the first creates the tables and the key.
    for (let count = 0; count < options.nodes; count += 1) {
      const config = configure(await freePort());
      configs.push(config);
      nodes.push(await first.start(config));
    }
    const balancer = await startBalancer(
      nodes.map(({ url }) => url),
      options.port,
    );
    undo.push(() => balancer.close());
    return {
      postgres,
      simulator,
      crm,
      nodes,
      balancer,
      async upgrade(at) {
        const node = nodes[at] as ServiceProcess;
        node.child.kill('SIGTERM');
        await node.ended;
        replaced.push(node);
        const next = (nodes[at] = await supervised(() => current.start(configs[at] as string)));
        await until(() => balancer.ready().includes(next.url) || undefined);
      },
      async startOld() {
        const started = first.launch(['start', '--config', spare ?? '']);
        const serving = until(() => (started.text().includes(' at http') ? ('serves' as const) : undefined));
        const became = await Promise.race([started.ended, serving]);
        started.child.kill('SIGTERM');
        if (became === 'serves') await once(started.child, 'close');
        return became;
      },
      warnings() {
        const counts = new Map<string, number>();
        for (const node of [...nodes, ...replaced])
          for (const [, text = ''] of node.text().matchAll(/"msg":"([^"]+)"/g))
            counts.set(text, (counts.get(text) ?? 0) + 1);
        return counts;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
