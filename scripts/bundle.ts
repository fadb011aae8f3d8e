// Makes one program of the sources and the packages that they use: hundreds of modules, which Node otherwise resolves and
// reads one by one, are most of a start. Called by build.ts and by the tests that start the program.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * `folder`: gets `src` with one file for each of `entries` (paths from the root) and for what they share, and the demo's
 * page. They share it, so that a connector from outside has the same classes as the program. What is CommonJS calls
 * `require`. Outside stay: libsql, a binary; pg, ioredis and jsforce, which only those load who use PostgreSQL, Redis or
 * Salesforce (CommonJS that is loaded later would lose its named exports in a bundle); esbuild, which only the sources load.
 */
export const bundle = async (folder: string, entries: readonly string[]): Promise<void> => {
  await build({
    entryPoints: Object.fromEntries(entries.map((path) => [path.replace(/^.*\/|\.ts$/g, ''), at(path)])),
    outdir: join(folder, 'src'),
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    external: ['@jsforce/jsforce-node', 'esbuild', 'ioredis', 'libsql', 'pg'],
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: 'error',
  });
  cpSync(at('src/web/demo'), join(folder, 'web/demo'), { recursive: true });
};
