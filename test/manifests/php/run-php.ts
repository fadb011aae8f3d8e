import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The PHP versions that the packages are run under: SuiteCRM 7.14's oldest, the usual one, and a new one. */
export const PHP_VERSIONS = ['7.4', '8.2', '8.4'] as const;
export type PhpVersion = (typeof PHP_VERSIONS)[number];

/** What one PHP request printed, what it complained about, and its exit code (0 is good). */
export interface PhpResult {
  readonly text: string;
  readonly errors: string;
  readonly exitCode: number;
}

const isResult = (value: unknown): value is PhpResult =>
  typeof value === 'object' && value !== null && 'text' in value && 'errors' in value && 'exitCode' in value;

/** Runs PHP texts one after the other, each as its own request over the given files (absolute path -> text). */
export const runPhp = async (
  version: PhpVersion,
  files: ReadonlyMap<string, string>,
  runs: readonly string[],
): Promise<readonly PhpResult[]> => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('run-php.mjs', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '' },
  });
  const output: Buffer[] = [];
  const complaints: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
  child.stdin.end(JSON.stringify({ version, files: Object.fromEntries(files), runs }));
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const text = Buffer.concat(output).toString('utf8');
  try {
    const results: unknown = JSON.parse(text);
    if (Array.isArray(results) && results.every(isResult)) return results;
  } catch {
    // Told below, with what the process said.
  }
  throw new Error(`PHP ${version} did not run: ${text} ${Buffer.concat(complaints).toString('utf8')}`);
};
