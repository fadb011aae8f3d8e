import { buildSync } from 'esbuild';
import { join } from 'node:path';

/** Named as the packages' PHP and the other scripts ask for them. */
const ENTRIES = { 'mor-connector': 'start', 'mor-worker': 'worker', 'mor-admin': 'admin' } as const;

/** What every browser understands that the supported CRM versions run in. */
const TARGET = 'es2020';

/**
 * The packages' browser scripts, by file name: each entry of `browser/` with its modules in one classic script, because
 * Sugar concatenates scripts and a SharedWorker or `document.currentScript` knows no modules. Non-ASCII characters are
 * escaped: web servers name no charset for files below `custom/`.
 */
export const browserScripts = (shared: string): ReadonlyMap<string, Uint8Array> => {
  const { outputFiles } = buildSync({
    absWorkingDir: shared,
    entryPoints: Object.fromEntries(
      Object.entries(ENTRIES).map(([name, entry]) => [name, join('browser', `${entry}.js`)]),
    ),
    outdir: '.',
    write: false,
    bundle: true,
    format: 'iife',
    target: TARGET,
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path, contents }) => [path.slice(shared.length + 1), contents]));
};
