import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { callRecordId } from '../../../connectors/shared/beans/call-fields.ts';
import type { Connector } from '../../../src/calls/connector.ts';
import { anActivity } from '../../contracts/activity.ts';
import { argumentShapes, CRM_URL, recorded, replay } from './replay.ts';
import { createLegacyConnector } from './setup.ts';

const ANNA = '4cf31986-0908-01f0-c05a-6b03ec16eaac';
const AGENT = { crm: 'suite', user: 'seed_sally_id' };
const CALL = anActivity({ user: 'seed_sally_id', record: { type: 'Contacts', id: ANNA }, notes: 'Notes' });

describe('suitecrm v4_1 against recorded exchanges', () => {
  let connector: Connector;
  beforeEach(() => {
    nock.disableNetConnect();
    connector = createLegacyConnector(CRM_URL);
  });
  afterEach(async () => {
    await connector.close();
    const unused = nock.pendingMocks();
    nock.cleanAll();
    nock.enableNetConnect();
    expect(unused).toEqual([]);
  });

  it('logs in with the digest of the password and reads a contact, in the recorded form', async () => {
    const sent = replay(['legacy/login-ok', 'legacy/get-entry-contact']);
    expect(await connector.readRecord({ type: 'Contacts', id: ANNA }, AGENT)).toEqual({
      ref: { type: 'Contacts', id: ANNA },
      name: 'Anna Becker',
      numbers: [
        { field: 'phone_work', value: '+49 211 5550101' },
        { field: 'phone_mobile', value: '+49 171 5550101' },
      ],
      doNotCall: false,
      url: `${CRM_URL}/index.php?module=Contacts&action=DetailView&record=${ANNA}`,
    });
    const [login, read] = sent;
    const [recordedLogin, recordedRead] = ['legacy/login-ok', 'legacy/get-entry-contact'].map(recorded);
    expect(Object.keys(login?.body ?? {})).toEqual(Object.keys(recordedLogin?.request.body ?? {}));
    expect(argumentShapes(login?.body)).toEqual(argumentShapes(recordedLogin?.request.body));
    // The same password gives the same digest as in the recording.
    expect(login?.body).toMatchObject({
      rest_data: [
        { user_name: 'admin', password: '21232f297a57a5a743894a0e4a801fc3' },
        expect.anything(),
        expect.anything(),
      ],
    });
    expect(login?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(read?.body).toMatchObject({
      method: 'get_entry',
      rest_data: ['SESSION-1', 'Contacts', ANNA, expect.any(Array), [], false],
    });
    // The recording also requests e-mail addresses; PHP is strict only about the number and types of the arguments.
    expect(argumentShapes(read?.body)).toEqual(
      argumentShapes(recordedRead?.request.body).map((shape, i) => (i === 4 ? 'list' : shape)),
    );
  });

  it('sends the password itself only when configured to', async () => {
    await connector.close();
    connector = createLegacyConnector(CRM_URL, {
      username: 'sally',
      password: 'sally',
      passwordEncoding: 'plain',
    });
    const sent = replay(['legacy/login-ok-plain', 'legacy/get-entry-contact']);
    await connector.readRecord({ type: 'Contacts', id: ANNA }, AGENT);
    const { request } = recorded('legacy/login-ok-plain');
    expect((sent[0]?.body as { rest_data: unknown[] }).rest_data[0]).toEqual(
      (request.body as { rest_data: unknown[] }).rest_data[0],
    );
  });

  it.each([
    ['apostrophe', "Fritz O'Neil", ['+49 211 5550106 ext. 12']],
    ['umlaut', 'Chloé Dürr', ['(0211) 5550103']],
    ['no-phone', expect.any(String), []],
  ])('decodes the contact with %s', async (which, name, numbers) => {
    const exchange = recorded(`legacy/get-entry-contact-${which}`);
    const id = (exchange.request.body as { rest_data: string[] }).rest_data[2] ?? '';
    replay(['legacy/login-ok', `legacy/get-entry-contact-${which}`]);
    const record = await connector.readRecord({ type: 'Contacts', id }, AGENT);
    expect(record?.name).toEqual(name);
    expect(record?.numbers.map(({ value }) => value)).toEqual(numbers);
  });

  it.each(['missing', 'deleted'])('finds nothing for a %s record', async (which) => {
    replay(['legacy/login-ok', `legacy/get-entry-contact-${which}`]);
    expect(await connector.readRecord({ type: 'Contacts', id: ANNA }, AGENT)).toBe(undefined);
  });

  it('creates a call in the recorded form, with times as SuiteCRM stores them', async () => {
    const sent = replay([
      ...['legacy/login-ok', 'legacy/get-entry-contact', 'legacy/set-entry-call-own-id'],
      ...['legacy/set-relationship-call-contact', 'legacy/set-relationship-call-user'],
    ]);
    const id = callRecordId(CALL.callId);
    expect(await connector.writeActivity(CALL)).toEqual({
      kind: 'written',
      id,
      url: `${CRM_URL}/index.php?module=Calls&action=DetailView&record=${id}`,
    });
    const [, , create, contact, user] = sent;
    const [, , shape] = argumentShapes(create?.body);
    const [, , recordedShape] = argumentShapes(recorded('legacy/set-entry-call-own-id').request.body);
    expect(shape).toEqual({
      ...(recordedShape as object),
      mor_call_id_c: 'string',
      mor_talk_seconds_c: 'number',
      mor_outcome_c: 'string',
    });
    expect(create?.body).toMatchObject({
      method: 'set_entry',
      rest_data: [
        'SESSION-1',
        'Calls',
        expect.arrayContaining([
          { name: 'new_with_id', value: true },
          { name: 'id', value: id },
          { name: 'status', value: 'Held' },
          { name: 'date_start', value: '2026-11-23 09:00:00' },
          { name: 'duration_minutes', value: 1 },
          { name: 'mor_talk_seconds_c', value: 65 },
          { name: 'mor_call_id_c', value: CALL.callId },
        ]),
      ],
    });
    expect(contact?.body).toMatchObject({
      method: 'set_relationship',
      rest_data: ['SESSION-1', 'Calls', id, 'contacts', [ANNA], [], 0],
    });
    expect(user?.body).toMatchObject({
      rest_data: ['SESSION-1', 'Calls', id, 'users', ['seed_sally_id'], [], 0],
    });
  });

  it('recognises the HTTP 500 of a repeated create', async () => {
    replay([
      ...['legacy/login-ok', 'legacy/get-entry-contact', 'legacy/set-entry-call-own-id-repeat'],
      ...['legacy/get-entry-call', 'legacy/get-entry-call'],
      ...['legacy/set-relationship-call-contact', 'legacy/set-relationship-unknown-link'],
    ]);
    expect(await connector.writeActivity(CALL)).toMatchObject({
      kind: 'written',
      id: callRecordId(CALL.callId),
    });
  });

  it('retries later when the HTTP 500 was a database failure', async () => {
    replay([
      ...['legacy/login-ok', 'legacy/get-entry-contact', 'legacy/set-entry-call-own-id-repeat'],
      'legacy/get-entry-contact-missing',
    ]);
    expect((await connector.writeActivity(CALL)).kind).toBe('retry');
  });

  it('gives up with a cure when access is denied (HTTP 200, number 40)', async () => {
    replay(['legacy/login-ok', 'legacy/get-entry-contact', 'legacy/set-entry-user-sally-other']);
    const result = await connector.writeActivity(CALL);
    expect(result).toMatchObject({ kind: 'dead', reason: expect.stringContaining('Access Denied') });
    expect(result).toHaveProperty('cure', expect.stringContaining('edit Calls'));
  });

  it('logs in again when the session has ended (HTTP 200, number 11)', async () => {
    const sent = replay([
      ...['legacy/login-ok', 'legacy/get-entry-contact'],
      ...['legacy/error-invalid-session-get-entry', 'legacy/login-ok', 'legacy/get-entry-contact'],
    ]);
    await connector.readRecord({ type: 'Contacts', id: ANNA }, AGENT);
    expect((await connector.readRecord({ type: 'Contacts', id: ANNA }, AGENT))?.name).toBe('Anna Becker');
    expect(sent.filter(({ body }) => (body as { method: string }).method === 'login')).toHaveLength(2);
  });

  it.each(['legacy/error-empty-session', 'legacy/rest-data-list-too-short'])(
    'does not mistake the answer in %s for a record',
    async (answer) => {
      replay(['legacy/login-ok', answer]);
      await expect(connector.readRecord({ type: 'Contacts', id: ANNA }, AGENT)).rejects.toMatchObject({
        code: 'crm_unreachable',
      });
    },
  );

  it.each(['legacy/login-wrong-password', 'legacy/login-inactive'])('never retries %s', async (answer) => {
    const sent = replay([answer]);
    await expect(connector.readRecord({ type: 'Contacts', id: ANNA }, AGENT)).rejects.toMatchObject({
      code: 'crm_unreachable',
    });
    expect((await connector.writeActivity(CALL)).kind).toBe('retry');
    const lines = await connector.check();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ ok: false, detail: expect.stringContaining('refused the login') });
    expect(lines[0]?.cure).toContain('restart the connector');
    expect(sent).toHaveLength(1);
  });

  it('lists users with login name, telephone and status, in the recorded form', async () => {
    const sent = replay(['legacy/login-ok', 'legacy/get-entry-list-users']);
    const page = await connector.listAgents({ limit: 20 });
    expect(page).not.toHaveProperty('next');
    expect(page.items).toHaveLength(7);
    expect(page.items[0]).toMatchObject({
      user: '1',
      name: 'Administrator',
      username: 'admin',
      active: true,
    });
    expect(argumentShapes(sent[1]?.body)).toEqual(
      argumentShapes(recorded('legacy/get-entry-list-users').request.body),
    );
  });

  it('reads one user', async () => {
    replay(['legacy/login-ok', 'legacy/get-entry-user-sally-self']);
    expect(await connector.readAgent('seed_sally_id')).toEqual({
      user: 'seed_sally_id',
      name: 'Sally Bronsen',
      username: 'sally',
      email: 'sally@example.com',
      active: true,
      mapping: {},
    });
  });
});
