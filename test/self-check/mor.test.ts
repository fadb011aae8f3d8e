import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { call } from '../../src/cli/call.ts';
import { check } from '../../src/cli/check.ts';
import { users } from '../../src/cli/users/users.ts';
import { defined } from '../../src/defined.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { createRun } from '../cli/run.ts';
import type { RunOptions } from '../cli/run.ts';
import { fixtureOfEach } from '../helpers/fixture.ts';

const KEY = 'MARKED-secret-key';
const PASSWORD = 'MARKED-password';
const CSV = 'crm,user,mor,username,device,source\r\nsite,ann,main,ann,5,101\r\nsite,bob,main,bob,6,102\r\n';
const simulator = fixtureOfEach(
  () => startSimulator({ speed: 200, secretKey: KEY }),
  (started) => started.close(),
);
const folder = fixtureOfEach(
  () => mkdtempSync(join(tmpdir(), 'connector-check-')),
  (path) => {
    rmSync(path, { recursive: true, force: true });
  },
);
const run = createRun(() => ({ folder: folder(), url: simulator().url, secretKey: KEY }));
const importRows = () => run(users, ['import', '-'], { stdin: CSV });

interface Line {
  readonly verdict: string;
  readonly text: string;
  readonly cure: string | undefined;
}

/** The lines about MOR, by link. Also checks that `check` places no call and shows no secret. */
const checkMor = async (options: RunOptions): Promise<Record<string, Line>> => {
  const placed = simulator()
    .ledger()
    .filter((entry) => entry.placed).length;
  const { out } = await run(check, [], options);
  expect(
    simulator()
      .ledger()
      .filter((entry) => entry.placed),
  ).toHaveLength(placed);
  expect(out).not.toMatch(/MARKED/);
  const rows = out.split('\n');
  return Object.fromEntries(
    rows.flatMap((row, at) => {
      const [, verdict, link, text] = /^(BROKEN|ok|note) +mor main: ([^:]+): (.*)$/.exec(row) ?? [];
      if (verdict === undefined || link === undefined || text === undefined) return [];
      const cure = /^ +-> (.*)$/.exec(rows[at + 1] ?? '')?.[1];
      return [[link, { verdict, text, cure }]];
    }),
  );
};

const status = (username: string, password?: string) => ({
  status: { username, pollMs: 100, ...defined({ password }) },
});

describe('check and the login of API v2', () => {
  it('tries the login, with and without a status user', async () => {
    await importRows();
    const v2 = { username: 'admin', password: 'admin1' };
    for (const mor of [{ v2 }, { v2, status: undefined }]) {
      const before = simulator().requestCounts()['v2/authentication'] ?? 0;
      const lines = await checkMor({ mor });
      expect(lines['API v2']).toMatchObject({ verdict: 'ok', text: 'the login works' });
      expect(simulator().requestCounts()['v2/authentication']).toBe(before + 1);
    }
  });

  it.each([
    ['the password is wrong', { username: 'admin', password: PASSWORD }, {}],
    ['the password is wrong and the key too', { username: 'admin', password: PASSWORD }, { secretKey: 'x' }],
  ])('names the e-mail approval when %s', async (_, v2, patch) => {
    await importRows();
    const lines = await checkMor({ mor: { v2, ...patch } });
    expect(lines['API v2']).toMatchObject({ verdict: 'BROKEN', text: expect.stringContaining('refuses') });
    expect(lines['API v2']?.cure).toMatch(/v2\.password.*approved by e-mail/);
  });

  it('says that an old MOR has no such login', async () => {
    await importRows();
    simulator().configure({ v2: false });
    const lines = await checkMor({ mor: { v2: { username: 'admin', password: 'admin1' } } });
    expect(lines['API v2']).toMatchObject({ verdict: 'BROKEN', text: expect.stringContaining('HTTP 404') });
    expect(lines['API v2']?.cure).toMatch(/X18 or newer/);
  });
});

