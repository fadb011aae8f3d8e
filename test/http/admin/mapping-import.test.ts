import { describe, expect, it } from '@jest/globals';
import type { CrmAgent } from '../../../src/calls/connector.ts';
import { formatMappingCsv } from '../../../src/mapping/agents/csv.ts';
import { mapping, startApp } from '../../helpers/app.ts';
import { encodeAs } from '../../helpers/code-page.ts';
import { PASSWORD, signedIn } from './client.ts';
import type { SendOptions } from './client.ts';
import { mappingPage } from './mapping-page.ts';

describe('mapping files', () => {
  const { app, admin, row } = mappingPage();

  it('shows what an import would do, line by line, and imports and exports', async () => {
    const send = (text: string, query = '') => admin().send('POST', `mapping/import${query}`, { text });
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
    expect((await app().runtime.store.mappings.find({ crm: 'demo', user: 'ann' }))?.cardPin).toBe('424242');
    const csv = await admin().send('GET', 'mapping/export.csv?crm=demo');
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect((await send(csv.text, '?dryRun=true')).body).toMatchObject({ counts: { unchanged: 3, total: 3 } });
    await admin().send('POST', 'mapping/undo');
  });

  it('detects the encoding from the bytes, names it, and refuses a file that would lose letters', async () => {
    const csv = 'crm;user;mor;username;device;source;name\r\ndemo;dave;main;dave;8;104.0;Müller\r\n';
    const preview = async (options: SendOptions) =>
      (await admin().send('POST', 'mapping/import?dryRun=true', options)).body;
    const create = [{ user: 'dave', name: 'Müller', source: '104' }];
    const latin1 = Buffer.from(csv, 'latin1');
    expect(await preview({ file: latin1 })).toMatchObject({
      create,
      encoding: 'Windows-1252',
      note: { code: 'file_encoding_guessed', values: { encoding: 'Windows-1252' } },
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
    const message: unknown = expect.stringContaining('letter is lost');
    const faults = [{ line: 2, code: 'line_lost_letter', values: { sign: '\uFFFD' }, message }];
    for (const options of [{ text: broken }, { body: { text: broken } }]) {
      expect((await preview(options))['errors']).toEqual(faults);
      expect((await admin().send('POST', 'mapping/import', options)).status).toBe(400);
    }
    const baltic = encodeAs('windows-1257', csv.replace('Müller', 'Šarūnas'));
    expect((await preview({ file: baltic }))['errors']).toMatchObject([{ line: 1 }]);
    expect(await admin().send('POST', 'mapping/import', { file: latin1 })).toMatchObject({ status: 200 });
    expect((await row('dave'))?.mapping).toMatchObject({ name: 'Müller', source: '104' });
    await admin().send('POST', 'mapping/undo');
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
