import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { MorReply } from '../../src/calls/mor-gateway.ts';
import { KEY, clientFor, startHttp } from './loopback.ts';
import { against, sent, sha1, status, toClose } from './questions-setup.ts';

describe('people and devices', () => {
  const SECRETS = /s3cret|1234pin|pa55/;

  it('device: the fields that matter, never its secrets', async () => {
    const { client, server } = await against(
      `<page><id>5 </id><name>101</name><secret>s3cret</secret><pin>1234pin</pin><callerid>"Ann" &lt;101&gt;</callerid>
       <username>ann101</username><device_type>SIP</device_type><user_id>2</user_id></page>`,
    );
    const reply = await client.device('5');
    expect(reply).toEqual({
      ok: true,
      value: { id: '5', type: 'SIP', username: 'ann101', callerId: '"Ann" <101>', userId: '2' },
    });
    expect(JSON.stringify(reply)).not.toMatch(SECRETS);
    expect(sent(server)).toEqual([{ device_id: '5', u: 'admin', hash: sha1(`5${KEY}`) }]);
  });

  it('device: falls back to name and extension; another page is unusable', async () => {
    const named = await against('<page><id>5</id><name>n</name><device_type/></page>');
    expect(await named.client.device('5')).toEqual({ ok: true, value: { id: '5', username: 'n' } });
    const extension = await against('<page><id>5</id><extension>e</extension><device_type/></page>');
    expect(await extension.client.device('5')).toEqual({ ok: true, value: { id: '5', username: 'e' } });
    for (const body of ['<page><id>5</id></page>', '<page><device_type>SIP</device_type></page>'])
      expect(await (await against(body)).client.device('5')).toMatchObject({ code: 'unusable_answer' });
    const gone = await against('<error>Device was not found</error>');
    expect(await gone.client.device('5')).toEqual({
      ok: false,
      code: 'bad_device',
      text: 'Device was not found',
    });
  });

  it('devices: one or many, without secrets, gzipped or not; no devices is an empty list', async () => {
    const one =
      '<device><device_id>5</device_id><device_type>SIP</device_type><username>101</username><secret>s3cret</secret></device>';
    const two = '<device><device_id>6</device_id><device_type>IAX2</device_type></device><device/>';
    const first = { id: '5', type: 'SIP', username: '101' };
    const { client, server } = await against(gzipSync(`<page><devices>${one}</devices></page>`));
    expect(await client.devices('2')).toEqual({ ok: true, value: [first] });
    expect(sent(server)).toEqual([{ user_id: '2', u: 'admin', hash: sha1(`2${KEY}`) }]);
    const many = await against(`<page><devices>${one}${two}</devices></page>`);
    expect(await many.client.devices('2')).toEqual({ ok: true, value: [first, { id: '6', type: 'IAX2' }] });
    for (const body of ['<page><error>Device not found</error></page>', '<page><devices/></page>'])
      expect(await (await against(body)).client.devices('2')).toEqual({ ok: true, value: [] });
    expect(await (await against('<page><x/></page>')).client.devices('2')).toMatchObject({
      code: 'unusable_answer',
    });
  });

  it('user details by id or name', async () => {
    const body = `<page><pagename>Personal details</pagename><userid>2</userid><details><main_detail><balance>0</balance></main_detail>
      <other_details><username>ann</username><first_name>Ann</first_name><surname>Lee</surname></other_details>
      <registration><reg_phone>+3701</reg_phone><reg_mobile>+3702</reg_mobile><reg_email>a@b.c</reg_email></registration></details></page>`;
    const { client, server } = await against(body);
    expect(await client.userDetails({ userId: '2' })).toEqual({
      ok: true,
      value: {
        id: '2',
        username: 'ann',
        firstName: 'Ann',
        lastName: 'Lee',
        email: 'a@b.c',
        telephone: '+3701',
        mobile: '+3702',
      },
    });
    await client.userDetails({ username: 'ann' });
    expect(sent(server)).toEqual([
      { user_id: '2', u: 'admin', hash: sha1(`2${KEY}`) },
      { username: 'ann', u: 'admin', hash: sha1(`ann${KEY}`) },
    ]);
    const missing = await against('<error>User was not found</error>');
    expect(await missing.client.userDetails({ userId: '9' })).toMatchObject({
      ok: false,
      text: 'User was not found',
    });
    for (const other of ['<page><userid>2</userid></page>', '<page><details/></page>'])
      expect(await (await against(other)).client.userDetails({})).toMatchObject({ code: 'unusable_answer' });
  });

  it('users: with the password, which appears in nothing we return', async () => {
    const user =
      '<user><id>2</id><username>ann</username><first_name>Ann</first_name><last_name>Lee</last_name><balance>0</balance></user>';
    const { client, server } = await against(
      `<page><status><users>${user}<user><id>3</id></user><user><username>x</username></user></users></status></page>`,
    );
    expect(await client.users()).toEqual({
      ok: true,
      value: [{ id: '2', username: 'ann', firstName: 'Ann', lastName: 'Lee' }],
    });
    expect(sent(server)).toEqual([
      { u: 'admin', p: status.password, hash: sha1(`admin${status.password}${KEY}`) },
    ]);
    const flat = await against(`<page><users>${user}</users></page>`);
    expect(await flat.client.users()).toMatchObject({ ok: true, value: [{ id: '2' }] });
    const none = await against('<page><status><error>No Users found</error></status></page>');
    expect(await none.client.users()).toEqual({ ok: true, value: [] });
    expect(await (await against('<page><x/></page>')).client.users()).toMatchObject({
      code: 'unusable_answer',
    });
    const echo = await against(`<error>wrong ${status.password}</error>`);
    expect(JSON.stringify(await echo.client.users())).not.toMatch(SECRETS);
  });

  it('users: without a password names the missing setting, and sends nothing', async () => {
    const { client, server } = await against('<page/>', { status: { username: 'admin' } });
    expect(await client.users()).toMatchObject({
      ok: false,
      text: expect.stringMatching(/status\.password/),
    });
    expect(server.seen).toHaveLength(0);
  });

  it('version', async () => {
    const { client, server } = await against('<page><version> MOR X19 </version></page>');
    expect(await client.version()).toEqual({ ok: true, value: 'MOR X19' });
    expect(sent(server)).toEqual([{ u: 'admin', hash: sha1(KEY) }]);
    expect(await (await against('<page/>')).client.version()).toMatchObject({ code: 'unusable_answer' });
  });
});

