// Everything that decides whether a change is good. Stops at nothing, so that one run shows all that is wrong.
import { spawnSync } from 'node:child_process';

const STEPS = [
  ['types', ['npm', 'run', '--silent', 'typecheck']],
  ['lint', ['npm', 'run', '--silent', 'lint']],
  ['format', ['npm', 'run', '--silent', 'format:check']],
  ['dependencies', ['npm', 'run', '--silent', 'check:dependencies']],
  ['every suite', ['npm', 'test']],
  // By the tests of those folders alone: measuring makes all the others half as slow again and adds nothing.
  ['coverage', ['npm', 'test', '--', '--coverage', 'test/mor', 'test/calls', 'test/mapping']],
  ['Salesforce package', ['npm', 'run', '--silent', 'check:salesforce']],
];
// .ci/run has just run the same suites with the same command; twice would only cost time.
const suitesPassed = process.env.SUITES_PASSED === '1';

const broken = [];
for (const [name, [command, ...args]] of STEPS) {
  if (suitesPassed && name === 'every suite') continue;
  console.log(`\n--- ${name}`);
  if (spawnSync(command, args, { stdio: 'inherit' }).status !== 0) broken.push(name);
}
console.log(broken.length === 0 ? '\nall good' : `\nnot good: ${broken.join(', ')}`);
process.exitCode = broken.length === 0 ? 0 : 1;
