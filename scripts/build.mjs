// Compiles src and connectors into dist, with the types of what package.json exports, copies the demo's page, builds the
// admin pages and the panel, and writes the bill of materials.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, rmSync } from 'node:fs';

rmSync('dist/src', { recursive: true, force: true });
rmSync('dist/connectors', { recursive: true, force: true });
rmSync('dist/types', { recursive: true, force: true });
for (const project of ['tsconfig.build.json', 'tsconfig.types.json']) {
  const compiler = ['node_modules/typescript/bin/tsc', '-p', project];
  const { status } = spawnSync(process.execPath, compiler, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
cpSync('src/web/demo', 'dist/src/web/demo', { recursive: true });
await import('./build-web.mjs');
chmodSync('dist/src/main.js', 0o755);
const bill = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/dependencies/write-sbom.ts'], {
  stdio: 'inherit',
});
if (bill.status !== 0) process.exit(bill.status ?? 1);
