import { describe, expect, it } from '@jest/globals';
import { mappingPage } from './mapping-page.ts';

describe('the mapping page', () => {
  const { app, admin, list, row } = mappingPage();

  it('joins CRM users with rows, including rows whose user is gone', async () => {
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
    // Values from the CRM's own user record count as a mapping, with their origin.
    expect(of('bob')).toMatchObject({ mapping: { device: '6' }, origins: { device: 'crm' } });
    expect(items.map((item) => item.name)).toEqual([...items.map((item) => item.name)].sort());
  });

  it('filters, pages, and searches regardless of case and diacritics', async () => {
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
    expect((await admin().send('GET', 'mapping?cursor=nonsense')).status).toBe(400);
    expect((await admin().send('GET', 'mapping?filter=odd')).status).toBe(400);
  });

  it('writes a row after asking MOR, audits it, and undoes it', async () => {
    const good = { mor: 'main', username: 'dave', device: '8', source: '104' };
    const dry = await admin().send('PUT', 'mapping/demo/dave?validate=true', { body: good });
    expect(dry.status).toBe(200);
    expect((await row('dave'))?.mapping).toBeUndefined();
    expect((await admin().send('PUT', 'mapping/demo/dave', { body: good })).status).toBe(200);
    expect((await row('dave'))?.mapping).toMatchObject(good);
    const { body } = await admin().send('GET', 'audit?subject=demo/dave');
    expect(body['items']).toMatchObject([
      { actor: 'admin:administrator', action: 'mapping.edit', after: good },
    ]);
    expect(await admin().send('POST', 'mapping/undo')).toMatchObject({ status: 200, body: { rows: 1 } });
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
      const answer = await admin().send('PUT', `mapping/demo/dave${query}`, { body });
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
      const errors = answer.body['errors'] as { path: string; message: string }[];
      expect(errors.find((error) => error.path === path)?.message).toMatch(message);
    }
    expect((await row('dave'))?.mapping).toBeUndefined();
  });

  it('keeps a card PIN that is omitted or sent back masked, and removes it when asked', async () => {
    const stored = async () =>
      (await app().runtime.store.mappings.find({ crm: 'demo', user: 'ann' }))?.cardPin;
    await admin().send('PUT', 'mapping/demo/ann', { body: { source: '111' } });
    await admin().send('PUT', 'mapping/demo/ann', { body: { source: '101', cardPin: '<set>' } });
    expect(await stored()).toBe('424242');
    const seen = await Promise.all(
      ['mapping?crm=demo', 'mapping/export.csv', 'audit'].map(
        async (path) => (await admin().send('GET', path)).text,
      ),
    );
    expect(seen.join()).not.toContain('424242');
    await admin().send('PUT', 'mapping/demo/ann', { body: { cardPin: null } });
    expect(await stored()).toBeUndefined();
    await admin().send('POST', 'mapping/undo');
    expect(await stored()).toBe('424242');
  });

  it('shows two agents on one device, and changes many rows at once or none', async () => {
    const bulk = (
      set: unknown,
      refs = [
        { crm: 'demo', user: 'ann' },
        { crm: 'demo', user: 'gone' },
      ],
    ) => admin().send('POST', 'mapping/bulk', { body: { refs, set } });
    expect(await bulk({ device: 'x' })).toMatchObject({ status: 400 });
    expect(await bulk({ user: 'other' })).toMatchObject({ status: 400 });
    expect(await bulk({ device: '7', country: 'LT' })).toMatchObject({ status: 200, body: { changed: 2 } });
    expect((await row('ann'))?.issues).toMatchObject([
      { field: 'device', message: expect.stringContaining('Gone') },
    ]);
    expect((await row('ann'))?.mapping).toMatchObject({ country: 'LT', username: 'ann' });
    await admin().send('POST', 'mapping/undo');
    expect((await row('ann'))?.issues).toEqual([]);
  });

  /** The last event: the proposals, or why there are none. */
  const matching = async (crm: string): Promise<Record<string, unknown>> => {
    const { text } = await admin().send('GET', `mapping/auto-match?crm=${crm}`);
    return JSON.parse(/event: (?:done|failed)\n(?:.*\n)*?data: (.*)/.exec(text)?.[1] ?? '{}') as Record<
      string,
      unknown
    >;
  };

  it('proposes lines from MOR, writes the accepted ones, and undoes them', async () => {
    const matched = await matching('demo');
    const items = matched['items'] as {
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
    expect(matched).toMatchObject({ unmatched: expect.any(Number) });
    const accept = { items: [{ crm: 'demo', user: 'dave', ...dave?.proposal }] };
    expect(await admin().send('POST', 'mapping/auto-match/accept', { body: accept })).toMatchObject({
      body: { changed: 1 },
    });
    expect((await row('dave'))?.mapping).toMatchObject({
      device: '8',
      name: 'Dave Dunn',
      email: 'dave@example.com',
    });
    await admin().send('POST', 'mapping/undo');
    expect((await row('dave'))?.mapping).toBeUndefined();
    expect(await matching('site')).toMatchObject({
      code: 'invalid_request',
      detail: expect.stringContaining('import a CSV'),
    });
  });

  it.each([
    [
      'PUT',
      'mapping/demo/dave',
      { mor: 'main', username: 'dave', device: '8', source: '104', name: 'M\uFFFD' },
    ],
    ['POST', 'mapping/bulk', { refs: [{ crm: 'demo', user: 'ann' }], set: { callerIdA: '\uFFFD' } }],
  ])('%s %s stores no text that has lost a letter', async (method, path, body) => {
    expect(await admin().send(method, path, { body })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', detail: expect.stringContaining('letter is lost') },
    });
  });

  it('accepts numbers as a spreadsheet leaves them, in one row and in many', async () => {
    const line = { mor: 'main', username: 'dave', device: '8.0', source: "'104; 105.0" };
    expect((await admin().send('PUT', 'mapping/demo/dave', { body: line })).status).toBe(200);
    expect((await row('dave'))?.mapping).toMatchObject({ device: '8', source: '104;105' });
    const bulk = (set: unknown) =>
      admin().send('POST', 'mapping/bulk', { body: { refs: [{ crm: 'demo', user: 'dave' }], set } });
    expect((await bulk({ source: '1.06E+02' })).status).toBe(200);
    expect((await row('dave'))?.mapping).toMatchObject({ source: '106' });
    for (const source of ['4.93E+10', '########']) {
      const refused = { status: 400, body: { detail: expect.stringContaining('digits are lost') } };
      expect(await bulk({ source })).toMatchObject(refused);
      expect(await admin().send('PUT', 'mapping/demo/dave', { body: { source } })).toMatchObject(refused);
    }
    await admin().send('POST', 'mapping/undo');
    await admin().send('POST', 'mapping/undo');
    expect((await row('dave'))?.mapping).toBeUndefined();
  });

  it('removes a row, and says so when there is nothing to remove', async () => {
    expect((await admin().send('DELETE', 'mapping/demo/gone')).status).toBe(204);
    expect((await admin().send('DELETE', 'mapping/demo/gone')).status).toBe(404);
    expect(await row('gone')).toBeUndefined();
  });
});
