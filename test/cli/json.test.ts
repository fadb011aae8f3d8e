import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { activities } from '../../src/cli/activities.ts';
import { backup, restore } from '../../src/cli/backup.ts';
import { call } from '../../src/cli/call.ts';
import { check } from '../../src/cli/check.ts';
import type { Command } from '../../src/cli/context.ts';
import { migrate } from '../../src/cli/migrate.ts';
import { token } from '../../src/cli/token.ts';
import { users } from '../../src/cli/users/users.ts';
import type { RunOptions } from './run.ts';
import { CSV, KEY, folder, importRows, run } from './setup.ts';

const data = async (command: Command, args: readonly string[], options?: RunOptions): Promise<unknown> =>
  JSON.parse((await run(command, [...args, '--json'], options)).out);

describe('--json', () => {
  it('prints the output of users as one document, without secrets', async () => {
    const stdin = CSV.replace('source\r\n', 'source,cardPin\r\n').replaceAll(/(\d\d\d)\r\n/g, '$1,4711\r\n');
    expect(await data(users, ['import', '-', '--dry-run'], { stdin })).toMatchObject({
      total: 2,
      created: [
        { crm: 'site', user: 'ann' },
        { crm: 'site', user: 'bob' },
      ],
      imported: false,
    });
    expect(await data(users, ['import', '-'], { stdin })).toMatchObject({ imported: true, unchanged: 0 });
    const listed = await data(users, ['list']);
    expect(listed).toMatchObject([{ user: 'ann', device: '5' }, { user: 'bob' }]);
    expect(JSON.stringify(listed)).not.toContain('4711');
    expect(await data(users, ['undo'])).toEqual({ undone: 2 });
    expect(await data(users, ['import', '-'], { stdin: `${CSV}site,eve,other,eve,9,1\r\n` })).toMatchObject({
      errors: [{ line: 4, column: 'mor' }],
      imported: false,
    });
  });

  it('prints a refused call as JSON, too', async () => {
    await importRows();
    const args = ['--crm', 'site', '--user', 'ann', '--number', 'abc'];
    expect(await data(call, args)).toMatchObject({
      code: 'number_invalid',
      detail: expect.stringContaining('abc') as unknown,
      cure: expect.stringContaining('Correct the number') as unknown,
      call: { state: 'refused' },
    });
  });

  it.each(['export', 'example'])('is refused by users %s, which prints CSV', async (action) => {
    await expect(run(users, [action, '--json'])).rejects.toThrow(`users ${action} writes CSV`);
  });

  it('prints the output of the other commands', async () => {
    await importRows();
    const lines = expect.arrayContaining([
      expect.objectContaining({ link: 'database', ok: true }),
    ]) as unknown;
    expect(await data(check, [])).toEqual({ ok: true, lines });
    expect(await data(activities, ['list'])).toEqual([]);
    expect(await data(activities, ['retry'])).toEqual({ waiting: 0 });
    expect(await data(token, ['--user', 'ann'])).toMatchObject({ crm: 'site', user: 'ann' });
    expect(await data(migrate, [])).toEqual({ upToDate: true });
    const file = join(folder(), 'backup.db');
    const mappings = expect.arrayContaining([
      expect.objectContaining({ table: 'mappings', rows: 2 }),
    ]) as unknown;
    expect(await data(backup, [file])).toMatchObject({ file, tables: mappings, lost: 0 });
    expect(await data(restore, [file, '--overwrite'])).toMatchObject({ file, tables: mappings });
  });
});

describe('check --bundle', () => {
  const SECRETS = {
    'admin.password': 'MARKED-admin-password',
    'mor.status.password': 'MARKED-status-password',
    'mor.v2.password': 'MARKED-v2-password',
    'crm key': 'MARKED-api-key-of-the-site',
    'signing secret': 'MARKED-signing-secret-of-32-letters',
    'call end secret': 'MARKED-call-end-secret-of-32-letters',
  };
  const config = {
    admin: { password: SECRETS['admin.password'] },
    crms: [
      {
        id: 'site',
        type: 'generic',
        apiKeys: [SECRETS['crm key']],
        signingSecrets: [SECRETS['signing secret']],
      },
    ],
  };
  const mor = {
    status: { username: 'admin', password: SECRETS['mor.status.password'] },
    v2: { username: 'admin', password: SECRETS['mor.v2.password'] },
    callEndSecret: SECRETS['call end secret'],
  };

  it('writes what support needs, without secrets, readable only by its owner', async () => {
    await importRows();
    const file = join(folder(), 'bundle.json');
    const { out } = await run(check, ['--bundle', file], { config, mor });
    expect(out).toContain(`${file}: written for support`);
    const text = readFileSync(file, 'utf8');
    for (const secret of [KEY, ...Object.values(SECRETS)]) expect(text).not.toContain(secret);
    expect(JSON.parse(text)).toMatchObject({
      program: { version: expect.stringMatching(/^\d/), node: process.version },
      check: expect.arrayContaining([expect.objectContaining({ link: 'database' })]) as unknown,
      configuration: { mor: [{ id: 'main', secretKey: '<hidden>', status: { username: 'admin' } }] },
      trouble: { activitiesGivenUp: [], callsRefused: [] },
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('never overwrites a file', async () => {
    const file = join(folder(), 'bundle.json');
    await run(check, ['--bundle', file]);
    await expect(run(check, ['--bundle', file])).rejects.toThrow('exists already');
  });
});
