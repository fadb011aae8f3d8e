import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { call, preview } from '../../src/cli/call.ts';
import { check } from '../../src/cli/check.ts';
import { migrate, token } from '../../src/cli/token.ts';
import { users } from '../../src/cli/users.ts';
import type { OptionsPatch } from '../../src/simulator/options.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import type { RunningSimulator } from '../../src/simulator/server.ts';
import { encodeAs } from '../helpers/code-page.ts';
import { createRun } from './run.ts';
import type { Run } from './run.ts';

let simulator: RunningSimulator;
let folder: string;
const KEY = 'MARKED-secret-key';
beforeEach(async () => {
  simulator = await startSimulator({ speed: 40, secretKey: KEY });
  folder = mkdtempSync(join(tmpdir(), 'connector-cli-'));
});
afterEach(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
});
const run = createRun(() => ({ folder, url: simulator.url, secretKey: KEY }));

const forward = (to: URL, req: IncomingMessage, res: ServerResponse): void => {
  const onward = request(to, { method: req.method, headers: req.headers }, (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(res);
  });
  req.pipe(onward);
};

const CSV = 'crm,user,mor,username,device,source\r\nsite,ann,main,ann,5,101\r\nsite,bob,main,bob,6,102\r\n';
const importRows = (csv = CSV): Promise<Run> => run(users, ['import', '-'], { stdin: csv });

describe('check', () => {
  it('walks the chain, places no call, and finds nothing wrong where nothing is', async () => {
    await importRows();
    const { code, out } = await run(check, []);
    expect(out).toContain('Everything holds.');
    expect(code).toBe(0);
    for (const link of [
      'configuration',
      'database',
      'reachable',
      'API',
      'key and hash order',
      'add-on',
      'callback id',
      'active calls',
      'CDRs',
      'mappings',
    ]) {
      expect(out).toContain(link);
    }
    expect(out).toContain('device-dst-src');
    expect(simulator.ledger().filter((entry) => entry.placed)).toEqual([]);
  });

  it.each<[string, OptionsPatch, Record<string, unknown>, string, RegExp]>([
    ['the API is off', { allowApi: false }, {}, 'API', /Allow API globally/],
    ['the key is wrong', {}, { secretKey: 'wrong' }, 'key and hash order', /API Secret Key/],
    ['the add-on is missing', { addon: false }, {}, 'callback add-on', /Activate the Callback add-on/],
    [
      'the status user does not exist',
      {},
      { status: { username: 'nobody' } },
      'status user',
      /status\.username/,
    ],
    ['GET is used where it is off', {}, { method: 'GET' }, 'method', /POST/],
    ['MOR has no key', { secretKey: '' }, {}, 'key and hash order', /secret key/i],
  ])('names the broken link when %s', async (_what, simulated, mor, link, cure) => {
    await importRows();
    simulator.configure(simulated);
    const { code, out } = await run(check, [], { mor });
    expect(code).toBe(1);
    const broken = out.split('\n').filter((line) => line.startsWith('BROKEN'));
    expect(broken[0]).toContain(link);
    expect(out).toMatch(cure);
    expect(out).not.toContain(KEY);
    expect(simulator.ledger().filter((entry) => entry.placed)).toEqual([]);
  });

  it('names each mistake of the configuration as a link of its own', async () => {
    const config = { numbers: { defaultCountry: 'Lithuania' }, database: 'mysql://x', frob: 1 };
    const { code, out } = await run(check, [], { config });
    expect(code).toBe(1);
    expect(
      out
        .split('\n')
        .filter((line) => line.startsWith('BROKEN'))
        .map((line) => line.slice(8, 60)),
    ).toEqual([
      expect.stringContaining('configuration: database:'),
      expect.stringContaining('configuration: numbers.defaultCountry:'),
      expect.stringContaining('configuration: frob:'),
    ]);
    const postgres = await run(check, [], { config: { database: 'postgres://u:hidden-pw@127.0.0.1:1/d' } });
    expect([postgres.code, postgres.out]).toEqual([
      1,
      expect.stringMatching(/BROKEN {2}database: The database postgres:\/\/u@127.0.0.1:1\/d cannot be used/),
    ]);
    expect(postgres.out).not.toContain('hidden-pw');
  });

  it('names the database when its file cannot be used', async () => {
    writeFileSync(join(folder, 'connector.db'), 'no database at all'.repeat(100));
    const { code, out } = await run(check, []);
    expect([code, out]).toEqual([1, expect.stringMatching(/BROKEN {2}database: .*backup/)]);
  });

  it('takes a MOR without a list of active calls as it is', async () => {
    await importRows();
    simulator.configure({ generation: 'X8' });
    const { code, out } = await run(check, []);
    expect(out).toContain('active calls: this MOR has no list of them');
    expect(code).toBe(0);
  });

  it('does not call a device broken where MOR cannot be asked about devices', async () => {
    await importRows();
    const withoutDevices = createServer((req, res) => {
      if (req.url?.includes('device_details_get')) res.end('<error>There is no such API</error>');
      else forward(new URL(req.url ?? '', simulator.url), req, res);
    });
    const port = await new Promise<number>((resolve) => {
      withoutDevices.listen(0, '127.0.0.1', () => {
        resolve((withoutDevices.address() as AddressInfo).port);
      });
    });
    const { code, out } = await run(check, [], { mor: { url: `http://127.0.0.1:${port}` } });
    withoutDevices.closeAllConnections();
    withoutDevices.close();
    expect(out).toContain('ok      mappings of main: not compared: this MOR has no device_details_get');
    expect(out).not.toContain('mapping site/');
    expect(code).toBe(0);
  });

  it('names MOR when it cannot be reached', async () => {
    await importRows();
    const { url } = simulator;
    await simulator.close();
    const { code, out } = await run(check, [], { mor: { url } });
    expect(code).toBe(1);
    expect(out).toMatch(/BROKEN {2}mor main: reachable/);
    simulator = await startSimulator();
  });

  it('names the agent whose device does not exist or belongs to somebody else', async () => {
    await importRows(
      'crm,user,mor,username,device,source\nsite,x,main,ann,99999,101\nsite,y,main,ann,6,101\n',
    );
    const { code, out } = await run(check, []);
    expect(code).toBe(1);
    expect(out).toMatch(/BROKEN {2}mapping site\/x: device 99999/);
    expect(out).toMatch(/BROKEN {2}mapping site\/y: device 6 belongs to another MOR user than ann/);
  });
});

