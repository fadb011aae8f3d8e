// All checks that a change must pass. Does not stop at the first failure, so that one run shows everything.
import { spawn } from 'node:child_process';

/**
 * Steps of a lane run in sequence, lanes in parallel: linting and compiling use one processor each, and the Salesforce
 * checks mostly wait.
 */
const LANES = [
  [
    ['lint', ['npm', 'run', '--silent', 'lint']],
    ['every suite', ['npm', 'test']],
    // Measured only by those folders' tests: it would make all the others half as slow again and add nothing.
    ['coverage', ['npm', 'test', '--', '--coverage', 'test/mor', 'test/calls', 'test/mapping']],
  ],
  [
    ['types', ['npm', 'run', '--silent', 'typecheck']],
    ['format', ['npm', 'run', '--silent', 'format:check']],
    ['dependencies', ['npm', 'run', '--silent', 'check:dependencies']],
  ],
  [['Salesforce package', ['npm', 'run', '--silent', 'check:salesforce']]],
];
// .ci/run runs the same suites with the same command beside this one and measures coverage; twice would only cost time.
const suitesRunBeside = process.env.SUITES_RUN_BESIDE === '1';

/** Prints a step's output when it ends, so that the lines of two lanes do not mix. */
const run = ([command, ...args]) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = [];
    child.stdout.on('data', (part) => printed.push(part));
    child.stderr.on('data', (part) => printed.push(part));
    child.on('close', (code) => resolve({ ok: code === 0, text: Buffer.concat(printed).toString() }));
  });

const broken = [];
const runLane = async (steps) => {
  for (const [name, command] of steps) {
    if (suitesRunBeside && (name === 'every suite' || name === 'coverage')) continue;
    console.log(`... ${name}`);
    const { ok, text } = await run(command);
    console.log(`\n--- ${name}\n${text}`);
    if (!ok) broken.push(name);
  }
};

await Promise.all(LANES.map(runLane));
console.log(broken.length === 0 ? '\nall good' : `\nnot good: ${broken.join(', ')}`);
process.exitCode = broken.length === 0 ? 0 : 1;
