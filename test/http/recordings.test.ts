import { API_KEY } from '../helpers/app.ts';
import { describe, expect, it } from '@jest/globals';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { defined } from '../../src/defined.ts';
import type { Answer } from '../helpers/app.ts';
import {
  SOON_MS,
  simulator,
  app,
  start,
  talked,
  stateOf,
  until,
  recorded,
  listen,
  tokenOf,
  listenAs,
  heardBy,
  waitErased,
} from './recorded-calls.ts';

describe('a recording', () => {
  const found = fixtureOfAll(
    () => recorded(),
    () => app().close(),
  );

  it('is found after a restart, played in ranges, audited once, and its address stays in the service', async () => {
    const id = found();
    expect(await stateOf(id)).toEqual({ state: 'available', durationSec: expect.any(Number) });
    const ticket = await app().request('POST', `/v1/calls/${id}/recording-ticket`, { body: { user: 'ann' } });
    expect(ticket.status).toBe(201);

    const whole = await listen(id);
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
    expect(whole.headers.get('cache-control')).toBe('no-store');
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect(bytes.length).toBe(Number(whole.headers.get('content-length')));
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xf3]));

    const part = await listen(id, { range: 'bytes=100-199' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${bytes.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(100, 200));
    const etag = whole.headers.get('etag') ?? '';
    expect((await listen(id, { range: 'bytes=0-9', 'if-range': etag })).status).toBe(206);
    expect((await listen(id, { range: 'bytes=0-9', 'if-range': '"old"' })).status).toBe(200);
    expect((await listen(id, { range: `bytes=${bytes.length}-` })).status).toBe(416);
    const head = await fetch(whole.url, { method: 'HEAD', headers: { authorization: `Bearer ${API_KEY}` } });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
    expect(await heardBy()).toEqual(['crm:site']);

    const stored = JSON.stringify([await app().runtime.book.get(id), app().log.lines]);
    expect(stored).not.toContain('.mp3');
    expect(JSON.stringify((await app().request('GET', `/v1/calls/${id}`)).body)).not.toContain('.mp3');
  });

  it('is opened once with a ticket, within a minute, for one call; a browser gets a player', async () => {
    const id = found();
    const issue = async (): Promise<string> =>
      String(
        (await app().request('POST', `/v1/calls/${id}/recording-ticket`, { body: { user: 'ann' } })).body[
          'url'
        ],
      );
    const url = await issue();
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch((await issue()).replace(id, 'another'))).status).toBe(401);
    expect(await heardBy()).toEqual(['agent:site/ann', 'crm:site']);

    const page = await fetch(await issue(), { headers: { accept: 'text/html,*/*' } });
    const text = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const inner = (JSON.parse(/"data">(.*?)<\/script>/.exec(text)?.[1] ?? '') as { url: string }).url;
    const asPage = { accept: 'text/html' };
    for (const part of ['bytes=0-9', 'bytes=10-19']) {
      const audio = await fetch(app().url + inner, { headers: { ...asPage, range: part } });
      expect([audio.status, audio.headers.get('content-type')]).toEqual([206, 'audio/mpeg']);
    }
    expect((await fetch((app().url + inner).replace(id, 'another'))).status).toBe(401);
    expect((await fetch(page.url, { headers: asPage })).status).toBe(401);

    const texts = async (language: string | undefined, header: string): Promise<string> => {
      const body = { user: 'ann', ...defined({ language }) };
      const issued = await app().request('POST', `/v1/calls/${id}/recording-ticket`, { body });
      const headers = { accept: 'text/html', 'accept-language': header };
      return (await fetch(String(issued.body['url']), { headers })).text();
    };
    expect(await texts('de_DE', 'lt')).toContain('<html lang="de">');
    expect(await texts(undefined, 'fr-FR,lt;q=0.8')).toMatch(/<html lang="lt">[^]*Įrašas: /);
    expect(await texts('xx', '*')).toContain('<html lang="en">');

    const token = await tokenOf('ann');
    const path = `/v1/calls/${id}/recording-ticket`;
    expect((await app().request('POST', path, { key: token, body: { user: 'ann' } })).status).toBe(403);
  });

  it('tells the people of the call who has listened to it, and nobody else', async () => {
    const id = found();
    const asked = async (user: string): Promise<Answer> =>
      app().request('GET', `/v1/calls/${id}/listeners`, { key: await tokenOf(user) });
    await listen(id);
    await listenAs('ann', id);
    const { status, body } = await asked('ann');
    expect(status).toBe(200);
    const kinds = (body['items'] as { kind: string; name?: string }[]).map(({ kind, name }) => [kind, name]);
    expect(kinds).toHaveLength((await heardBy()).length);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['agent', 'ann'],
        ['crm', undefined],
      ]),
    );
    expect((await asked('amy')).status).toBe(404);
  });

  it('is only for those who talked when recordings.listen is own', async () => {
    const id = found();
    const answers = [await listenAs('ann', id), await listenAs('amy', id)];
    expect(answers.map(({ status }) => status)).toEqual([200, 403]);
    const ticket = await app().request('POST', `/v1/calls/${id}/recording-ticket`, { body: { user: 'bob' } });
    expect([ticket.status, ticket.body['code']]).toEqual([403, 'forbidden']);
  });

  it('that MOR gives only to sessions tells the listener so', async () => {
    const id = found();
    simulator().options.recordingsNeedLogin = true;
    const answer = await app().request('GET', `/v1/calls/${id}/recording`, { key: await tokenOf('ann') });
    simulator().options.recordingsNeedLogin = false;
    expect([answer.status, answer.body['code']]).toEqual([503, 'recording_unavailable']);
  });
});

describe('a recording, one for each test', () => {
  it('is deleted in MOR when its retention ends, and its call outlives it', async () => {
    const { id, folder } = await talked({ keepDays: 1 });
    await app().stop();
    await start({ keepDays: 1 }, 2 * 86_400_000, folder);
    expect(await until(id, 'deleted')).toMatchObject({ reason: 'expired' });
    await waitErased(id);
    expect((await listen(id)).status).toBe(404);
    await app().close();
  });

  it('is deleted without the consent that the agent must tick, and kept with it', async () => {
    const asks = { notice: 'agent_says' };
    const tick = (id: string): Promise<Answer> =>
      app().request('PATCH', `/v1/calls/${id}`, { body: { consent: true } });
    const without = await talked(asks);
    expect((await app().request('GET', `/v1/calls/${without.id}`)).body['consent']).toEqual({
      given: false,
      open: true,
    });
    await app().stop();
    await start(asks, SOON_MS, without.folder);
    expect(await until(without.id, 'deleted')).toMatchObject({ reason: 'no_consent' });
    expect((await tick(without.id)).status).toBe(404);
    await app().close();

    const given = await talked(asks, tick);
    await app().stop();
    await start(asks, SOON_MS, given.folder);
    await until(given.id, 'available');
    await app().request('PATCH', `/v1/calls/${given.id}`, { body: { consent: false } });
    await until(given.id, 'deleted');
    await app().close();
  });

  it('is not looked for unless enabled, nor after calls without a conversation', async () => {
    const { id } = await talked({ enabled: false });
    expect(await stateOf(id)).toBeUndefined();
    expect((await listen(id)).status).toBe(404);
    await app().close();
    await start();
    const busy = await app().request('POST', '/v1/calls', { body: { user: 'ann', number: '+37060009002' } });
    await app().until(String(busy.body['id']), 'ended');
    expect(await stateOf(String(busy.body['id']))).toBeUndefined();
  });
});
