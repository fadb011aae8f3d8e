import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { nodeTimers } from '../../src/calls/timers.ts';
import { createLimits } from '../../src/limits/limits.ts';
import { freePort } from '../helpers/free-port.ts';
import { MAY_RUN_REDIS, REDIS_NOTICE } from '../helpers/redis.ts';
import { deployFile, documentOf } from './support.ts';

const compose = documentOf(deployFile('compose/compose.yml')) as {
  services: { redis: { command: readonly string[] } };
};

(MAY_RUN_REDIS ? it : it.skip)(`compose's Redis starts, and wants its password${REDIS_NOTICE}`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'compose-redis-'));
  const secret = join(folder, 'redis_password');
  writeFileSync(secret, 'its-password');
  const port = await freePort();
  const [program = '', ...words] = compose.services.redis.command;
  const args = words.map((word) =>
    // Compose reads two dollar signs as one.
    word.replaceAll('$$', '$').replace('/run/secrets/redis_password', secret),
  );
  const script = `${args.at(-1) ?? ''} --port ${port} --bind 127.0.0.1`;
  const redis = spawn(program, [...args.slice(0, -1), script], {
    stdio: 'ignore',
    detached: true,
    cwd: folder,
  });
  const line = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const ask = (password: string) =>
    createLimits({
      redis: { url: `redis://:${password}@127.0.0.1:${port}/0` },
      scope: 'compose',
      now: Date.now,
      timers: nodeTimers,
      log: line,
    }).check();
  try {
    while ((await ask('its-password'))?.ok !== true) {
      if (redis.exitCode !== null) throw new Error('it ended');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await ask('another'))?.detail).toContain('refuses the user or the password');
  } finally {
    const ended = once(redis, 'exit');
    if (redis.pid !== undefined && redis.exitCode === null) {
      process.kill(-redis.pid, 'SIGKILL');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  }
});
