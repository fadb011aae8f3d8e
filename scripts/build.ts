// Builds the program from src and connectors (dist/src) with the types of package.json's exports, the admin pages, the
// panel and the demo's page (dist/web), and writes the bill of materials.
import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { bundle } from './bundle.ts';

for (const made of ['src', 'connectors', 'types', 'web'])
  rmSync(`dist/${made}`, { recursive: true, force: true });
await bundle('dist', [
  'src/main.ts',
  'src/store/worker.ts',
  'src/connector-interface.ts',
  'connectors/shared/kit.ts',
]);
const compiler = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json'];
const { status } = spawnSync(process.execPath, compiler, { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
await import('./build-web.ts');
chmodSync('dist/src/main.js', 0o755);
const bill = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/dependencies/write-sbom.ts'], {
  stdio: 'inherit',
});
if (bill.status !== 0) process.exit(bill.status ?? 1);
