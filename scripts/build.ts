// Builds the program from src and connectors (dist/src) with the types of package.json's exports, the admin pages, the
// panel, the documentation and the demo's page (dist/web), what is installed in CRMs (dist/packages), and writes the
// bill of materials.
import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { bundle } from './bundle.ts';
import { buildPackages } from './packages/build.ts';

/** Runs Node with these arguments; its failure is the build's. */
const node = (...args: readonly string[]): void => {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

const STEPS: readonly (readonly [what: string, make: () => unknown])[] = [
  [
    'the program',
    () =>
      bundle('dist', [
        'src/main.ts',
        'src/store/worker.ts',
        'src/connector-interface.ts',
        'connectors/shared/kit.ts',
      ]),
  ],
  [
    'types for connectors of your own',
    () => {
      node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json');
    },
  ],
  ['admin pages, panel and documentation', () => import('./build-web.ts')],
  ['packages for the CRMs', buildPackages],
  [
    'the bill of materials',
    () => {
      node('--import', 'tsx', 'scripts/dependencies/write-sbom.ts');
    },
  ],
];

for (const made of ['src', 'connectors', 'types', 'web'])
  rmSync(`dist/${made}`, { recursive: true, force: true });
for (const [at, [what, make]] of STEPS.entries()) {
  // On standard error: it takes a while, and a newcomer should see that something happens.
  process.stderr.write(`building ${at + 1} of ${STEPS.length}: ${what}\n`);
  await make();
}
chmodSync('dist/src/main.js', 0o755);
