import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

const PROGRAM = 'redis-server';

const isThere = (): boolean => {
  try {
    execFileSync(PROGRAM, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Redis comes with the system, not with npm. If everything has to run (CI_STRICT=1), its absence is a failure. */
export const MAY_RUN_REDIS = isThere() || process.env['CI_STRICT'] === '1';
export const REDIS_NOTICE = MAY_RUN_REDIS ? '' : ' (skipped: needs redis-server)';

/** A separate Redis server. */
export interface RedisServer {
  readonly port: number;
  start(): Promise<void>;
  /** Ends at once, as with `kill -9`. */
  kill(): Promise<void>;
  /** Suspends the process with its connections open, until it is resumed. */
  suspend(): void;
  resume(): void;
  remove(): Promise<void>;
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      })
      .once('error', () => {
        resolve(false);
      });
  });

/** Starts a Redis that keeps nothing on disk: after a restart it is empty. */
export const startRedis = async (settings: readonly string[] = []): Promise<RedisServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const port = await freePort();
  let process: ChildProcess | undefined;
  const server: RedisServer = {
    port,
    async start() {
      const ports = settings.includes('--tls-port') ? [] : ['--port', String(port)];
      const given = settings.map((word) => (word === 'PORT' ? String(port) : word));
      const options = ['--save', '', '--bind', '127.0.0.1', '--dir', folder];
      process = spawn(PROGRAM, [...ports, ...options, ...given], { stdio: 'ignore' });
      while (!(await accepts(port))) {
        if (process.exitCode !== null) throw new Error('redis-server ended');
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async kill() {
      const ending = process;
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
      const ended = once(ending, 'exit');
      ending.kill('SIGKILL');
      await ended;
    },
    suspend: () => process?.kill('SIGSTOP'),
    resume: () => process?.kill('SIGCONT'),
    async remove() {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
};
