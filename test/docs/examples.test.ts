import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { buildProgram } from '../helpers/program.ts';
import { blocksOf } from './blocks.ts';

const SIGNING_SECRET = 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ=';
const PORTS = { demo: '18091', signed: '18092' };

const program = fixtureOfAll(buildProgram, (built) => {
  built.dispose();
});
const folder = fixtureOfAll(
  () => mkdtempSync(join(tmpdir(), 'examples-')),
  (path) => {
    rmSync(path, { recursive: true });
  },
);

/** The program, once it has printed `words`. */
const started = async (words: string, ...args: readonly string[]) => {
  const child = spawn(process.execPath, [program().main, 'start', ...args], {
    cwd: folder(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    text += String(chunk);
    if (text.includes(words)) break;
  }
  return { child, text };
};

/** The demo, as the reader of the documents starts it, and another service with a signing secret. */
const services = fixtureOfAll(
  async () => {
    const demo = await started('Stop with', '--demo', '--port', PORTS.demo);
    const config = join(folder(), 'signed.yml');
    writeFileSync(
      config,
      `server: { port: ${PORTS.signed} }\ndatabase: sqlite:./signed.db\nadmin: { password: only for this test }\ncrms: [{ id: office, type: generic, signingSecrets: [${SIGNING_SECRET}] }]\n`,
      { mode: 0o600 },
    );
    const signed = await started('listening', '--config', config);
    const [, apiKey = ''] = /Bearer (\S+?)'/.exec(demo.text) ?? [];
    return { apiKey, children: [demo.child, signed.child] };
  },
  ({ children }) => {
    for (const child of children) child.kill('SIGTERM');
  },
);

const environment = (port: string) => ({
  ...process.env,
  CONNECTOR: `http://127.0.0.1:${port}`,
  API_KEY: services().apiKey,
  SIGNING_SECRET,
});

const RUN: Readonly<Record<string, (file: string) => [command: string, args: string[], name: string]>> = {
  sh: (file) => ['sh', [file], 'sh'],
  js: (file) => [process.execPath, [file], 'mjs'],
  php: (file) => ['php', [file], 'php'],
};

const hasPhp = ((): boolean => {
  try {
    return execFileSync('php', ['-v'], { encoding: 'utf8' }).startsWith('PHP');
  } catch {
    return false;
  }
})();

/** Runs a block as the reader would, and gives what it printed. */
const run = (language: string, code: string, port: string): string => {
  const make = RUN[language];
  if (make === undefined) throw new Error(`nothing runs ${language}`);
  const [, , ending] = make('');
  const file = join(folder(), `example.${ending}`);
  writeFileSync(file, code);
  const [command, args] = make(file);
  return execFileSync(command, args, { encoding: 'utf8', env: environment(port) });
};

const EXPECTED: Readonly<Record<string, readonly (readonly [string, RegExp])[]>> = {
  'docs/developers.md': [
    ['sh', /"state":"(?:accepted|agent_ringing)"/],
    ['js', /^[\w-]+ (?:accepted|agent_ringing)\n$/],
    ['php', /^[\w-]+ (?:accepted|agent_ringing)\n$/],
    ['sh', /callback_init/],
    ['js', /(?:answered|no_answer) \d+\n$/],
    ['sh', /^.*$/],
  ],
  'docs/signatures.md': [
    ['js', /^200\n$/],
    ['php', /^200\n$/],
  ],
};

describe.each(Object.entries(EXPECTED))('the examples of %s', (file, expected) => {
  const examples = blocksOf(readFileSync(file, 'utf8')).filter(
    ({ isExample, language }) => isExample && language in RUN,
  );

  it('are all known here', () => {
    expect(examples.map(({ language }) => language)).toEqual(expected.map(([language]) => language));
  });

  it.each(examples.map((example, at) => [at + 1, example.language, example.code] as const))(
    'number %d (%s) does what it says',
    (at, language, code) => {
      if (language === 'php' && !hasPhp) {
        // .ci/run installs PHP and forbids skipping.
        expect(process.env['CI_STRICT']).toBeUndefined();
        return;
      }
      const port = file === 'docs/signatures.md' ? PORTS.signed : PORTS.demo;
      expect(run(language, code, port)).toMatch(expected[at - 1]?.[1] ?? /^$/);
    },
  );
});
