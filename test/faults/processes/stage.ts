import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { defined } from '../../../src/defined.ts';
import { startSimulator } from '../../../src/simulator/server.ts';
import type { RunningSimulator } from '../../../src/simulator/server.ts';
import { API_KEY } from '../../helpers/app.ts';
import { startPostgres } from '../../helpers/postgres.ts';
import type { PostgresServer } from '../../helpers/postgres.ts';
import { createServiceBench } from '../../helpers/service-process.ts';
import type { ServiceProcess } from '../../helpers/service-process.ts';
import { startMoodyCrm } from './crm.ts';
import type { MoodyCrm } from './crm.ts';
import { startProxy } from './proxy.ts';
import type { Proxy } from './proxy.ts';

const DISK_MIB = 64;

/** A node that is restarted whenever it has ended. */
export interface StagedNode {
  process: ServiceProcess;
  readonly proxy: Proxy | undefined;
  restart(): Promise<void>;
}

export interface Stage {
  readonly nodes: readonly StagedNode[];
  readonly simulator: RunningSimulator;
  readonly crm: MoodyCrm;
  readonly postgres: PostgresServer | undefined;
  /** Where PostgreSQL's tables are. */
  readonly database: string | undefined;
  /** A small disk for SQLite's file; absent: mounting one needs root. */
  readonly disk: string | undefined;
  close(): Promise<void>;
}

export const startStage = async (kind: 'sqlite' | 'postgres', count: number): Promise<Stage> => {
  const undo: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const postgres = kind === 'postgres' ? await startPostgres() : undefined;
    if (postgres) undo.push(() => postgres.remove());
    const database = await postgres?.database();
    const simulator = await startSimulator({ speed: 4 });
    undo.push(() => simulator.close());
    const crm = await startMoodyCrm();
    undo.push(() => crm.close());
    const bench = await createServiceBench();
    undo.push(() => {
      bench.clear();
      bench.dispose();
    });
    const shared = bench.folder();
    const disk = kind === 'sqlite' && process.getuid?.() === 0 ? bench.folder() : undefined;
    if (disk !== undefined) {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MIB}m`, 'tmpfs', disk]);
      undo.push(() => {
        bench.kill();
        execFileSync('umount', ['-l', disk]);
      });
    }
    const secret = randomBytes(24).toString('base64');
    const nodes: StagedNode[] = [];
    for (let at = 0; at < count; at += 1) {
      const proxy = postgres && (await startProxy(postgres.port));
      if (proxy) undo.push(() => proxy.close());
      const config = bench.config(simulator, {
        ...defined({
          database: database ?? (disk === undefined ? undefined : `sqlite:${disk}/connector.db`),
        }),
        admin: { password: 'only for this test', keyFile: `${shared}/connector.key` },
        follow: { uncertainAfterSec: 10, cdrGraceSec: 2 },
        mor: [
          {
            id: 'main',
            url: simulator.url,
            secretKey: simulator.options.secretKey,
            hashOrder: 'device-dst-src',
            callbackUniqueId: true,
            timeoutMs: 3_000,
            status: { username: 'admin', pollMs: 250 },
            inbound: true,
          },
        ],
        crms: [
          {
            id: 'site',
            type: 'generic',
            apiKeys: [API_KEY],
            activity: { url: crm.url, secret },
            inbound: { enabled: true, missedTask: true },
          },
        ],
      });
      if (postgres && proxy) {
        // Only now: the command that imported the agents would have left the proxy no time to pass anything on.
        const text = readFileSync(config, 'utf8');
        writeFileSync(config, text.replace(`:${postgres.port}/`, `:${proxy.port}/`));
      }
      const node: StagedNode = {
        process: await bench.start(config),
        proxy,
        async restart() {
          node.process = await bench.start(config);
        },
      };
      nodes.push(node);
    }
    return { nodes, simulator, crm, postgres, database, disk, close };
  } catch (error) {
    await close();
    throw error;
  }
};
