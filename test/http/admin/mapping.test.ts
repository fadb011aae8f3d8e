import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CrmAgent } from '../../../src/calls/connector.ts';
import { formatMappingCsv } from '../../../src/mapping/agents/csv.ts';
import { mapping, startApp } from '../../helpers/app.ts';
import type { TestApp } from '../../helpers/app.ts';
import { encodeAs } from '../../helpers/code-page.ts';
import { PASSWORD, signedIn } from './client.ts';
import type { AdminClient, SendOptions } from './client.ts';

interface Item {
  readonly crm: string;
  readonly user: string;
  readonly name?: string;
  readonly mapping?: Record<string, unknown>;
  readonly issues: { field?: string; message: string }[];
}

describe('the mapping page', () => {
  let app: TestApp;
  let admin: AdminClient;
  beforeAll(async () => {
    app = await startApp({
      config: { admin: { password: PASSWORD } },
      mor: { status: { username: 'admin', password: 'admin1', pollMs: 100 } },
      mappings: [
        mapping({ user: 'ann', crm: 'demo', cardPin: '424242' }),
        mapping({ user: 'gone', crm: 'demo', device: '6', username: 'bob', name: 'Žilvinas Gone' }),
        mapping({ user: 'site-bob', device: '6', username: 'bob', enabled: false }),
      ],
    });
    app.demoCrm.agents.push({ user: 'left', name: 'Heidi Hill', active: false, mapping: {} });
    admin = await signedIn(app.url);
  });
  afterAll(() => app.close());

  const list = async (
    query: string,
  ): Promise<{ items: Item[]; total: number; next?: string; crmError?: string }> =>
    (await admin.send('GET', `mapping?${query}`)).body as unknown as { items: Item[]; total: number };
  const row = async (user: string): Promise<Item | undefined> =>
    (await list('crm=demo&limit=500')).items.find((item) => item.user === user);

  it('joins users of the CRM with rows, also rows that have lost their user', async () => {
    const { items, total } = await list('crm=demo');
    expect(items).toHaveLength(total);
    const of = (user: string) => items.find((item) => item.user === user);
    expect(of('ann')).toMatchObject({
      name: 'Ann Adams',
      mapping: { device: '5', cardPin: '<set>' },
      issues: [],
    });
    expect(of('gone')?.issues).toMatchObject([{ field: 'user' }]);
    expect(of('newcomer')).not.toHaveProperty('mapping');
    // What the CRM's own user record supplies counts as a mapping, with its origin.
    expect(of('bob')).toMatchObject({ mapping: { device: '6' }, origins: { device: 'crm' } });
    expect(items.map((item) => item.name)).toEqual([...items.map((item) => item.name)].sort());
  });

  it('filters, searches without regard to case and marks, and pages', async () => {
    expect((await list('filter=unmapped&crm=demo')).items.map((item) => item.user)).toContain('newcomer');
    expect((await list('filter=conflicts')).items.map((item) => item.user)).toContain('gone');
    expect((await list('filter=disabled')).items.map((item) => item.user)).toEqual(['site-bob']);
    expect((await list('search=ZILVINAS')).items.map((item) => item.user)).toEqual(['gone']);
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await list(`limit=2${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
      seen.push(...page.items.map((item) => `${item.crm}/${item.user}`));
      cursor = page.next ?? '';
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((await list('limit=1')).total);
    expect((await admin.send('GET', 'mapping?cursor=nonsense')).status).toBe(400);
    expect((await admin.send('GET', 'mapping?filter=odd')).status).toBe(400);
  });

  it('writes a row after MOR was asked, audits it, and takes it back', async () => {
    const good = { mor: 'main', username: 'dave', device: '8', source: '104' };
    const dry = await admin.send('PUT', 'mapping/demo/dave?validate=true', { body: good });
    expect(dry.status).toBe(200);
    expect((await row('dave'))?.mapping).toBeUndefined();
    expect((await admin.send('PUT', 'mapping/demo/dave', { body: good })).status).toBe(200);
    expect((await row('dave'))?.mapping).toMatchObject(good);
    const { body } = await admin.send('GET', 'audit?subject=demo/dave');
    expect(body['items']).toMatchObject([
      { actor: 'admin:administrator', action: 'mapping.edit', after: good },
    ]);
    expect(await admin.send('POST', 'mapping/undo')).toMatchObject({ status: 200, body: { rows: 1 } });
    expect((await row('dave'))?.mapping).toBeUndefined();
  });

  it.each([
    [{ username: 'dave', device: '5' }, 'device', /another MOR user/],
    [{ username: 'dave', device: '99999' }, 'device', /no device 99999/],
    [{ username: 'nobody', device: '8' }, 'username', /no user nobody/],
    [{ username: 'dave', device: '8', source: '112' }, 'source', /emergency/],
    [{ username: 'dave', device: 'SIP/8' }, 'device', /digits/],
    [{ username: 'dave', device: '8', mor: 'other' }, 'mor', /no MOR server/],
  ])('refuses %j', async (change, path, message) => {
    const body = { mor: 'main', source: '104', ...change };
    for (const query of ['', '?validate=true']) {
      const answer = await admin.send('PUT', `mapping/demo/dave${query}`, { body });
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
      const errors = answer.body['errors'] as { path: string; message: string }[];
      expect(errors.find((error) => error.path === path)?.message).toMatch(message);
    }
    expect((await row('dave'))?.mapping).toBeUndefined();
  });

  it('keeps a card PIN that is not sent, or comes back as it is shown, and removes it when asked', async () => {
    const stored = async () => (await app.runtime.store.mappings.find({ crm: 'demo', user: 'ann' }))?.cardPin;
    await admin.send('PUT', 'mapping/demo/ann', { body: { source: '111' } });
    await admin.send('PUT', 'mapping/demo/ann', { body: { source: '101', cardPin: '<set>' } });
    expect(await stored()).toBe('424242');
    const seen = await Promise.all(
      ['mapping?crm=demo', 'mapping/export.csv', 'audit'].map(
        async (path) => (await admin.send('GET', path)).text,
      ),
    );
    expect(seen.join()).not.toContain('424242');
    await admin.send('PUT', 'mapping/demo/ann', { body: { cardPin: null } });
    expect(await stored()).toBeUndefined();
    await admin.send('POST', 'mapping/undo');
    expect(await stored()).toBe('424242');
  });

  it('shows two agents at one device, and changes many rows at once or none', async () => {
    const bulk = (
      set: unknown,
      refs = [
        { crm: 'demo', user: 'ann' },
        { crm: 'demo', user: 'gone' },
      ],
    ) => admin.send('POST', 'mapping/bulk', { body: { refs, set } });
    expect(await bulk({ device: 'x' })).toMatchObject({ status: 400 });
    expect(await bulk({ user: 'other' })).toMatchObject({ status: 400 });
    expect(await bulk({ device: '7', country: 'LT' })).toMatchObject({ status: 200, body: { changed: 2 } });
    expect((await row('ann'))?.issues).toMatchObject([
      { field: 'device', message: expect.stringContaining('Gone') },
    ]);
    expect((await row('ann'))?.mapping).toMatchObject({ country: 'LT', username: 'ann' });
    await admin.send('POST', 'mapping/undo');
    expect((await row('ann'))?.issues).toEqual([]);
  });

  it('proposes lines from MOR, writes what is accepted, and takes it back', async () => {
    const matched = await admin.send('POST', 'mapping/auto-match', { body: { crm: 'demo' } });
    const items = matched.body['items'] as {
      user: string;
      confidence: string;
      proposal: Record<string, string>;
    }[];
    const dave = items.find((item) => item.user === 'dave');
    expect(dave).toMatchObject({
      confidence: 'high',
      proposal: { mor: 'main', username: 'dave', device: '8', source: '104' },
    });
    expect(items.map((item) => item.user)).not.toContain('left');
    expect(items.map((item) => item.user)).not.toContain('ann');
    expect(matched.body).toMatchObject({ unmatched: expect.any(Number) });
    const accept = { items: [{ crm: 'demo', user: 'dave', ...dave?.proposal }] };
    expect(await admin.send('POST', 'mapping/auto-match/accept', { body: accept })).toMatchObject({
      body: { changed: 1 },
    });
    expect((await row('dave'))?.mapping).toMatchObject({
      device: '8',
      name: 'Dave Dunn',
      email: 'dave@example.com',
    });
    await admin.send('POST', 'mapping/undo');
    expect((await row('dave'))?.mapping).toBeUndefined();
    expect((await admin.send('POST', 'mapping/auto-match', { body: { crm: 'site' } })).status).toBe(501);
  });

  it('shows what an import would do, line by line, and imports and exports', async () => {
    const send = (text: string, query = '') => admin.send('POST', `mapping/import${query}`, { text });
    const bad =
      'crm,user,mor,username,device,source\ndemo,x,main,dave,eight,104\nnowhere,y,main,dave,8,104\n';
    const dry = await send(bad, '?dryRun=true');
    expect(dry.body['errors']).toMatchObject([
      { line: 2, column: 'device' },
      { line: 3, column: 'crm' },
    ]);
    expect(await send(bad)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    const good = 'crm,user,mor,username,device,source\ndemo,ann,main,ann,13,111\ndemo,dave,main,dave,8,104\n';
    expect((await send(good, '?dryRun=true')).body).toMatchObject({
      counts: { create: 1, update: 1, unchanged: 0, total: 2 },
      update: [{ changed: ['device', 'source'], before: { cardPin: '<set>' }, after: { cardPin: '<set>' } }],
      errors: [],
    });
    expect(await send(good)).toMatchObject({ status: 200, body: { changed: 2 } });
    expect((await app.runtime.store.mappings.find({ crm: 'demo', user: 'ann' }))?.cardPin).toBe('424242');
    const csv = await admin.send('GET', 'mapping/export.csv?crm=demo');
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect((await send(csv.text, '?dryRun=true')).body).toMatchObject({ counts: { unchanged: 3, total: 3 } });
    await admin.send('POST', 'mapping/undo');
  });

  it('reads a file by its bytes, names the encoding, and takes none whose letters would be lost', async () => {
    const csv = 'crm;user;mor;username;device;source;name\r\ndemo;dave;main;dave;8;104.0;Müller\r\n';
    const preview = async (options: SendOptions) =>
      (await admin.send('POST', 'mapping/import?dryRun=true', options)).body;
    const create = [{ user: 'dave', name: 'Müller', source: '104' }];
    const latin1 = Buffer.from(csv, 'latin1');
    expect(await preview({ file: latin1 })).toMatchObject({
      create,
      encoding: 'Windows-1252',
      note: expect.stringContaining('Windows-1252'),
      errors: [],
    });
    expect(await preview({ file: Buffer.from(`\uFEFF${csv}`, 'utf16le') })).toMatchObject({
      create,
      encoding: 'UTF-16 LE',
    });
    for (const options of [{ text: csv }, { body: { text: csv } }]) {
      const answer = await preview(options);
      expect(answer).toMatchObject({ create, encoding: 'UTF-8', errors: [] });
      expect(answer).not.toHaveProperty('note');
    }
    const broken = csv.replace('ü', '\uFFFD');
    const faults = [{ line: 2, message: expect.stringContaining('letter is lost') }];
    for (const options of [{ text: broken }, { body: { text: broken } }]) {
      expect((await preview(options))['errors']).toEqual(faults);
      expect((await admin.send('POST', 'mapping/import', options)).status).toBe(400);
    }
    const baltic = encodeAs('windows-1257', csv.replace('Müller', 'Šarūnas'));
    expect((await preview({ file: baltic }))['errors']).toMatchObject([{ line: 1 }]);
    expect(await admin.send('POST', 'mapping/import', { file: latin1 })).toMatchObject({ status: 200 });
    expect((await row('dave'))?.mapping).toMatchObject({ name: 'Müller', source: '104' });
    await admin.send('POST', 'mapping/undo');
  });

  it.each([
    [
      'PUT',
      'mapping/demo/dave',
      { mor: 'main', username: 'dave', device: '8', source: '104', name: 'M\uFFFD' },
    ],
    ['POST', 'mapping/bulk', { refs: [{ crm: 'demo', user: 'ann' }], set: { callerIdA: '\uFFFD' } }],
  ])('%s %s stores no text in which a letter is lost', async (method, path, body) => {
    expect(await admin.send(method, path, { body })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', detail: expect.stringContaining('letter is lost') },
    });
  });

  it('takes numbers as a spreadsheet leaves them, in one row and in many', async () => {
    const line = { mor: 'main', username: 'dave', device: '8.0', source: "'104; 105.0" };
    expect((await admin.send('PUT', 'mapping/demo/dave', { body: line })).status).toBe(200);
    expect((await row('dave'))?.mapping).toMatchObject({ device: '8', source: '104;105' });
    const bulk = (set: unknown) =>
      admin.send('POST', 'mapping/bulk', { body: { refs: [{ crm: 'demo', user: 'dave' }], set } });
    expect((await bulk({ source: '1.06E+02' })).status).toBe(200);
    expect((await row('dave'))?.mapping).toMatchObject({ source: '106' });
    for (const source of ['4.93E+10', '########']) {
      const refused = { status: 400, body: { detail: expect.stringContaining('digits are lost') } };
      expect(await bulk({ source })).toMatchObject(refused);
      expect(await admin.send('PUT', 'mapping/demo/dave', { body: { source } })).toMatchObject(refused);
    }
    await admin.send('POST', 'mapping/undo');
    await admin.send('POST', 'mapping/undo');
    expect((await row('dave'))?.mapping).toBeUndefined();
  });

  it('removes a row, and says when there is nothing to remove', async () => {
    expect((await admin.send('DELETE', 'mapping/demo/gone')).status).toBe(204);
    expect((await admin.send('DELETE', 'mapping/demo/gone')).status).toBe(404);
    expect(await row('gone')).toBeUndefined();
  });

  it('lists and imports 10,000 users', async () => {
    const agents = Array.from({ length: 10_000 }, (_, i): CrmAgent => ({
      user: `u${i}`,
      name: `Person ${i}`,
      email: `u${i}@example.com`,
      active: true,
      mapping: {},
    }));
    const big = await startApp({ config: { admin: { password: PASSWORD } }, mappings: [] });
    try {
      big.demoCrm.agents.push(...agents);
      const client = await signedIn(big.url);
      const rows = agents.map((agent, i) =>
        mapping({ user: agent.user, crm: 'demo', device: String(100 + i) }),
      );
      const text = formatMappingCsv(rows);
      expect((await client.send('POST', 'mapping/import?dryRun=true', { text })).body).toMatchObject({
        counts: { create: 10_000 },
      });
      expect((await client.send('POST', 'mapping/import', { text })).status).toBe(200);
      for (const query of ['', '&search=person%209', '&filter=conflicts', '&filter=unmapped', '']) {
        const page = await client.send('GET', `mapping?crm=demo${query}`);
        expect(page.status).toBe(200);
      }
    } finally {
      await big.close();
    }
  });
});
