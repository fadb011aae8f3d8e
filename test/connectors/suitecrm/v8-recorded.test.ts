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

  it('requests a token and reads a contact, in the recorded form', async () => {
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

  it.each(['missing', 'deleted'])('finds nothing for a %s record (HTTP 400)', async (which) => {
    const id = /Contacts\/([^?]+)/.exec(recorded(`v8/contacts-get-${which}`).request.path)?.[1] ?? '';
    replay(['v8/token-password', `v8/contacts-get-${which}`]);
    expect(await connector.readRecord({ type: 'Contacts', id }, AGENT)).toBe(undefined);
  });

  const callAddress = (name: string) => recorded(name).request.path;

  it('creates a call in the recorded form, with times as SuiteCRM stores them', async () => {
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

  it('treats "is already exist" as a repeat when the call exists', async () => {
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

  it('does not restore a call that was deleted in the CRM', async () => {
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

  it('omits a custom field that V8 does not know, and remembers that', async () => {
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

  it('gives up when V8 does not know a field that a call requires', async () => {
    replay(['v8/token-password', 'v8/contacts-get', 'v8/calls-create-unknown-field']);
    expect(await connector.writeActivity(CALL)).toMatchObject({
      kind: 'dead',
      reason: expect.stringContaining('no_such_field'),
      cure: expect.stringContaining('check'),
    });
  });

  it('still writes the activity when the linked contact has just been deleted', async () => {
    nock(CRM_URL)
      .post(/relationships\/contacts/)
      .reply(400, recorded('v8/relationship-add-missing').response.body as Record<string, unknown>);
    nock(CRM_URL)
      .post(/relationships\/users/)
      .reply(201, { data: [] });
    replay(['v8/token-password', 'v8/contacts-get', 'v8/calls-create-own-id']);
    expect((await connector.writeActivity(CALL)).kind).toBe('written');
  });
});