describe('users', () => {
  it('may leave empty what the defaults of the instance supply', async () => {
    const csv = 'crm,user,device,source\nsite,ann,5,101\n';
    const config = (defaults: Record<string, string>) => ({
      crms: [{ id: 'site', type: 'generic', apiKeys: ['a-key-of-sixteen-or-more'], defaults }],
    });
    const without = await run(users, ['import', '-'], { stdin: csv });
    expect([without.code, without.out]).toEqual([1, expect.stringContaining('line 2, username: is missing')]);
    const defaults = await run(users, ['import', '-'], { stdin: csv, config: config({ username: 'ann' }) });
    expect([defaults.code, defaults.out]).toEqual([0, expect.stringContaining('1 new')]);
  });

  it('imports, lists, exports and takes back', async () => {
    const plan = await run(users, ['import', '-', '--dry-run'], { stdin: CSV });
    expect(plan.out).toContain('2 new, 0 changed, 0 unchanged of 2');
    expect((await run(users, ['list'])).out).toContain('0 mappings');
    expect((await importRows()).code).toBe(0);
    expect((await run(users, ['list', '--search', 'BOB'])).out).toMatch(/^site\/bob\t.*\t6\t102/);
    const file = join(folder, 'out.csv');
    expect((await run(users, ['export', file])).code).toBe(0);
    const again = await importRows(readFileSync(file, 'utf8'));
    expect(again.out).toContain('0 new, 0 changed, 2 unchanged of 2');
    expect((await run(users, ['undo'])).out).toContain('2 rows put back');
    expect((await run(users, ['list'])).out).toContain('0 mappings');
    expect((await run(users, ['undo'])).out).toContain('nothing to undo');
  });

  it('imports nothing from a file with errors, and names their lines', async () => {
    const { code, out } = await importRows(
      `${CSV}site,carol,main,carol,SIP/101,103\r\nsite,dave,other,dave,8,104\r\n`,
    );
    expect(code).toBe(1);
    expect(out).toMatch(/line 4, device/);
    expect(out).toMatch(/line 5, mor/);
    expect((await run(users, ['list'])).out).toContain('0 mappings');
  });

  it('takes files as spreadsheets write them, and none whose letters would be lost', async () => {
    const text = 'CRM;User;MOR;Username;Device;Source;Name\r\nsite;l1;main;ann;5;101;J\u00f6rg\r\n';
    const utf16 = await run(users, ['import', '-'], { stdin: Buffer.from(`\ufeff${text}`, 'utf16le') });
    expect(utf16.code).toBe(0);
    expect((await run(users, ['list'])).out).toContain('J\u00f6rg');
    const latin1 = await run(users, ['import', '-', '--dry-run'], { stdin: Buffer.from(text, 'latin1') });
    expect(latin1.code).toBe(0);
    expect(latin1.out).toContain('read as Windows-1252');
    expect(latin1.out).toContain('0 new, 0 changed, 1 unchanged');
    const baltic = encodeAs('windows-1257', text.replace('J\u00f6rg', '\u0160ar\u016bnas'));
    for (const [stdin, fault] of [
      [baltic, 'line 1: the file is not text in UTF-8'],
      [text.replace('\u00f6', '\ufffd'), 'line 2: a letter is lost'],
      [text.replace('101', '4.93E+10'), 'line 2, source: a spreadsheet'],
    ] as const) {
      const refused = await run(users, ['import', '-'], { stdin });
      expect([refused.code, refused.out]).toEqual([1, expect.stringContaining(fault)]);
    }
  });

  it('explains itself when asked for something else', async () => {
    await expect(run(users, ['delete'])).rejects.toThrow('usage');
    await expect(run(users, ['import'])).rejects.toThrow('usage');
    await expect(run(users, ['import', join(folder, 'none.csv')])).rejects.toThrow('none.csv');
  });
});

