import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { FaultRuleInput } from '../../../src/simulator/faults.ts';
import { API_KEY } from '../../helpers/app.ts';
import type { CrmMood } from './crm.ts';
import type { Stage, StagedNode } from './stage.ts';

/** Something that goes wrong on a stage; the function that `begin` returns puts it right again. */
export interface ProcessFault {
  readonly name: string;
  /** How long it lasts, milliseconds. */
  readonly ms: number;
  readonly begin: (stage: Stage) => Promise<() => Promise<void>> | (() => Promise<void>);
}

const READERS = 40;

const someNode = ({ nodes }: Stage): StagedNode => {
  const node = nodes[Math.floor(Math.random() * nodes.length)];
  if (node === undefined) throw new Error('the stage has no node');
  return node;
};

const ended =
  (signal: 'SIGKILL' | 'SIGTERM'): ProcessFault['begin'] =>
  async (stage) => {
    const node = someNode(stage);
    node.process.child.kill(signal);
    await node.process.ended;
    return () => node.restart();
  };

const rules =
  (...given: FaultRuleInput[]): ProcessFault['begin'] =>
  ({ simulator }) => {
    simulator.faults.add(...given);
    return () => {
      simulator.faults.clear();
      return Promise.resolve();
    };
  };

const mood =
  (given: CrmMood): ProcessFault['begin'] =>
  ({ crm }) => {
    crm.mood = given;
    return () => {
      crm.mood = 'well';
      return Promise.resolve();
    };
  };

/** Pages open on a machine that has gone to sleep: they no longer read their streams. */
const slowReaders: ProcessFault['begin'] = async ({ nodes }) => {
  const sockets: Socket[] = [];
  for (let at = 0; at < READERS; at += 1) {
    const { url } = (nodes[at % nodes.length] as StagedNode).process;
    const { token } = (await (
      await fetch(`${url}/v1/tokens`, {
        method: 'POST',
        headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
        body: JSON.stringify({ user: `user-${at}` }),
      })
    ).json()) as { token: string };
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => undefined).pause();
    socket.write(`GET /v1/stream HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n\r\n`);
    sockets.push(socket);
  }
  return () => {
    for (const socket of sockets) socket.destroy();
    return Promise.resolve();
  };
};

const EVERYWHERE: readonly ProcessFault[] = [
  { name: 'kill -9', ms: 500, begin: ended('SIGKILL') },
  { name: 'SIGTERM under load', ms: 500, begin: ended('SIGTERM') },
  {
    name: 'MOR refuses connections',
    ms: 4_000,
    async begin({ simulator }) {
      await simulator.refuseConnections(true);
      return () => simulator.refuseConnections(false);
    },
  },
  { name: 'MOR hangs', ms: 5_000, begin: rules({ kind: 'hang' }) },
  { name: 'MOR resets before it accepts', ms: 3_000, begin: rules({ kind: 'reset', when: 'before' }) },
  { name: 'MOR resets after it accepted', ms: 3_000, begin: rules({ kind: 'reset', when: 'after' }) },
  {
    name: 'MOR answers later than it is waited for',
    ms: 4_000,
    begin: rules({ kind: 'delay', when: 'after', delayMs: 4_000, method: 'callback_init' }),
  },
  { name: 'MOR answers with garbage', ms: 3_000, begin: rules({ kind: 'truncated' }) },
  { name: 'CRM away', ms: 4_000, begin: mood('away') },
  { name: 'CRM slow', ms: 6_000, begin: mood('slow') },
  { name: 'CRM commits and resets', ms: 4_000, begin: mood('forgetful') },
  { name: `${READERS} streams whose readers take nothing`, ms: 4_000, begin: slowReaders },
];

const fullDisk: ProcessFault['begin'] = ({ disk = '' }) => {
  const ballast = join(disk, 'ballast');
  const part = Buffer.alloc(64 * 1024);
  const file = openSync(ballast, 'w');
  try {
    for (;;) writeSync(file, part);
  } catch {
    // The disk is full.
  }
  closeSync(file);
  return () => {
    rmSync(ballast);
    return Promise.resolve();
  };
};

/** The file system has become read-only, as after a disk error: no start succeeds until it is repaired. */
const readOnlyDisk: ProcessFault['begin'] = async (stage) => {
  const { disk = '' } = stage;
  const node = someNode(stage);
  node.process.child.kill('SIGKILL');
  await node.process.ended;
  execFileSync('mount', ['-o', 'remount,ro', disk]);
  const started = await node.restart().then(
    () => true,
    () => false,
  );
  return async () => {
    execFileSync('mount', ['-o', 'remount,rw', disk]);
    if (!started) await node.restart();
  };
};

const ON_SMALL_DISK: readonly ProcessFault[] = [
  { name: 'disk full', ms: 4_000, begin: fullDisk },
  { name: 'file system read-only', ms: 1_000, begin: readOnlyDisk },
];

const link =
  (state: 'dropped' | 'closed'): ProcessFault['begin'] =>
  (stage) => {
    const { proxy } = someNode(stage);
    proxy?.set(state);
    return () => {
      proxy?.set('open');
      return Promise.resolve();
    };
  };

const readOnly =
  (value: 'on' | 'off') =>
  async ({ postgres, database = '' }: Stage): Promise<void> => {
    const name = new URL(database).pathname.slice(1);
    // From another database, because sessions of this one may no longer write.
    const other = database.replace(/[^/]+$/, 'postgres');
    await postgres?.sql(other, `ALTER DATABASE ${name} SET default_transaction_read_only = ${value}`);
    await postgres?.sql(
      other,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
    );
  };

const ON_POSTGRES: readonly ProcessFault[] = [
  {
    name: 'PostgreSQL restarted',
    ms: 2_000,
    async begin({ postgres }) {
      await postgres?.stop();
      return async () => postgres?.start();
    },
  },
  { name: 'a node’s packets to PostgreSQL dropped', ms: 6_000, begin: link('dropped') },
  { name: 'a node’s connections to PostgreSQL closed', ms: 4_000, begin: link('closed') },
  {
    name: 'PostgreSQL takes no writes',
    ms: 3_000,
    async begin(stage) {
      await readOnly('on')(stage);
      return () => readOnly('off')(stage);
    },
  },
];

export const faultsOf = ({ postgres, disk }: Stage): readonly ProcessFault[] => [
  ...EVERYWHERE,
  ...(postgres ? ON_POSTGRES : []),
  ...(disk === undefined ? [] : ON_SMALL_DISK),
];
