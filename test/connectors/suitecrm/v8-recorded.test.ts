import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { callRecordId } from '../../../connectors/shared/beans/call-fields.ts';
import type { Connector } from '../../../src/calls/connector.ts';
import { anActivity } from '../../contracts/activity.ts';
import { CRM_URL, decode, recorded, replay, shapeOf } from './replay.ts';
import { collectingLog, createV8Connector } from './setup.ts';

const ANNA = '4cf31986-0908-01f0-c05a-6b03ec16eaac';
const AGENT = { crm: 'suite', user: '1' };
const CALL = anActivity({ user: '1', record: { type: 'Contacts', id: ANNA }, notes: 'Notes' });
const OWN_FIELDS = { mor_call_id_c: 'string', mor_talk_seconds_c: 'number', mor_outcome_c: 'string' };

describe('suitecrm v8 against recorded exchanges', () => {
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

  it('asks for a token and reads a contact, in the recorded form', async () => {
    const sent = replay(['v8/token-password', 'v8/contacts-get']);
    expect(await readAnna()).toMatchObject({
      name: 'Anna Becker',
      numbers: [
        { field: 'phone_work', value: '+49 211 5550101' },
        { field: 'phone_mobile', value: '+49 171 5550101' },
      ],
      doNotCall: false,
    });
    const [token, read] = sent;
    const recordedToken = recorded('v8/token-password').request;
    expect(Object.keys(token?.body ?? {}).toSorted()).toEqual(
      Object.keys(recordedToken.body ?? {}).toSorted(),
    );
    expect(token?.headers).toMatchObject(recordedToken.headers);
    const recordedRead = recorded('v8/contacts-get').request;
    expect(read?.headers).toMatchObject({
      ...recordedRead.headers,
      authorization: 'Bearer ACCESS-TOKEN-1',
    });
    expect(read?.path.replace(/=.*/, '')).toBe(recordedRead.path.replace(/=.*/, ''));
  });

  it('uses client credentials when there is no user name', async () => {
    const options = { username: undefined, password: undefined };
    await connector.close();
    connector = createV8Connector(CRM_URL, options);
    const sent = replay(['v8/token-client-credentials', 'v8/contacts-get']);
    await readAnna();
    expect(shapeOf(sent[0]?.body)).toEqual(shapeOf(recorded('v8/token-client-credentials').request.body));
  });

  it.each([
    ['apostrophe', "Fritz O'Neil"],
    ['umlaut', 'Chloé Dürr'],
  ])('decodes the contact with %s', async (which, name) => {
    const id = /Contacts\/([^?]+)/.exec(recorded(`v8/contacts-get-${which}`).request.path)?.[1] ?? '';
    replay(['v8/token-password', `v8/contacts-get-${which}`]);
    expect((await connector.readRecord({ type: 'Contacts', id }, AGENT))?.name).toBe(name);
  });

  it.each(['missing', 'deleted'])('finds nothing for a record that is %s (HTTP 400)', async (which) => {
    const id = /Contacts\/([^?]+)/.exec(recorded(`v8/contacts-get-${which}`).request.path)?.[1] ?? '';
    replay(['v8/token-password', `v8/contacts-get-${which}`]);
    expect(await connector.readRecord({ type: 'Contacts', id }, AGENT)).toBe(undefined);
  });

  const callAddress = (name: string) => recorded(name).request.path;

  it('creates a call in the recorded form, with times that SuiteCRM stores', async () => {
    const id = callRecordId(CALL.callId);
    const links = ['contacts', 'users'].map((link) => `/Api/V8/module/Calls/${id}/relationships/${link}`);
    const bodies: unknown[] = [];
    for (const path of links) {
      const { status, body } = recorded('v8/relationship-add-by-link').response;
      nock(CRM_URL)
        .post(path)
        .reply((_path, sentBody) => {
          bodies.push(decode(sentBody));
          return [status, body as Record<string, unknown>];
        });
    }
    const sent = replay(['v8/token-password', 'v8/contacts-get', 'v8/calls-create-own-id']);
    expect(await connector.writeActivity(CALL)).toMatchObject({ kind: 'written', id });
    const create = sent[2];
    const { request } = recorded('v8/calls-create-own-id');
    const attributes = shapeOf((request.body as { data: { attributes: unknown } }).data.attributes);
    expect(create?.headers).toMatchObject({ 'content-type': request.headers['content-type'] ?? '' });
    expect(shapeOf(create?.body)).toEqual({
      data: { type: 'string', id: 'string', attributes: { ...(attributes as object), ...OWN_FIELDS } },
    });
    expect(create?.body).toMatchObject({
      data: {
        type: 'Calls',
        id,
        attributes: {
          status: 'Held',
          direction: 'Outbound',
          date_start: '2026-11-23 09:00:00',
          duration_minutes: 1,
        },
      },
    });
    expect(bodies).toEqual([{ data: { type: 'Contacts', id: ANNA } }, { data: { type: 'Users', id: '1' } }]);
    expect(shapeOf(bodies[0])).toEqual(shapeOf(recorded('v8/relationship-add-by-link').request.body));
    expect(callAddress('v8/relationship-add-by-link')).toMatch(/\/relationships\/contacts$/);
  });

  it('takes "is already exist" for a repeat when the call is there', async () => {
    const record = { ...(recorded('v8/calls-get').response.body as object) };
    const id = callRecordId(CALL.callId);
    nock(CRM_URL).get(`/Api/V8/module/Calls/${id}`).query(true).reply(200, record);
    nock(CRM_URL)
      .post(/relationships/)
      .times(2)
      .reply(201, { data: [] });
    replay(['v8/token-password', 'v8/contacts-get', 'v8/calls-create-own-id-repeat']);
    expect(await connector.writeActivity(CALL)).toMatchObject({ kind: 'written', id });
  });

  it('does not bring back a call that was deleted in the CRM', async () => {
    const { status, body } = recorded('v8/contacts-get-deleted').response;
    const gone = JSON.stringify(body).replace('Contacts module', 'Calls module');
    nock(CRM_URL)
      .get(/\/module\/Calls\//)
      .query(true)
      .reply(status, gone);
    replay(['v8/token-password', 'v8/contacts-get', 'v8/calls-create-id-of-deleted']);
    expect(await connector.writeActivity(CALL)).toMatchObject({
      kind: 'dead',
      reason: expect.stringContaining('deleted in the CRM'),
    });
  });

  it('leaves a custom field out that V8 does not know, and remembers it', async () => {
    const refusal = JSON.stringify(recorded('v8/calls-create-unknown-field').response.body);
    const refuse = (field: string) =>
      nock(CRM_URL).post('/Api/V8/module').reply(400, refusal.replace('no_such_field', field));
    const accepted: Record<string, unknown>[] = [];
    refuse('mor_talk_seconds_c');
    refuse('mor_outcome_c');
    nock(CRM_URL)
      .post('/Api/V8/module')
      .times(2)
      .reply((_path, body) => {
        accepted.push((decode(body) as { data: { attributes: Record<string, unknown> } }).data.attributes);
        return [201, recorded('v8/calls-create-own-id').response.body as Record<string, unknown>];
      });
    nock(CRM_URL)
      .get(/\/module\/Contacts\//)
      .query(true)
      .times(2)
      .reply(200, recorded('v8/contacts-get').response.body as Record<string, unknown>);
    nock(CRM_URL)
      .post(/relationships/)
      .times(4)
      .reply(201, { data: [] });
    replay(['v8/token-password']);
    expect((await connector.writeActivity(CALL)).kind).toBe('written');
    expect((await connector.writeActivity({ ...CALL, callId: 'another' })).kind).toBe('written');
    expect(accepted).toHaveLength(2);
    for (const attributes of accepted) {
      expect(Object.keys(attributes)).toContain('mor_call_id_c');
      expect(Object.keys(attributes)).not.toContain('mor_talk_seconds_c');
    }
  });

  it('gives up when V8 does not know a field that a call cannot do without', async () => {
    replay(['v8/token-password', 'v8/contacts-get', 'v8/calls-create-unknown-field']);
    expect(await connector.writeActivity(CALL)).toMatchObject({
      kind: 'dead',
      reason: expect.stringContaining('no_such_field'),
      cure: expect.stringContaining('check'),
    });
  });

  it('still has its activity when the contact of the link has just gone', async () => {
    nock(CRM_URL)
      .post(/relationships\/contacts/)
      .reply(400, recorded('v8/relationship-add-missing').response.body as Record<string, unknown>);
    nock(CRM_URL)
      .post(/relationships\/users/)
      .reply(201, { data: [] });
    replay(['v8/token-password', 'v8/contacts-get', 'v8/calls-create-own-id']);
    expect((await connector.writeActivity(CALL)).kind).toBe('written');
  });

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

  it('logs in with the password once when the refresh token is spent', async () => {
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

  it('says so when the web server swallows the Authorization header', async () => {
    const refusal = recorded('v8/error-no-token').response;
    replay(['v8/token-password']);
    nock(CRM_URL)
      .get('/Api/V8/current-user')
      .reply(refusal.status, refusal.body as Record<string, unknown>);
    const [line] = await connector.check();
    expect(line).toMatchObject({ ok: false, cure: expect.stringContaining('Authorization header') });
  });

  it.each(['token-wrong-password', 'token-unknown-user', 'token-wrong-secret', 'token-unknown-client'])(
    'never repeats %s, and keeps what it says to itself',
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

  it('reads users although V8 hides their login name and state', async () => {
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

  it('asks for a user whose id is no UUID by filter, and leaves unknown custom fields out', async () => {
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

  it('checks modules, fields and rights by metadata only', async () => {
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

  it('says when there is no API at this address', async () => {
    const { body } = recorded('v8/unknown-route').response;
    nock(CRM_URL).post('/Api/access_token').reply(404, JSON.stringify(body));
    const [line] = await connector.check();
    expect(line).toMatchObject({ ok: false, cure: expect.stringContaining('apiPath') });
  });
});