describe('preview and call', () => {
  it('preview shows each step and dials nothing', async () => {
    await importRows();
    const { code, out } = await run(preview, ['--crm', 'site', '--user', 'ann', '--number', '8 612 34567']);
    expect(code).toBe(0);
    expect(out).toContain('dst=37061234567');
    expect(out).toContain('hash=<hidden>');
    const refused = await run(preview, ['--crm', 'site', '--user', 'ann', '--number', '+4930123456']);
    expect([refused.code, refused.out.includes('destination_blocked')]).toEqual([1, true]);
    expect(simulator.ledger()).toEqual([]);
  });

  it('call places one and follows it to its end', async () => {
    await importRows();
    const { code, out } = await run(call, ['--crm', 'site', '--user', 'ann', '--number', '+37061234001']);
    expect(out).toMatch(/accepted: Calling your phone[\s\S]*ended: Call ended after 0:12/);
    expect(code).toBe(0);
    expect(simulator.ledger().filter((entry) => entry.placed)).toHaveLength(1);
  });

  it('call tells a refusal with its cure', async () => {
    await importRows();
    const { code, out } = await run(call, ['--crm', 'site', '--user', 'nobody', '--number', '+37061234001']);
    expect(code).toBe(1);
    expect(out).toContain('agent_not_mapped');
    expect(out).toContain('administrator');
  });

  it('need no CRM instance to be named where there is one only', async () => {
    await importRows();
    const { code } = await run(preview, ['--user', 'ann', '--number', '+37061234567']);
    expect(code).toBe(0);
    expect((await run(token, ['--user', 'ann'])).out.split('.')).toHaveLength(3);
    const two = ['a', 'b'].map((id) => ({ id, type: 'generic', apiKeys: [`${id}-key-of-sixteen-or-more`] }));
    const ask = run(preview, ['--user', 'ann', '--number', '1'], { config: { crms: two } });
    await expect(ask).rejects.toThrow('--crm a|b');
  });

  it('need to know who calls', async () => {
    await expect(run(call, ['--number', '+37061234001'])).rejects.toThrow('usage');
    await expect(run(preview, ['--crm', 'site', '--user', 'ann', '--record', 'ona'])).rejects.toThrow(
      'Type/id',
    );
  });
});

describe('token and migrate', () => {
  it('print a token and say that the database is ready', async () => {
    const { out } = await run(token, ['--crm', 'site', '--user', 'ann']);
    expect(out.split('.')).toHaveLength(3);
    await expect(run(token, ['--crm', 'none', '--user', 'ann'])).rejects.toThrow('none');
    await expect(run(token, [])).rejects.toThrow('usage');
    expect((await run(migrate, [])).out).toContain('up to date');
  });

  it('refuse a database that is none', async () => {
    writeFileSync(
      join(folder, 'connector.db'),
      'this is not a database, but long enough to look at'.repeat(50),
    );
    await expect(run(migrate, [])).rejects.toThrow(/database/i);
  });
});
