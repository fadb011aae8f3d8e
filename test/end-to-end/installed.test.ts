import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { bundle } from '../../scripts/bundle.ts';
import { buildPages } from '../helpers/built-pages.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';

/** What is not bundled is installed beside the package; here the tree's own copies are. */
const BESIDE = ['libsql', '@libsql', '@neon-rs', 'detect-libc'];

/** An empty folder into which the package was installed, as `npm install` lays it out. */
const installed = fixtureOfAll(
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'installed-'));
    const source = join(folder, 'source');
    await buildPages();
    await bundle(join(source, 'dist'), ['src/main.ts', 'src/store/worker.ts']);
    cpSync('dist/web', join(source, 'dist/web'), { recursive: true });
    for (const file of ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'config.sample.yml', 'docs'])
      cpSync(file, join(source, file), { recursive: true });
    const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
      cwd: source,
      encoding: 'utf8',
    });
    const files = (JSON.parse(packed) as { files: { path: string }[] }[])[0]?.files ?? [];
    const modules = join(folder, 'empty/node_modules');
    const into = join(modules, 'mor-crm-connector');
    mkdirSync(join(modules, '.bin'), { recursive: true });
    mkdirSync(into);
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    execFileSync('tar', ['xzf', join(folder, tarball), '-C', into, '--strip-components=1']);
    symlinkSync('../mor-crm-connector/dist/src/main.js', join(modules, '.bin/mor-crm-connector'));
    execFileSync('chmod', ['755', join(into, 'dist/src/main.js')]);
    for (const name of BESIDE) symlinkSync(resolve('node_modules', name), join(modules, name));
    return { folder, empty: join(folder, 'empty'), paths: files.map(({ path }) => path) };
  },
  ({ folder }) => {
    rmSync(folder, { recursive: true });
  },
);

describe('the package', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Readonly<Record<string, unknown>>;

  it('may be published, and says what Node it needs', () => {
    expect(manifest).not.toHaveProperty('private');
    expect(manifest).toMatchObject({
      bin: { 'mor-crm-connector': 'dist/src/main.js' },
      engines: { node: '^20.18.1 || ^22 || ^24 || ^26' },
    });
    expect(manifest['files']).toEqual(
      expect.arrayContaining(['dist/packages', 'dist/src', 'dist/types', 'dist/web', 'docs/**/*.md']),
    );
  });

  it('has program, pages and docs, and nothing of the tests or of another build', () => {
    const { paths } = installed();
    for (const path of [
      'dist/src/main.js',
      'dist/src/worker.js',
      'dist/web/admin/index.html',
      'README.md',
      'docs/http.md',
    ])
      expect(paths).toContain(path);
    expect(
      paths.filter((path) => /^dist\/program-|\.test\.|^(?:src|test|node_modules)\//.test(path)),
    ).toEqual([]);
  });

  it('npx mor-crm-connector opens the set-up in an empty folder', async () => {
    const { empty } = installed();
    const config = join(empty, 'port.yml');
    writeFileSync(config, 'server: { port: 0 }\n', { mode: 0o600 });
    const child = spawn('npx', ['--no-install', 'mor-crm-connector'], {
      cwd: empty,
      detached: true,
      env: { ...process.env, MOR_CONNECTOR_CONFIG: config },
    });
    let out = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      out += String(chunk);
      if (out.includes('the set-up code is') && out.includes('listening')) break;
    }
    const [, address = ''] = /Open (http:\S+) to set it up/.exec(out) ?? [];
    const page = await fetch(address);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<script')]);
    expect(existsSync(join(empty, 'data/connector.db'))).toBe(true);
    const ended = new Promise((done) => child.once('close', done));
    // npx passes no signal on to the program on every line of npm; the whole group gets it.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
  });
});
