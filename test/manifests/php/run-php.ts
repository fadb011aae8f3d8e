import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';

/** PHP versions used to run the packages: the oldest for SuiteCRM 7.14, a common one and a recent one. */
export const PHP_VERSIONS = ['7.4', '8.2', '8.4'] as const;
export type PhpVersion = (typeof PHP_VERSIONS)[number];

/** Output, errors and exit code (0 for success) of one PHP request. */
export interface PhpResult {
  readonly text: string;
  readonly errors: string;
  readonly exitCode: number;
}

/** A PHP process kept for the whole test file: starting it costs more than all the work the tests give it. */
interface RunningPhp {
  run(files: ReadonlyMap<string, string>, runs: readonly string[]): Promise<readonly PhpResult[]>;
  stop(): Promise<void>;
}

const isResult = (value: unknown): value is PhpResult =>
  typeof value === 'object' && value !== null && 'text' in value && 'errors' in value && 'exitCode' in value;

const start = (version: PhpVersion): RunningPhp => {
  const script = fileURLToPath(new URL('run-php.mjs', import.meta.url));
  // Most PHP functions run once or never here: optimizing them would double the start-up time.
  const child = spawn(process.execPath, ['--liftoff-only', script, version], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '' },
  });
  const complaints: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
  const failure = (said: string): Error =>
    new Error(`PHP ${version} did not run: ${said} ${Buffer.concat(complaints).toString('utf8')}`);
  const waiting: { resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(line));
  // The end of the process is noticed by `close`; without this, writing to one that has ended would end the tests.
  child.stdin.on('error', (error) => complaints.push(Buffer.from(error.message)));
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    child.once('close', (code, signal) => {
      hasEnded = true;
      complaints.push(Buffer.from(`(exit code ${String(code)}, signal ${String(signal)})`));
      for (const { reject } of waiting.splice(0)) reject(failure('it has ended'));
      resolve();
    });
  });
  return {
    run: async (files, runs) => {
      if (hasEnded) throw failure('it had ended before');
      const answer = new Promise<string>((resolve, reject) => waiting.push({ resolve, reject }));
      child.stdin.write(`${JSON.stringify({ files: Object.fromEntries(files), runs })}\n`);
      const line = await answer;
      const results: unknown = JSON.parse(line);
      if (Array.isArray(results) && results.every(isResult)) return results;
      throw failure(line);
    },
    stop: async () => {
      child.kill();
      await ended;
    },
  };
};

const running = new Map<PhpVersion, RunningPhp>();
afterAll(async () => {
  await Promise.all([...running.values()].map((php) => php.stop()));
});

/** Runs PHP scripts one after the other, each as its own request over the given files (absolute path -> text). */
export const runPhp = async (
  version: PhpVersion,
  files: ReadonlyMap<string, string>,
  runs: readonly string[],
): Promise<readonly PhpResult[]> => {
  const php = running.get(version) ?? start(version);
  running.set(version, php);
  return php.run(files, runs);
};
