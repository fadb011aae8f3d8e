import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A program as a built package has it: a start from it costs a fraction of a start from the sources. */
export interface Program {
  /** The file to give to Node. */
  readonly main: string;
  dispose(): void;
}

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The connector (`src/main.ts`) or another program made of its parts, with the database thread and the demo's page. */
export const buildProgram = async (entry = 'src/main.ts'): Promise<Program> => {
  // Two folders below dist, as src/app is in the built product: package.json and the pages are found from there.
  mkdirSync(at('dist'), { recursive: true });
  const folder = mkdtempSync(at('dist/program-'));
  await build({
    entryPoints: [at(entry), at('src/store/worker.ts')],
    ...{ outdir: join(folder, 'app'), entryNames: '[name]', bundle: true, packages: 'external' },
    ...{ platform: 'node', format: 'esm', target: 'node20', logLevel: 'error' },
  });
  cpSync(at('src/web/demo'), join(folder, 'web/demo'), { recursive: true });
  return {
    main: join(folder, 'app', basename(entry).replace(/\.ts$/, '.js')),
    dispose: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
