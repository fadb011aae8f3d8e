import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Demo {
  readonly url: string;
  readonly apiKey: string;
  readonly password: string;
  stop(): Promise<void>;
}

const found = (text: string, what: RegExp): string => {
  const [, value] = what.exec(text) ?? [];
  if (value === undefined) throw new Error(`the demo does not say ${String(what)}`);
  return value;
};

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    child.once('close', () => {
      done();
    });
    child.kill('SIGTERM');
  });

/** The built product's demo, in a folder of its own. Its simulated telephones take a moment longer to answer. */
export const startDemo = async (port: number): Promise<Demo> => {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  const args = [resolve('dist/src/main.js'), 'start', '--demo', '--port', String(port)];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    text += String(chunk);
    if (text.includes('Stop with')) break;
  }
  return {
    url: found(text, /Open\s+(http:\/\/[^/\s]+)/),
    apiKey: found(text, /Bearer (\S+?)'/),
    password: found(text, /with the password\s+(\S+)/),
    async stop() {
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
