// Offline checks of the Salesforce package. No org is needed, and the repository's own installation neither has these
// tools nor needs them: they are installed here, from their own lockfile, when they are first asked for.
//
//   node manifests/salesforce/tools/check.mjs [--install | step ...]
//
// CI_STRICT=1: a step that had to be skipped is a failure.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT, ROOT, TOOLS } from './lib/paths.mjs';
import { javaVersion, run } from './lib/run.mjs';

const OLDEST_JAVA = 17;
/** Steps at a time: most wait for one processor each. */
const LANES = 2;
const BIN = join(TOOLS, 'node_modules/.bin');
const STAMP = join(TOOLS, 'node_modules/.installed-lock');

/** `npm ci`, unless exactly this lockfile is installed. */
const install = async () => {
  const lock = createHash('sha256')
    .update(await readFile(join(TOOLS, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(STAMP) ? await readFile(STAMP, 'utf8') : '';
  if (installed === lock) return;
  console.log('installing the tools (once for each lockfile) ...');
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: TOOLS });
  if (code !== 0) throw new Error(`npm ci failed:\n${output}`);
  await writeFile(STAMP, lock);
};

/** A program that says by its exit code whether all is well. */
const program = (path, args, count) => async () => {
  const { code, output } = await run(path, args, { cwd: PROJECT });
  return code === 0 ? { passed: count(output), errors: [] } : { passed: 0, errors: [output.trim()] };
};

const own = (name) => async () => (await import(`./steps/${name}.mjs`))[name]();

const number = (pattern) => (output) => Number(pattern.exec(output)?.[1] ?? 1);
const FORMATTED = [
  '**/*.{cls,js,mjs,cjs,ts,html,css,json,md}',
  '!tools/package-lock.json',
  '!**/node_modules/**',
];
const PLUGIN = `--plugin=${join(TOOLS, 'node_modules/prettier-plugin-apex/dist/src/index.js')}`;

/** The longest first; those with `java` are skipped, with a notice, where there is no Java. */
const STEPS = [
  {
    name: 'browser',
    what: 'components rendered and clicked in Chromium',
    needs: ['playwright-core', '@sparticuz/chromium', 'tsx'],
    run: own('browser'),
  },
  { name: 'pmd', what: 'PMD, rules of the AppExchange review', java: true, run: own('pmd') },
  {
    name: 'format',
    what: 'formatting, and the syntax of Apex',
    run: program(join(BIN, 'prettier'), [PLUGIN, '--check', ...FORMATTED], () => 1),
  },
  {
    name: 'metadata',
    what: "every metadata file against the types of Salesforce's WSDL",
    run: own('metadata'),
  },
  {
    name: 'planted',
    what: 'mistakes planted in the package are found',
    run: program(process.execPath, ['--test', join(TOOLS, 'test/')], number(/^# pass (\d+)/m)),
  },
  { name: 'rules', what: 'rules of this package', run: own('rules') },
  { name: 'generated', what: 'generated files, both forms of the call center', run: own('generated') },
  { name: 'convert', what: 'conversion of every component for the Metadata API', run: own('convert') },
  {
    name: 'lint',
    what: 'eslint for Lightning components',
    run: program(join(BIN, 'eslint'), ['--config', 'tools/eslint.config.mjs', 'force-app'], () => 1),
  },
  {
    name: 'lwc',
    what: 'unit tests of the Lightning components',
    run: program(join(BIN, 'jest'), ['--config', 'tools/jest.config.cjs'], number(/Tests:\s+(\d+) passed/)),
  },
  { name: 'apexlink', what: 'types, methods, fields and labels of Apex', java: true, run: own('apexlink') },
  { name: 'examples', what: 'Apex in the documents', java: true, run: own('examples') },
];

/** Why a step cannot run here, or undefined. */
const obstacle = ({ java, needs = [] }, javaHere) => {
  if (java && javaHere < OLDEST_JAVA)
    return `needs Java ${OLDEST_JAVA} or newer, found ${javaHere || 'none'}`;
  const missing = needs.find((name) => !existsSync(join(ROOT, 'node_modules', name)));
  return missing && `needs ${missing}: run npm ci in the repository`;
};

const main = async () => {
  await install();
  const only = process.argv.slice(2);
  if (only.includes('--install')) return 0;
  const strict = process.env.CI_STRICT === '1';
  const javaHere = await javaVersion();
  const total = { passed: 0, failed: 0, skipped: 0 };
  const waiting = STEPS.filter(({ name }) => only.length === 0 || only.includes(name));

  const play = async (step) => {
    const reason = obstacle(step, javaHere);
    if (reason) {
      total[strict ? 'failed' : 'skipped'] += 1;
      console.log(`${strict ? 'FAILED ' : 'skipped'} ${step.name}: ${reason}`);
      return;
    }
    const started = Date.now();
    const { passed, errors } = await step
      .run()
      .catch((error) => ({ passed: 0, errors: [error.stack ?? String(error)] }));
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    total.passed += passed;
    total.failed += errors.length;
    console.log(
      `${errors.length === 0 ? 'ok     ' : 'FAILED '} ${step.name}: ${step.what} (${passed}, ${seconds} s)`,
    );
    for (const error of errors) console.log(`        ${error.replaceAll('\n', '\n        ')}`);
  };
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await play(step);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
};

process.exitCode = await main();
