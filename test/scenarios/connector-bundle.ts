import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The connector as a built package has it: a start from it costs a fraction of a start from the sources. */
export interface ConnectorBundle {
  readonly main: string;
  dispose(): void;
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export const bundleConnector = async (): Promise<ConnectorBundle> => {
  // Below node_modules, because what is not bundled is looked for from here.
  const cache = at('../../node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'connector-'));
  await build({
    entryPoints: [at('connector-main.ts'), at('../../src/store/worker.ts')],
    ...{ outdir: folder, entryNames: '[name]', bundle: true, packages: 'external' },
    ...{ platform: 'node', format: 'esm', target: 'node20', logLevel: 'error' },
  });
  return {
    main: join(folder, 'connector-main.js'),
    dispose: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
