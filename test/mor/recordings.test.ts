import { describe, expect, it } from '@jest/globals';
import { audioAddress, fileOf } from '../../src/mor/audio-address.ts';
import { PROLOG, against, sent, sha1, status } from './questions-setup.ts';

const row = (id: string, url: string): string =>
  `<recording><id>${id}</id><duration>00:01:05</duration><source>101</source><destination>37060012345</destination>` +
  `<size>260000</size><mp3_url>${url}</mp3_url></recording>`;
const page = (...rows: readonly string[]): string =>
  `${PROLOG}<page><status><recordings>${rows.join('')}</recordings></status></page>`;
const refusal = (text: string): string => `${PROLOG}<page><status><error>${text}</error></status></page>`;
const KEY = 'secret';
const options = { status, secretKey: KEY };

describe('recordings_get', () => {
  it('is signed with the key alone; selects by callback id, else by each uniqueid', async () => {
    const { client, server } = await against(
      page(row('7', '/billing/recordings/1740000000.12.mp3')),
      options,
    );
    const found = {
      id: '7',
      durationSec: 65,
      bytes: 260_000,
      source: '101',
      destination: '37060012345',
      file: '1740000000.12',
    };
    expect(await client.recordings?.find({ callbackUniqueId: '174', uniqueIds: ['a'] })).toEqual({
      ok: true,
      value: [found],
    });
    expect(await client.recordings?.find({ uniqueIds: ['a.1', 'b.1'] })).toEqual({
      ok: true,
      value: [found],
    });
    const hash = sha1(KEY);
    expect(sent(server)).toEqual([
      { u: 'admin', callback_uniqueid: '174', hash },
      { u: 'admin', uniqueid: 'a.1', hash },
      { u: 'admin', uniqueid: 'b.1', hash },
    ]);
  });

  it.each([
    ['none', refusal('No Recordings found'), { ok: true, value: [] }],
    [
      'none, nested twice',
      `<page><status><status><error>No Recordings found</error></status></status></page>`,
      { ok: true, value: [] },
    ],
    ['an empty list', page(), { ok: true, value: [] }],
    ['a refusal', refusal('Access Denied'), { ok: false, code: 'access_denied' }],
    ['another page', `${PROLOG}<page><calls/></page>`, { ok: false, code: 'unusable_answer' }],
  ])('understands %s', async (_what, body, expected) => {
    const { client } = await against(body, options);
    expect(await client.recordings?.find({ uniqueIds: ['a.1'] })).toMatchObject(expected);
  });
});

describe('recordings_delete', () => {
  it('sends the id and no other filter, and signs it', async () => {
    const done = `${PROLOG}<page><status><success>Recordings were successfully deleted</success><amount>1</amount></status></page>`;
    const { client, server } = await against(done, options);
    expect(await client.recordings?.remove('45454')).toEqual({ ok: true, value: null });
    expect(sent(server)).toEqual([{ recording_id: '45454', u: 'admin', hash: sha1(`45454${KEY}`) }]);
  });

  it('succeeds when the recording is already gone, and sends nothing without an id', async () => {
    const { client, server } = await against(refusal('Recording was not found'), options);
    expect(await client.recordings?.remove('1')).toEqual({ ok: true, value: null });
    expect(await client.recordings?.remove('')).toMatchObject({ ok: false });
    expect(await client.recordings?.remove('all')).toMatchObject({ ok: false });
    expect(server.seen).toHaveLength(1);
  });
});

describe('recording files', () => {
  const places = { mor: 'https://mor.example.com/billing', hosts: ['http://rec.example.com'] };
  const own = { origin: 'https://mor.example.com', path: '/billing/recordings/1.2.mp3' };
  it.each([
    ['/billing/recordings/1.2.mp3', own],
    ['https://mor.example.com/billing/recordings/1.2.mp3', own],
    ['http://mor.example.com/billing/recordings/1.2.mp3', own],
    ['http://rec.example.com/1.2.mp3', { origin: 'http://rec.example.com', path: '/1.2.mp3' }],
    ['https://rec.example.com/1.2.mp3', undefined],
    ['http://mor.example.com:8080/x.mp3', undefined],
    ['http://mor.example.com.evil.example/x.mp3', undefined],
    ['http://mor.example.com@evil.example/x.mp3', undefined],
    ['https://user:pw@mor.example.com/x.mp3', undefined],
    ['//169.254.169.254/latest/meta-data', undefined],
    ['http://127.0.0.1:8085/admin', undefined],
    ['file:///etc/passwd', undefined],
    ['https://', undefined],
  ])('are read only from MOR and the configured servers: %s', (url, expected) => {
    expect(audioAddress(url, places)).toEqual(expected);
  });

  it('are named after the uniqueid of their leg', () => {
    expect(fileOf('/billing/recordings/1740000000.12.mp3')).toBe('1740000000.12');
    expect(fileOf('http://x/a/1740000000.12.mp3?x=1')).toBe('1740000000.12');
  });

  it('behind a redirect are not fetched', async () => {
    const { client, server } = await against(page(row('7', 'http://169.254.169.254/x.mp3')), options);
    const reply = await client.recordings?.open({ uniqueIds: ['a'] }, '7', { method: 'GET' });
    expect(reply).toMatchObject({ ok: false, code: 'unusable_answer' });
    expect(server.seen).toHaveLength(1);
  });
});
