// Compiles src and connectors into dist, copies the demo's page, builds the admin pages and the panel, and writes the
// bill of materials.
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
cpSync('src/web/demo', 'dist/src/web/demo', { recursive: true });
await import('./build-web.mjs');
chmodSync('dist/src/main.js', 0o755);
const bill = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/dependencies/write-sbom.ts'], {
  stdio: 'inherit',
});
if (bill.status !== 0) process.exit(bill.status ?? 1);
