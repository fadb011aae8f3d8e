import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { USAGE } from '../../src/cli/usage.ts';
import { buildProgram } from '../helpers/program.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
const program = fixtureOfAll(buildProgram, (built) => {
  built.dispose();
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program as users start it. */
const run = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program().main, ...args],
      { env: { ...process.env, MOR_CONNECTOR_CONFIG: '' }, timeout: 110_000 },
      (_error, out, err) => {
        resolve({ code: child.exitCode ?? -1, out, err });
      },
    );
  });

const gone = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('close', () => {
      resolve();
    });
    child.kill();
  });

describe('the command line', () => {
  it('explains all commands, and each one', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const name of Object.keys(USAGE)) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
    const one = await run('users', '--help');
    expect([one.code, one.err]).toEqual([0, '']);
    expect(one.out).toContain('users import FILE [--dry-run]');
  });

  it('ends quietly when the reader closes the pipe, as with | head', async () => {
    const child = spawn(process.execPath, [program().main, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, err]).toEqual([0, '']);
  });

  it('prints its version and refuses unknown commands', async () => {
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    const { code, err } = await run('frobnicate');
    expect([code, err]).toEqual([2, expect.stringContaining('unknown command frobnicate')]);
  });

  it.each([
    [['simulate', '--port', '99999'], '--port wants'],
    [['simulate', '--speed', '0'], '--speed wants'],
    [['simulate', '--set', 'generation=X9'], 'generation'],
    [['simulate', '--set', 'X8'], 'NAME=VALUE'],
    [['check', '--frob'], '--frob'],
    [['start', '--demo', '--config', 'config.yml'], 'leave out --config'],
    [['--config', 'no-such-file.yml'], 'no-such-file.yml: the configuration file does not exist'],
  ])('%j gets an error message, not a crash', async (args, words) => {
    const { code, err } = await run(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(words)]);
    expect(err).not.toMatch(/^\s+at .*:\d+:\d+/m);
  });
});

describe('a configuration file that cannot be read', () => {
  it.each([
    ['no-such-file.yml', 'does not exist'],
    [tmpdir(), 'is a folder'],
    ['docs/images/demo-light.webp', 'is not text in UTF-8'],
  ])('%s', async (file, why) => {
    const { code, err } = await run('users', 'list', '--config', file);
    expect([code, err]).toEqual([2, expect.stringContaining(`${file}: the configuration file ${why}`)]);
    const checked = await run('check', '--config', file);
    expect([checked.code, checked.out]).toEqual([
      1,
      expect.stringContaining(`BROKEN  configuration: ${file}`),
    ]);
  });
});

describe('keys and files', () => {
  it('the simulator takes its key from the environment, where other users cannot read it', async () => {
    const child = spawn(process.execPath, [program().main, 'simulate', '--port', '0'], {
      env: { ...process.env, MOR_SIMULATOR_KEY: 'only-in-the-environment' },
    });
    let out = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      out += String(chunk);
      if (out.includes('Control:')) break;
    }
    child.kill();
    expect(out).toContain('Secret key: only-in-the-environment');
  });

  it('keys rotate works on a stopped service, and shows its arguments', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'connector-keys-'));
    const config = join(folder, 'config.yml');
    writeFileSync(config, `database: "sqlite:${folder}/connector.db"\n`, { mode: 0o600 });
    for (const name of ['tokens', 'sessions', 'vault']) {
      const before = name === 'tokens' ? '' : readFileSync(join(folder, 'connector.key'), 'utf8');
      const { code, err } = await run('keys', 'rotate', name, '--config', config);
      expect([name, code, err]).toEqual([name, 0, '']);
      const after = readFileSync(join(folder, 'connector.key'), 'utf8');
      if (name !== 'tokens') expect(after === before).toBe(name !== 'vault');
    }
    const wrong = await run('keys', 'rotate', 'everything', '--config', config);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('keys rotate tokens')]);
    chmodSync(config, 0o644);
    const without = await run('check', '--config', config);
    expect(without.out).toContain('configuration: complete');
    expect(without.out).not.toContain('holds secrets');
    appendFileSync(config, 'admin: { password: a long password }\n');
    const checked = await run('check', '--config', config);
    expect(checked.out).toContain(`${config} holds secrets, and every user of this machine can read it`);
    rmSync(folder, { recursive: true });
  });
});

describe('start', () => {
  /** Starts the program in an empty folder and reads its output up to `words`. */
  const startIn = async (
    folder: string,
    words: RegExp,
    ...args: string[]
  ): Promise<[string, ChildProcess]> => {
    const child = spawn(process.execPath, [program().main, 'start', ...args], {
      cwd: folder,
      env: { ...process.env, MOR_CONNECTOR_CONFIG: '' },
    });
    let out = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      out += String(chunk);
      if (words.test(out)) break;
    }
    return [out, child];
  };

  it('without a file opens the set-up, and a second start beside it is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'connector-start-'));
    const [out, child] = await startIn(folder, /set-up code is/, '--port', '0');
    try {
      expect(out).toContain('No configuration file is named');
      expect(existsSync(join(folder, 'data', 'connector.db'))).toBe(true);
      const [again] = await startIn(folder, /another connector service is using it/, '--port', '0');
      expect(again).not.toContain('set-up code is');
    } finally {
      await gone(child);
      rmSync(folder, { recursive: true });
    }
  });

  it('is what happens without any word', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'connector-bare-'));
    const config = join(folder, 'config.yml');
    writeFileSync(config, 'server: { port: 0 }\ndatabase: sqlite:./connector.db\n', { mode: 0o600 });
    const child = spawn(process.execPath, [program().main], {
      cwd: folder,
      env: { ...process.env, MOR_CONNECTOR_CONFIG: config },
    });
    let out = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      out += String(chunk);
      if (out.includes('set-up code is')) break;
    }
    await gone(child);
    rmSync(folder, { recursive: true });
    expect(out).toMatch(/Open http:\S+\/admin\/ to set it up; the set-up code is \S+/);
  });

  it('a second demo leaves the first one’s files alone, and a taken port is named', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'connector-demo-'));
    const [first, one] = await startIn(folder, /Ctrl\+C/, '--demo');
    const config = (out: string): string => /--config (\S+)/.exec(out)?.[1] ?? '';
    const before = readFileSync(join(folder, config(first)), 'utf8');
    const [second, two] = await startIn(folder, /Ctrl\+C/, '--demo');
    try {
      expect(config(second)).not.toBe(config(first));
      expect(readFileSync(join(folder, config(first)), 'utf8')).toBe(before);
      const port = /127\.0\.0\.1:(\d+)\/demo/.exec(first)?.[1] ?? '';
      const taken = await run('start', '--demo', '--port', port);
      expect([taken.code, taken.err]).toEqual([1, expect.stringContaining(`port ${port} is in use`)]);
    } finally {
      await Promise.all([gone(one), gone(two)]);
      rmSync(folder, { recursive: true });
    }
  });
});
