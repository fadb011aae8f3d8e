import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type * as Esbuild from 'esbuild';

let bundle: string | undefined;

/**
 * The code of the database thread when the connector runs from its sources (tests, `npm run dev`). A TypeScript loader does not
 * carry over into a new thread, and registering one in each costs ten times as much as this bundle. Packages stay outside the
 * bundle and are resolved from here.
 */
export const bundledSource = (): string => {
  const require = createRequire(import.meta.url);
  const here = JSON.stringify(import.meta.url);
  bundle ??= (require('esbuild') as typeof Esbuild).buildSync({
    entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],

    bundle: true,
    external: ['libsql'],
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    write: false,
    define: { 'import.meta.url': here },
    banner: { js: '((require) => {' },
    footer: { js: `})(require('node:module').createRequire(${here}));` },
  }).outputFiles[0]?.text;
  return bundle ?? '';
};
