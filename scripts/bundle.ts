// Bundles the sources and the packages that they use: otherwise Node resolves and reads hundreds of modules one by one,
// which takes most of a start. Called by build.ts and by the tests that start the program.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';

/**
 * esbuild leaves regular expressions as they are, and V8 keeps a file with a single such character as two bytes for each. In a
 * regular expression, and outside of code, the escape means the same.
 */
const escaped = (text: string): string =>
  text.replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * `folder`: receives `src` with one file for each of `entries` (paths from the root), their shared code, and the demo's
 * page. The code is shared so that an external connector gets the same classes as the program. CommonJS modules need
 * `require`. Not bundled: libsql, a binary; pg, ioredis and jsforce, loaded only with PostgreSQL, Redis or Salesforce
 * (CommonJS that is loaded later would lose its named exports in a bundle); esbuild, loaded only from the sources.
 */
export const bundle = async (
  folder: string,
  entries: readonly string[],
  plugins: Plugin[] = [],
): Promise<void> => {
  const { outputFiles } = await build({
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
    write: false,
    plugins,
  });
  mkdirSync(join(folder, 'src'), { recursive: true });
  for (const { path, text } of outputFiles) writeFileSync(path, escaped(text));
  cpSync(at('src/web/demo'), join(folder, 'web/demo'), { recursive: true });
};
