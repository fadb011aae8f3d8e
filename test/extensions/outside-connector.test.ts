import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { startSimulator } from '../../src/simulator/server.ts';
import { API_KEY } from '../helpers/app.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { buildProgram } from '../helpers/program.ts';
import type { Program } from '../helpers/program.ts';

/** A CRM in one folder, with one file per record and activity. It imports nothing from this project. */
const CONNECTOR = `
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
export default {
  interface: 1,
  type: 'folder-crm',
  options: {
    parse(value) {
      if (typeof value.folder !== 'string') throw new Error('folder: expected the folder of the CRM');
      return { folder: value.folder };
    },
  },
  create: (id, { folder }) => ({
    id,
    type: 'folder-crm',
    numbersFrom: 'record',
    checksVisibility: false,
    writesActivities: true,
    readRecord: async (ref) => ({ ref, ...JSON.parse(await readFile(join(folder, ref.id + '.json'), 'utf8')) }),
    readAgent: async () => undefined,
    listAgents: async () => ({ items: [] }),
    writeActivity: async (activity) => {
      const file = join(folder, 'activity-' + activity.callId + '.json');
      await writeFile(file + '.part', JSON.stringify(activity));
      await rename(file + '.part', file);
      return { kind: 'written', id: activity.callId };
    },
    invalidate: () => undefined,
    check: async () => [{ link: 'crm ' + id + ': folder', ok: true, detail: folder }],
    close: async () => undefined,
  }),
};
`;

/** MOR_PRODUCT: path of the main.js of a finished build, to test that instead. */
const finished = process.env['MOR_PRODUCT'];
const program = fixtureOfAll(
  (): Promise<Program> | Program =>
    finished === undefined ? buildProgram() : { main: finished, dispose: () => undefined },
  (built) => {
    built.dispose();
  },
);

const children: ChildProcess[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Creates a folder with these files and a configuration. */
const setUp = (files: Readonly<Record<string, string>>, config: object): { folder: string; file: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'outside-connector-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const file = join(folder, 'config.yml');
  writeFileSync(
    file,
    stringify({ server: { port: 0 }, database: `sqlite:${join(folder, 'x.db')}`, ...config }),
  );
  return { folder, file };
};

const run = (...args: string[]): Promise<string> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program().main, ...args], (_error, out, err) => {
      resolve(out + err);
    });
  });

const start = (config: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program().main, 'start', '--config', config]);
    children.push(child);
    let text = '';
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const url = /at (http:\/\/\S+)/.exec(text)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => {
      reject(new Error(text));
    });
  });

const until = async <T>(ask: () => Promise<T | undefined> | T | undefined): Promise<T> => {
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

describe('a connector outside the tree', () => {
  it('places and logs a call', async () => {
    const simulator = await startSimulator({ speed: 20 });
    const { folder, file } = setUp(
      {
        'my-crm.mjs': CONNECTOR,
        'ona.json': '{"name":"Ona","numbers":[{"field":"phone","value":"+37061234001"}],"doNotCall":false}',
        'rows.csv': 'crm,user,mor,username,device,source\nsite,ann,main,ann,5,101\n',
      },
      { connectors: ['./my-crm.mjs'] },
    );
    const { url, options } = simulator;
    const config = {
      server: { port: 0 },
      database: `sqlite:${join(folder, 'x.db')}`,
      connectors: ['./my-crm.mjs'],
      mor: [{ id: 'main', url, secretKey: options.secretKey, status: { username: 'admin', pollMs: 100 } }],
      crms: [{ id: 'site', type: 'folder-crm', folder, apiKeys: [API_KEY] }],
    };
    writeFileSync(file, stringify(config));
    try {
      expect(await run('check', '--config', file)).toContain('ok      crm site: folder');
      await run('users', 'import', join(folder, 'rows.csv'), '--config', file);
      const service = await start(file);
      const placed = await fetch(`${service}/v1/calls`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${API_KEY}`,
          'content-type': 'application/json',
          'idempotency-key': 'click-1',
        },
        body: JSON.stringify({ user: 'ann', record: { type: 'person', id: 'ona' } }),
      });
      const { id } = (await placed.json()) as { id: string };
      expect(placed.status).toBe(201);
      const logged = join(folder, `activity-${id}.json`);
      const activity = await until(() => (existsSync(logged) ? readFileSync(logged, 'utf8') : undefined));
      expect(JSON.parse(activity)).toMatchObject({ callId: id, outcome: 'answered', contactName: 'Ona' });
    } finally {
      await simulator.close();
    }
  }, 120_000);

  it('is reported by the check, with the reason, when it cannot be used', async () => {
    const own = (change: string): string =>
      `export default { interface: 1, type: 'x', options: { parse: (v) => v }, create: () => ({}), ${change} };`;
    const files = {
      'broken.mjs': 'import "./no-such-part.mjs"; export default {};',
      'empty.mjs': 'export const connector = {};',
      'newer.mjs': own('interface: 99'),
      'older.mjs': own('interface: undefined'),
      'name.mjs': own("type: 'My CRM'"),
      'options.mjs': own('options: undefined'),
      'taken.mjs': own("type: 'salesforce'"),
      'good.mjs': CONNECTOR,
      'again.mjs': CONNECTOR,
      'node_modules/esm-only/package.json':
        '{"name":"esm-only","type":"module","exports":{"import":"./index.js"}}',
      'node_modules/esm-only/index.js': '',
    };
    const { file } = setUp(files, {
      connectors: [
        './gone.mjs',
        ...Object.keys(files)
          .slice(0, 9)
          .map((name) => `./${name}`),
        'esm-only',
      ],
      crms: [{ id: 'site', type: 'folder-crm' }],
    });
    const lines = (await run('check', '--config', file)).split('\n');
    const said = (index: number): string =>
      lines.find((line) => line.startsWith(`BROKEN  configuration: connectors[${index}]: `)) ?? '';
    const reasons = [
      'gone.mjs cannot be found; name a file',
      'broken.mjs cannot be loaded: ',
      'empty.mjs has no default export',
      'written for version 99 of the connector interface, and this is version 1; update the MOR CRM connector',
      'written for no version of the connector interface',
      'must have a `type` of small letters',
      'must have `options`',
      'has the type salesforce, which is taken already',
    ];
    for (const [index, reason] of reasons.entries()) expect(said(index)).toContain(reason);
    expect(said(8)).toBe('');
    expect(said(9)).toContain('has the type folder-crm, which is taken already');
    expect(said(10)).toContain('name its file');
    // Wrong options are the operator's mistake, not the module's.
    expect(lines).toContain('BROKEN  configuration: crms[0]: folder: expected the folder of the CRM');
  }, 120_000);
});
