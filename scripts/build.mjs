// Compiles src and connectors into dist and copies what tsc does not: pages.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, rmSync } from 'node:fs';

rmSync('dist/src', { recursive: true, force: true });
rmSync('dist/connectors', { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  {
    stdio: 'inherit',
  },
);
if (status !== 0) process.exit(status ?? 1);
cpSync('src/web', 'dist/src/web', { recursive: true });
chmodSync('dist/src/main.js', 0o755);
