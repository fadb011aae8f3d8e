import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { call, preview } from '../../src/cli/call.ts';
import { migrate } from '../../src/cli/migrate.ts';
import { token } from '../../src/cli/token.ts';
import { users } from '../../src/cli/users/users.ts';
import { encodeAs } from '../helpers/code-page.ts';
import { CSV, KEY, folder, given, importRows, run } from './setup.ts';
import { startApp } from '../helpers/app.ts';
import { startRecordingProxy } from '../helpers/recording-proxy.ts';

describe('users', () => {
  it('may leave empty what the instance’s defaults supply', async () => {
    const csv = 'crm,user,device,source\nsite,ann,5,101\n';
    const config = (defaults: Record<string, string>) => ({
      crms: [{ id: 'site', type: 'generic', apiKeys: ['a-key-of-sixteen-or-more'], defaults }],
    });
    const without = await run(users, ['import', '-'], { stdin: csv });
    expect([without.code, without.out]).toEqual([1, expect.stringContaining('line 2, username: is missing')]);
    const defaults = await run(users, ['import', '-'], { stdin: csv, config: config({ username: 'ann' }) });
    expect([defaults.code, defaults.out]).toEqual([0, expect.stringContaining('1 new')]);
  });

  it('can be imported, listed, exported and undone', async () => {
    const plan = await run(users, ['import', '-', '--dry-run'], { stdin: CSV });
    expect(plan.out).toContain('2 new, 0 changed, 0 unchanged of 2');
    expect((await run(users, ['list'])).out).toContain('0 mappings');
    expect((await importRows()).code).toBe(0);
    expect((await run(users, ['list', '--search', 'BOB'])).out).toMatch(/^site\/bob\t.*\t6\t102/);
    const file = join(folder(), 'out.csv');
    expect((await run(users, ['export', file])).code).toBe(0);
    const again = await importRows(readFileSync(file, 'utf8'));
    expect(again.out).toContain('0 new, 0 changed, 2 unchanged of 2');
    expect((await run(users, ['undo'])).out).toContain('2 rows put back');
    expect((await run(users, ['list'])).out).toContain('0 mappings');
    expect((await run(users, ['undo'])).out).toContain('nothing to undo');
  });

  it('are not imported from a file with errors, whose lines are named', async () => {
    const { code, out } = await importRows(
      `${CSV}site,carol,main,carol,SIP/101,103\r\nsite,dave,other,dave,8,104\r\n`,
    );
    expect(code).toBe(1);
    expect(out).toMatch(/line 4, device/);
    expect(out).toMatch(/line 5, mor/);
    expect((await run(users, ['list'])).out).toContain('0 mappings');
  });

  it('are imported from files as spreadsheets write them, but from none that would lose letters', async () => {
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

  it('shows the usage for anything else', async () => {
    await expect(run(users, ['delete'])).rejects.toThrow('usage');
    await expect(run(users, ['import'])).rejects.toThrow('usage');
    await expect(run(users, ['import', join(folder(), 'none.csv')])).rejects.toThrow('none.csv');
  });
});

describe('preview and call', () => {
  it('preview shows each step without dialling', async () => {
    await importRows();
    const { code, out } = await run(preview, ['--crm', 'site', '--user', 'ann', '--number', '8 612 34567']);
    expect(code).toBe(0);
    expect(out).toContain('dst=37061234567');
    expect(out).toContain('hash=<hidden>');
    const refused = await run(preview, ['--crm', 'site', '--user', 'ann', '--number', '+4930123456']);
    expect([refused.code, refused.out.includes('destination_blocked')]).toEqual([1, true]);
    expect(given().simulator.ledger()).toEqual([]);
  });

  it('call places a call and follows it to its end', async () => {
    await importRows();
    const { code, out } = await run(call, ['--crm', 'site', '--user', 'ann', '--number', '+37061234001']);
    expect(out).toMatch(/accepted: Calling your phone[\s\S]*ended: Call ended after 12s/);
    expect(code).toBe(0);
    expect(
      given()
        .simulator.ledger()
        .filter((entry) => entry.placed),
    ).toHaveLength(1);
  });

  it('call leaves MOR to a service running on its database, and shows what that service sees', async () => {
    await importRows();
    const { simulator } = given();
    const service = await startApp({
      folder: folder(),
      attach: simulator,
      isService: true,
      mor: { secretKey: KEY },
    });
    const proxy = await startRecordingProxy(simulator.url);
    try {
      const { code, out } = await run(call, ['--crm', 'site', '--user', 'ann', '--number', '+37061234001'], {
        mor: { url: proxy.url },
      });
      expect([code, out]).toEqual([0, expect.stringContaining('ended: Call ended after 12s')]);
      expect([...new Set(proxy.paths.map((path) => path.split('/').at(-1)))]).toEqual(['callback_init']);
    } finally {
      await proxy.close();
      await service.stop();
    }
  });

  it('call reports a refusal with its cure', async () => {
    await importRows();
    const { code, out } = await run(call, ['--crm', 'site', '--user', 'nobody', '--number', '+37061234001']);
    expect(code).toBe(1);
    expect(out).toContain('agent_not_mapped');
    expect(out).toContain('administrator');
  });

  it('need no CRM instance when there is only one', async () => {
    await importRows();
    const { code } = await run(preview, ['--user', 'ann', '--number', '+37061234567']);
    expect(code).toBe(0);
    expect((await run(token, ['--user', 'ann'])).out.split('.')).toHaveLength(3);
    const two = ['a', 'b'].map((id) => ({ id, type: 'generic', apiKeys: [`${id}-key-of-sixteen-or-more`] }));
    const ask = run(preview, ['--user', 'ann', '--number', '1'], { config: { crms: two } });
    await expect(ask).rejects.toThrow('--crm a|b');
  });

  it('need a user', async () => {
    await expect(run(call, ['--number', '+37061234001'])).rejects.toThrow('usage');
    await expect(run(preview, ['--crm', 'site', '--user', 'ann', '--record', 'ona'])).rejects.toThrow(
      'Type/id',
    );
  });
});

describe('token and migrate', () => {
  it('print a token and report that the database is ready', async () => {
    const { out } = await run(token, ['--crm', 'site', '--user', 'ann']);
    expect(out.split('.')).toHaveLength(3);
    await expect(run(token, ['--crm', 'none', '--user', 'ann'])).rejects.toThrow('none');
    await expect(run(token, [])).rejects.toThrow('usage');
    expect((await run(migrate, [])).out).toContain('up to date');
  });

  it('refuse a file that is not a database', async () => {
    writeFileSync(
      join(folder(), 'connector.db'),
      'this is not a database, but long enough to look at'.repeat(50),
    );
    await expect(run(migrate, [])).rejects.toThrow(/database/i);
  });
});
