import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { callRecordId } from '../../../connectors/shared/beans/call-fields.ts';
import type { Connector } from '../../../src/calls/connector.ts';
import { anActivity } from '../../contracts/activity.ts';
import { startSugar } from '../../simulators/sugarcrm/server.ts';
import type { SugarFake } from '../../simulators/sugarcrm/server.ts';
import { createSugarConnector } from './setup.ts';

/** No recordings of this API exist; the requests follow its documentation. */
describe('requests to Sugar', () => {
  let fake: SugarFake;
  let connector: Connector;
  beforeEach(async () => {
    fake = await startSugar();
    connector = createSugarConnector(fake.url);
  });
  afterEach(async () => {
    await connector.close();
    await fake.server.close();
  });
  const sent = (method: string, path: string) =>
    fake.server.requests.filter(
      (request) => request.method === method && request.path === `/rest/v11_24${path}`,
    );
  const bodyOf = (method: string, path: string): unknown => JSON.parse(sent(method, path)[0]?.body ?? 'null');

  it('logs in on its own platform and sends the token in the oauth-token header', async () => {
    await connector.readAgent('1');
    expect(bodyOf('POST', '/oauth2/token')).toEqual({
      grant_type: 'password',
      client_id: 'sugar',
      client_secret: '',
      username: 'admin',
      password: 'admin',
      platform: 'mor_click2call',
    });
    const [read] = sent('GET', '/Users/1');
    expect(read?.headers['oauth-token']).toMatch(/^[0-9a-f-]{36}$/);
    expect(read?.query.get('fields')?.split(',')).toContain('email');
  });

  it('creates a call with its links in one request', async () => {
    const user = await fake.crm.addUser({ name: 'Ada Agent' });
    const record = await fake.crm.addRecord({ name: 'Anna Becker', phones: [] });
    const activity = anActivity({ user, record, notes: 'a & b <c', outcome: 'busy', talkSeconds: 0 });
    await connector.writeActivity(activity);
    expect(bodyOf('POST', '/Calls')).toEqual({
      id: callRecordId(activity.callId),
      name: 'Call answered, 1:05',
      status: 'Not Held',
      direction: 'Outbound',
      duration_hours: 0,
      duration_minutes: 0,
      date_start: '2026-11-23T09:00:00+00:00',
      description: 'a & b < c',
      parent_type: 'Contacts',
      parent_id: record.id,
      assigned_user_id: user,
      mor_call_id_c: activity.callId,
      mor_talk_seconds_c: 0,
      mor_outcome_c: 'busy',
      contacts: { add: [record.id] },
      users: { add: [user] },
    });
    // Login, contact and call: nothing else.
    expect(fake.server.requests).toHaveLength(3);
  });

  it('queries users by filter', async () => {
    await connector.listAgents({ search: 'Ada Agentson', limit: 7, cursor: '14' });
    expect(bodyOf('POST', '/Users/filter')).toMatchObject({
      filter: [
        {
          $or: [
            { first_name: { $contains: 'agentson' } },
            { last_name: { $contains: 'agentson' } },
            { user_name: { $contains: 'agentson' } },
          ],
        },
      ],
      max_num: 7,
      offset: 14,
    });
  });

  it('reads the primary one of several addresses', async () => {
    fake.server.setFault(({ path }) =>
      path.endsWith('/Users/1')
        ? {
            status: 200,
            body: {
              id: '1',
              last_name: 'Admin',
              status: 'Active',
              email: [
                { email_address: 'old@example.com', primary_address: false },
                { email_address: 'new@example.com', primary_address: true },
              ],
            },
          }
        : undefined,
    );
    expect(await connector.readAgent('1')).toMatchObject({ email: 'new@example.com', name: 'Admin' });
  });

  it.each([
    [403, 'not_authorized', 'dead', 'edit Calls'],
    [404, 'no_method', 'dead', 'version'],
    [412, 'metadata_out_of_date', 'dead', 'check'],
    [413, 'request_too_large', 'dead', 'check'],
    [422, 'invalid_parameter', 'dead', 'check'],
    [424, 'request_failure', 'dead', 'check'],
    [500, 'fatal_error', 'retry', ''],
    [502, '', 'retry', ''],
    [503, 'maintenance', 'retry', ''],
  ])('maps HTTP %d %s on a write to %s', async (status, error, kind, cure) => {
    const user = await fake.crm.addUser({ name: 'Ada Agent' });
    fake.server.setFault(({ method, path }) =>
      method === 'POST' && path.endsWith('/Calls')
        ? { status, body: { error, error_message: 'Words.' } }
        : undefined,
    );
    const result = await connector.writeActivity(anActivity({ user }));
    expect(result.kind).toBe(kind);
    if (result.kind === 'dead') expect(result.cure).toContain(cure);
  });

  it.each([
    [401, 'need_login', 'username and password'],
    [401, 'invalid_client', 'OAuth Keys'],
    [403, 'license_seats_needed', 'licence'],
    [422, 'invalid_parameter', 'Configure API Platforms'],
    [404, 'no_method', 'version'],
  ])('explains a login that fails with HTTP %d %s', async (status, error, cure) => {
    fake.server.setFault(() => ({ status, body: { error, error_message: 'Words.' } }));
    expect(await connector.check()).toEqual([
      expect.objectContaining({ ok: false, cure: expect.stringContaining(cure) }),
    ]);
    expect((await connector.writeActivity(anActivity())).kind).toBe(status === 404 ? 'dead' : 'retry');
  });

  it('does not mistake maintenance for a wrong password', async () => {
    fake.server.setFault(() => ({ status: 401, body: { error: 'maintenance', error_message: 'Later.' } }));
    await connector.check();
    fake.server.setFault(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 2_050));
    expect((await connector.check()).filter(({ ok }) => !ok)).toEqual([]);
  });

  it('names the forms for an unknown caller', () => {
    expect(connector.newRecordPages?.('+37061234567')).toEqual([
      { type: 'Leads', url: `${fake.url}/#Leads/create` },
      { type: 'Contacts', url: `${fake.url}/#Contacts/create` },
    ]);
  });
});
