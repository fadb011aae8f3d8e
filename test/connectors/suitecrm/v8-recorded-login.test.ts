import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import nock from 'nock';
import type { Connector } from '../../../src/calls/connector.ts';
import { anActivity } from '../../contracts/activity.ts';
import { CRM_URL, recorded, replay, shapeOf } from './replay.ts';
import { collectingLog, createV8Connector } from './setup.ts';

const ANNA = '4cf31986-0908-01f0-c05a-6b03ec16eaac';
const AGENT = { crm: 'suite', user: '1' };
const CALL = anActivity({ user: '1', record: { type: 'Contacts', id: ANNA }, notes: 'Notes' });

describe('login, users and check of suitecrm v8 against recorded exchanges', () => {
  let connector: Connector;
  let log: ReturnType<typeof collectingLog>;
  beforeEach(() => {
    nock.disableNetConnect();
    log = collectingLog();
    connector = createV8Connector(CRM_URL, {}, Date.now, log);
  });
  afterEach(async () => {
    await connector.close();
    const unused = nock.pendingMocks();
    nock.cleanAll();
    nock.enableNetConnect();
    expect(unused).toEqual([]);
  });
  const readAnna = () => connector.readRecord({ type: 'Contacts', id: ANNA }, AGENT);

  it('refreshes an expired token, without the password', async () => {
    const sent = replay(
      [...['v8/token-password', 'v8/contacts-get', 'v8/error-expired-token', 'v8/token-refresh']].filter(
        (name) => name !== 'v8/error-expired-token',
      ),
    );
    const expired = recorded('v8/error-expired-token').response;
    expect((await readAnna())?.name).toBe('Anna Becker');
    nock(CRM_URL)
      .get(/Contacts/)
      .query(true)
      .reply(expired.status, expired.body as Record<string, unknown>);
    nock(CRM_URL)
      .get(/Contacts/)
      .query(true)
      .reply(200, recorded('v8/contacts-get').response.body as Record<string, unknown>);
    expect((await readAnna())?.name).toBe('Anna Becker');
    expect(shapeOf(sent[2]?.body)).toEqual(shapeOf(recorded('v8/token-refresh').request.body));
    expect(sent).toHaveLength(3);
  });

  it('logs in once with the password when the refresh token is used up', async () => {
    const expired = recorded('v8/error-expired-token').response;
    const sent = replay(['v8/token-password', 'v8/token-refresh-spent', 'v8/token-password']);
    const contact = recorded('v8/contacts-get').response.body as Record<string, unknown>;
    nock(CRM_URL)
      .get(/Contacts/)
      .query(true)
      .reply(200, contact);
    nock(CRM_URL)
      .get(/Contacts/)
      .query(true)
      .reply(expired.status, expired.body as Record<string, unknown>);
    nock(CRM_URL)
      .get(/Contacts/)
      .query(true)
      .reply(200, contact);
    await readAnna();
    expect((await readAnna())?.name).toBe('Anna Becker');
    expect(sent.map(({ body }) => (body as { grant_type: string }).grant_type)).toEqual([
      'password',
      'refresh_token',
      'password',
    ]);
  });

  it('reports a web server that strips the Authorization header', async () => {
    const refusal = recorded('v8/error-no-token').response;
    replay(['v8/token-password']);
    nock(CRM_URL)
      .get('/Api/V8/current-user')
      .reply(refusal.status, refusal.body as Record<string, unknown>);
    const [line] = await connector.check();
    expect(line).toMatchObject({ ok: false, cure: expect.stringContaining('Authorization header') });
  });

  it.each(['token-wrong-password', 'token-unknown-user', 'token-wrong-secret', 'token-unknown-client'])(
    'never retries %s, and reveals no credentials',
    async (name) => {
      await connector.close();
      connector = createV8Connector(CRM_URL, { password: 'nope' }, Date.now, log);
      const sent = replay([`v8/${name}`]);
      await expect(readAnna()).rejects.toMatchObject({ code: 'crm_unreachable' });
      const result = await connector.writeActivity(CALL);
      const lines = await connector.check();
      expect(result).toMatchObject({ kind: 'retry', retryAfterSec: 900 });
      expect(lines).toHaveLength(1);
      expect(lines[0]?.ok).toBe(false);
      expect(sent).toHaveLength(1);
      expect(JSON.stringify([log.lines, result, lines])).not.toMatch(/nope|testsecret|nobody/);
    },
  );

  it('reads users even though V8 hides their login name and status', async () => {
    const sent = replay(['v8/token-password', 'v8/users-list-admin']);
    const page = await connector.listAgents({ limit: 3 });
    expect(page.items.map(({ user, name }) => [user, name])).toEqual([
      ['1', 'Administrator'],
      ['seed_chris_id', 'Chris Olliver'],
      ['seed_jim_id', 'Jim Brennan'],
    ]);
    expect(page.next).toBe('0:2');
    expect(sent[1]?.path).toContain('page[size]=3&page[number]=1&sort=user_name');
  });

  it('queries a user whose id is not a UUID by filter, and omits unknown custom fields', async () => {
    const paths: string[] = [];
    const found = recorded('v8/users-list-admin').response.body as { data: unknown[] };
    const refusal = JSON.stringify(recorded('v8/contacts-bad-fields').response.body);
    nock(CRM_URL)
      .get('/Api/V8/module/Users')
      .query(true)
      .reply(400, refusal.replace('nosuch', 'mor_username_c, mor_device_c'));
    nock(CRM_URL)
      .get('/Api/V8/module/Users')
      .query(true)
      .reply((path) => {
        paths.push(decodeURIComponent(path));
        return [200, { data: [found.data[1]] } as Record<string, unknown>];
      });
    replay(['v8/token-password']);
    expect(await connector.readAgent('seed_chris_id')).toMatchObject({ name: 'Chris Olliver', active: true });
    expect(paths[0]).toContain('filter[id][eq]=seed_chris_id&filter[status][eq]=Active');
    expect(paths[0]).not.toContain('mor_username_c');
    expect(paths[0]).toContain('mor_source_c');
  });

  it('checks modules, fields and permissions through metadata only', async () => {
    const body = (name: string) => recorded(name).response.body as Record<string, unknown>;
    nock(CRM_URL).get('/Api/V8/current-user').times(2).reply(200, body('v8/current-user-client-credentials'));
    nock(CRM_URL).get('/Api/V8/meta/modules').reply(200, body('v8/meta-modules'));
    nock(CRM_URL)
      .get(/\/Api\/V8\/meta\/fields\/(Calls|Contacts|Leads|Prospects|Accounts)/)
      .times(5)
      .reply(200, body('v8/meta-fields-calls'));
    nock(CRM_URL).get('/Api/V8/module/Users').query(true).reply(200, body('v8/users-list-admin'));
    replay(['v8/token-password']);
    const lines = await connector.check();
    const line = (link: string) => lines.find((found) => found.link === `crm suite: ${link}`);
    expect(line('login')).toMatchObject({ ok: true, detail: 'logged in as admin (V8)' });
    expect(line('activities')?.ok).toBe(true);
    expect(line('users')?.ok).toBe(true);
    expect(line('activity fields')).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/description, mor_call_id_c, mor_talk_seconds_c, mor_outcome_c/),
      cure: expect.stringContaining('Install the package'),
    });
    expect(line('module Contacts')).toMatchObject({
      ok: false,
      detail: expect.stringContaining('phone_work'),
    });
  });

  it('reports that there is no API at the address', async () => {
    const { body } = recorded('v8/unknown-route').response;
    nock(CRM_URL).post('/Api/access_token').reply(404, JSON.stringify(body));
    const [line] = await connector.check();
    expect(line).toMatchObject({ ok: false, cure: expect.stringContaining('apiPath') });
  });
});
