import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../scripts/bundle.ts';

/** A program as in a built package; it starts in a fraction of the time that the sources take. */
export interface Program {
  /** The file to give to Node. */
  readonly main: string;
  dispose(): void;
}

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The connector (`src/main.ts`) or another program made of its parts, with the database thread and the pages. */
export const buildProgram = async (entry = 'src/main.ts'): Promise<Program> => {
  // Inside the tree, where Node finds the packages that are not bundled.
  mkdirSync(at('dist'), { recursive: true });
  const folder = mkdtempSync(at('dist/program-'));
  await bundle(join(folder, 'dist'), [entry, 'src/store/worker.ts']);
  copyFileSync(at('package.json'), join(folder, 'package.json'));
  for (const pages of ['admin', 'docs', 'panel'])
    symlinkSync(at(`dist/web/${pages}`), join(folder, 'dist/web', pages));
  return {
    main: join(folder, 'dist/src', basename(entry).replace(/\.ts$/, '.js')),
    dispose: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
