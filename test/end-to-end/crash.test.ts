import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { startSimulator } from '../../src/simulator/server.ts';
import { API_KEY } from '../helpers/app.ts';
import { buildProgram } from '../helpers/program.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
const program = fixtureOfAll(buildProgram, (built) => {
  built.dispose();
});

const folders: string[] = [];
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Runs the command line as users do; resolves with the address it prints. */
const start = (config: string): Promise<{ child: ChildProcess; url: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program().main, 'start', '--config', config], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let text = '';
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const url = /at (http:\/\/\S+)/.exec(text)?.[1];
      if (url) resolve({ child, url });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      reject(new Error(`ended with ${code}: ${text}`));
    });
  });

describe('kill -9', () => {
  it('during the request to MOR: the call is unknown after the restart, not dialled again, and found', async () => {
    const simulator = await startSimulator({ speed: 10 });
    const folder = mkdtempSync(join(tmpdir(), 'connector-crash-'));
    folders.push(folder);
    const config = join(folder, 'config.yml');
    writeFileSync(
      config,
      stringify({
        server: { port: 0 },
        database: `sqlite:${join(folder, 'connector.db')}`,
        log: { level: 'silent' },
        mor: [
          {
            id: 'main',
            url: simulator.url,
            secretKey: simulator.options.secretKey,
            hashOrder: 'device-dst-src',
            status: { username: 'admin', pollMs: 100 },
          },
        ],
        crms: [
          {
            id: 'site',
            type: 'generic',
            apiKeys: [API_KEY],
          },
        ],
      }),
    );
    const rows = join(folder, 'rows.csv');
    writeFileSync(rows, 'crm,user,mor,username,device,source\nsite,ann,main,ann,5,101\n');
    execFileSync(process.execPath, [program().main, 'users', 'import', rows, '--config', config]);
    // MOR accepts the call but answers slowly: the moment to pull the plug.
    simulator.faults.add({
      kind: 'delay',
      delayMs: 20_000,
      when: 'after',
      method: 'callback_init',
      count: 1,
    });
    const click = (url: string): Promise<Response> =>
      fetch(`${url}/v1/calls`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${API_KEY}`,
          'content-type': 'application/json',
          'idempotency-key': 'the-click',
        },
        body: JSON.stringify({ user: 'ann', number: '+37061234001' }),
      });

    const first = await start(config);
    const lost = click(first.url).catch(() => undefined);
    while (simulator.ledger().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    first.child.kill('SIGKILL');
    expect(await lost).toBeUndefined();

    const second = await start(config);
    const again = await click(second.url);
    expect(again.status).toBe(200);
    let call = (await again.json()) as {
      id: string;
      state: string;
      outcome?: string;
      timeline: { detail?: string }[];
    };
    expect(call.timeline.some((entry) => entry.detail?.includes('stopped while MOR was being asked'))).toBe(
      true,
    );
    const deadlineMs = Date.now() + 60_000;
    while (call.state !== 'ended' && Date.now() < deadlineMs) {
      const answer = await fetch(`${second.url}/v1/calls/${call.id}`, {
        headers: { authorization: `Bearer ${API_KEY}` },
      });
      call = (await answer.json()) as typeof call;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(call).toMatchObject({ state: 'ended', outcome: 'answered' });
    expect(simulator.ledger()).toHaveLength(1);
    await simulator.close();
  });
});
