import { spawn } from 'node:child_process';

/**
 * Runs a program and keeps what it says.
 * @returns {Promise<{code: number, output: string}>} code 127 when there is no such program
 */
export const run = (program, args, { cwd, env = {} } = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ code: 127, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });

/** Major version of the Java on the path, or 0. */
export const javaVersion = async () => {
  const { code, output } = await run('java', ['-version']);
  return code === 0 ? Number(/version "(\d+)/.exec(output)?.[1] ?? 0) : 0;
};
