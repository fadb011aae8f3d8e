import { buildSync } from 'esbuild';
import { join } from 'node:path';

/** Entries by the names under which the packages' PHP and other scripts load them. */
const ENTRIES = { 'mor-connector': 'start', 'mor-worker': 'worker', 'mor-admin': 'admin' } as const;

/** Supported by every browser in which the supported CRM versions run. */
const TARGET = 'es2020';

/**
 * The packages' browser scripts, by file name: each entry of `browser/` with its modules in one classic script, because
 * Sugar concatenates scripts, and a SharedWorker or `document.currentScript` does not work with modules. Non-ASCII
 * characters are escaped, because web servers state no charset for files below `custom/`.
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