describe('check and the status user', () => {
  it('tries the password and the rights', async () => {
    await importRows();
    const lines = await checkMor({ mor: status('admin', 'admin1') });
    expect(lines['password of the status user']).toMatchObject({ verdict: 'ok' });
    expect(lines['rights of the status user']).toMatchObject({ verdict: 'ok' });
  });

  it('names the password, and the e-mail approval, when MOR does not accept it', async () => {
    await importRows();
    const { 'password of the status user': line } = await checkMor({ mor: status('admin', PASSWORD) });
    expect(line).toMatchObject({ verdict: 'BROKEN', text: expect.stringContaining('Access Denied') });
    expect(line?.text).not.toMatch(/add-on/i);
    expect(line?.cure).toMatch(/status\.password.*approved by e-mail/);
  });

  it('doubts a simple user before the first call', async () => {
    await importRows();
    const lines = await checkMor({ mor: status('dave') });
    expect(lines['rights of the status user']).toMatchObject({
      verdict: 'BROKEN',
      text: expect.stringMatching(/"dave" is a simple MOR user/),
      cure: expect.stringMatching(/status\.username to an administrator/),
    });
  });

  it('accepts a reseller for their own users', async () => {
    const csv = 'crm,user,mor,username,device,source\r\nsite,rita,main,rita,16,201\r\n';
    await run(users, ['import', '-'], { stdin: csv });
    const mor = { ...status('reseller1'), secretKey: 'reseller1-secret-key' };
    const lines = await checkMor({ mor });
    expect(lines['rights of the status user']).toMatchObject({ verdict: 'ok' });
  });

  it('doubts only one who sees no row and no CDR while calls were placed', async () => {
    await importRows();
    const config = { follow: { giveUpAfterSec: 5, uncertainAfterSec: 1, cdrGraceSec: 0 } };
    const placeThree = async (username: string): Promise<void> => {
      for (const number of ['+37061234001', '+37061234002', '+37061234003']) {
        const placed = await run(call, ['--user', 'ann', '--number', number], {
          config,
          mor: status(username),
        });
        expect(placed.out).toContain('accepted');
      }
    };
    const sight = async (username: string): Promise<Line | undefined> =>
      (await checkMor({ mor: status(username) }))['what the status user sees'];
    await placeThree('dave');
    expect(await sight('dave')).toMatchObject({
      verdict: 'BROKEN',
      text: expect.stringMatching(/took 3 calls .* showed "dave" none of them/),
      cure: expect.stringMatching(/a simple user sees only calls of their own/),
    });
    simulator().configure({ speed: 20 });
    await placeThree('admin');
    expect(await sight('admin')).toMatchObject({
      verdict: 'ok',
      text: expect.stringMatching(/of the last 6 calls/),
    });
  }, 120_000);

  it('notes one who gets CDRs but never a row', async () => {
    await importRows();
    simulator().configure({ activeCalls: 'none' });
    for (const number of ['+37061234001', '+37061234002', '+37061234003'])
      await run(call, ['--user', 'ann', '--number', number]);
    const { 'what the status user sees': line } = await checkMor({});
    expect(line).toMatchObject({
      verdict: 'note',
      text: expect.stringContaining('none of them in the list'),
    });
  }, 120_000);
});

describe('check and a MOR without a status user', () => {
  const mor = { status: undefined };

  it('reaches MOR and checks the key on behalf of an agent', async () => {
    await importRows();
    const lines = await checkMor({ mor });
    expect(lines).toMatchObject({
      reachable: { verdict: 'ok' },
      API: { verdict: 'ok' },
      'key and hash order': { verdict: 'ok', text: 'device-dst-src' },
      'callback add-on': { verdict: 'ok' },
      'status user': { verdict: 'BROKEN' },
    });
  });

  it('names a wrong key', async () => {
    await importRows();
    const lines = await checkMor({ mor: { ...mor, secretKey: 'x' } });
    expect(lines).toMatchObject({
      reachable: { verdict: 'ok' },
      'key and hash order': { verdict: 'BROKEN', cure: expect.stringContaining('API Secret Key') },
    });
  });

  it('names an API that is off, a MOR user that does not exist, and a missing add-on', async () => {
    await importRows();
    simulator().configure({ allowApi: false });
    expect((await checkMor({ mor }))['API']).toMatchObject({ verdict: 'BROKEN' });
    simulator().configure({ allowApi: true, addon: false });
    expect((await checkMor({ mor }))['callback add-on']).toMatchObject({ verdict: 'BROKEN' });
    simulator().configure({ addon: true, world: { users: [] } });
    expect((await checkMor({ mor }))['MOR user of an agent']).toMatchObject({
      verdict: 'BROKEN',
      text: expect.stringMatching(/no user "(ann|bob)"/),
      cure: expect.stringContaining('column username'),
    });
  });

  it('says that the key cannot be judged before an agent is mapped', async () => {
    expect(await checkMor({ mor })).toMatchObject({
      reachable: { verdict: 'ok' },
      'key and hash order': { verdict: 'note', text: expect.stringContaining('map an agent') },
    });
  });

  it.each([
    ['mapped', true],
    ['nobody mapped', false],
  ])('names a wrong path and a port where nothing listens (%s)', async (_, isMapped) => {
    if (isMapped) await importRows();
    const { url } = simulator();
    const wrongPath = await checkMor({ mor: { ...mor, url: url.replace('/billing', '/elsewhere') } });
    expect(wrongPath['reachable']).toMatchObject({
      verdict: 'BROKEN',
      cure: expect.stringMatching(/ends in \/billing/),
    });
    expect(wrongPath).not.toHaveProperty('key and hash order');
    await simulator().refuseConnections(true);
    const closed = await checkMor({ mor });
    expect(closed['reachable']).toMatchObject({ verdict: 'BROKEN', cure: expect.stringMatching(/the port/) });
  });
});