describe('without the settings for queries', () => {
  it('every query names the missing setting', async () => {
    const { client, server } = await against('<page/>', { status: undefined });
    expect([client.canFollow, client.canHangUp, client.id]).toEqual([false, false, 'main']);
    const replies: MorReply<unknown>[] = await Promise.all([
      client.activeCalls(),
      client.cdrs({ fromMs: 0, toMs: 1 }),
      client.version(),
      client.device('1'),
      client.devices('1'),
      client.userDetails({}),
      client.users(),
    ]);
    for (const reply of replies)
      expect(reply).toMatchObject({ ok: false, text: expect.stringMatching(/status\.username/) });
    expect(server.seen).toHaveLength(0);
  });

  it('an unreachable MOR and a lost answer are distinguished', async () => {
    const gone = await startHttp(() => undefined);
    await gone.close();
    const { client } = clientFor(gone.url, { status });
    toClose.push(client.close.bind(client));
    expect(await client.version()).toMatchObject({ ok: false, code: 'unreachable' });
    const silent = await startHttp((_, response) => response.destroy());
    const lost = clientFor(silent.url, { status });
    toClose.push(lost.client.close.bind(lost.client), silent.close);
    expect(await lost.client.version()).toMatchObject({ ok: false, code: 'unusable_answer' });
  });
});
