import { writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { check } from '../../src/cli/check.ts';
import type { OptionsPatch } from '../../src/simulator/options.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { KEY, folder, given, importRows, run } from './setup.ts';

const forward = (to: URL, req: IncomingMessage, res: ServerResponse): void => {
  const onward = request(to, { method: req.method, headers: req.headers }, (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(res);
  });
  req.pipe(onward);
};

describe('check', () => {
  it('walks the chain, places no call, and finds no fault where there is none', async () => {
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
    expect(
      given()
        .simulator.ledger()
        .filter((entry) => entry.placed),
    ).toEqual([]);
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
    given().simulator.configure(simulated);
    const { code, out } = await run(check, [], { mor });
    expect(code).toBe(1);
    const broken = out.split('\n').filter((line) => line.startsWith('BROKEN'));
    expect(broken[0]).toContain(link);
    expect(out).toMatch(cure);
    expect(out).not.toContain(KEY);
    expect(
      given()
        .simulator.ledger()
        .filter((entry) => entry.placed),
    ).toEqual([]);
  });

  it('names each configuration mistake as a separate link', async () => {
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
    writeFileSync(join(folder(), 'connector.db'), 'no database at all'.repeat(100));
    const { code, out } = await run(check, []);
    expect([code, out]).toEqual([1, expect.stringMatching(/BROKEN {2}database: .*backup/)]);
  });

  it('accepts a MOR without a list of active calls', async () => {
    await importRows();
    given().simulator.configure({ generation: 'X8' });
    const { code, out } = await run(check, []);
    expect(out).toContain('active calls: this MOR has no list of them');
    expect(code).toBe(0);
  });

  it('does not call a device broken when MOR cannot be asked about devices', async () => {
    await importRows();
    const withoutDevices = createServer((req, res) => {
      if (req.url?.includes('device_details_get')) res.end('<error>There is no such API</error>');
      else forward(new URL(req.url ?? '', given().simulator.url), req, res);
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
    const { url } = given().simulator;
    await given().simulator.close();
    const { code, out } = await run(check, [], { mor: { url } });
    expect(code).toBe(1);
    expect(out).toMatch(/BROKEN {2}mor main: reachable/);
    given().simulator = await startSimulator();
  });

  it('names an agent whose device does not exist or belongs to somebody else', async () => {
    await importRows(
      'crm,user,mor,username,device,source\nsite,x,main,ann,99999,101\nsite,y,main,ann,6,101\n',
    );
    const { code, out } = await run(check, []);
    expect(code).toBe(1);
    expect(out).toMatch(/BROKEN {2}mapping site\/x: device 99999/);
    expect(out).toMatch(/BROKEN {2}mapping site\/y: device 6 belongs to another MOR user than ann/);
  });
});
