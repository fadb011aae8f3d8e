// Node's other long-term lines: core suites on each, and one call through the product that is built. A line's program comes from npm.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const LINES = ['24.22.3', '26.12.1'];
/** Hashes, compression, HTTP, encodings; the call adds the database's binary, threads and streams. */
const SUITES = ['test/mor', 'test/text'];

const run = (command, args, options = {}) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
};

for (const version of LINES) {
  const folder = mkdtempSync(join(tmpdir(), 'node-line-'));
  const wanted = `node-${process.platform}-${process.arch}@${version}`;
  run('npm', ['install', '--silent', '--no-save', '--no-package-lock', '--prefix', folder, wanted]);
  const bin = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin');
  const env = { ...process.env, PATH: bin + delimiter + process.env.PATH };
  const node = join(bin, 'node');
  console.log(`--- Node ${version}`);
  run(node, ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--silent', ...SUITES], { env });
  run(node, ['.ci/one-call.mjs'], { env });
}
