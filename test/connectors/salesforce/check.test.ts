import { describe, expect, it } from '@jest/globals';
import { testDeps } from '../../contracts/deps.ts';
import { FAULTS } from '../../simulators/salesforce/faults.ts';
import { field } from '../../simulators/salesforce/model.ts';
import { connectTo, JWT_LOGIN, startOrg } from './setup.ts';
import { CERTIFICATE_UNTIL_2036 } from './certificate.ts';
import { fixtureOfEach } from '../../helpers/fixture.ts';
/** A test may replace the org; the replacement is then the one that is closed. */
const given = fixtureOfEach(
  async () => ({ fake: await startOrg() }),
  ({ fake }) => fake.close(),
);

/** The broken links, each as name, detail and cure. */
const broken = async (options: Record<string, unknown> = {}): Promise<(string | undefined)[][]> =>
  (await connectTo(given().fake, options).check())
    .filter(({ ok }) => !ok)
    .map(({ link, detail, cure }) => [link.replace('crm sales: ', ''), detail, cure]);

const has = (text: string): unknown => expect.stringContaining(text);
const hideField = (object: string, name: string): void => {
  given().fake.org.model.get(object)?.fields.delete(name);
};

describe('check', () => {
  it('checks every link and reports the API usage', async () => {
    const lines = await connectTo(given().fake).check();
    expect(lines.map(({ link }) => link.replace('crm sales: ', ''))).toEqual([
      'login',
      'API version',
      'activities',
      'Task values',
      'records',
      'users',
      'visibility',
      'permission set',
      'API usage',
    ]);
    expect(lines.at(-1)?.detail).toMatch(/^\d+ of 15000 API requests/);
    expect(given().fake.org.live('Task')).toEqual([]);
  });

  it('tasks to call back: asked for where missed calls become tasks, which have to be open', async () => {
    const { fake } = given();
    const found = async (): Promise<unknown> =>
      (await connectTo(fake, {}, { ...testDeps(), missedTask: true }).check()).filter(
        ({ link }) => link === 'crm sales: call-back tasks',
      );
    expect(await found()).toMatchObject([{ ok: true }]);
    fake.org.insert('TaskStatus', { ApiName: 'Done', IsClosed: true, IsDefault: true, SortOrder: 9 }, '');
    expect(await found()).toMatchObject([{ ok: false, detail: has('"Done"'), cure: has('Task Status') }]);
    hideField('Task', 'ActivityDate');
    expect(await found()).toMatchObject([{ ok: false, detail: has('ActivityDate') }]);
  });

  it('login: wrong secret', async () => {
    const login = { flow: 'client_credentials', clientId: 'consumer-key', clientSecret: 'wrong-secret' };
    const lines = await broken({ login });
    expect(lines).toEqual([['login', has('invalid_client'), has('clientId')]]);
    expect(JSON.stringify(lines)).not.toContain('wrong-secret');
  });

  it('login: audience not accepted by the org', async () => {
    const login = { ...JWT_LOGIN, audience: 'https://login.salesforce.com' };
    expect(await broken({ login })).toEqual([['login', has('audience is invalid'), has('My Domain')]]);
  });

  it('API version not offered by the org', async () => {
    expect(await broken({ apiVersion: '99.0' })).toEqual([
      ['API version', has('99.0'), 'Set apiVersion to "68.0".'],
    ]);
  });

  it('package not installed', async () => {
    hideField('Task', 'MOR_Call_Id__c');
    expect(await broken()).toEqual([['activities', has('MOR_Call_Id__c'), has('Install the package')]]);
  });

  it('call id field not unique', async () => {
    given()
      .fake.org.model.get('Task')
      ?.fields.set('MOR_Call_Id__c', field('MOR_Call_Id__c', 'string', { externalId: true }));
    expect(await broken()).toEqual([['activities', has('two Tasks'), has('Unique')]]);
  });

  it('Task field not writable', async () => {
    given()
      .fake.org.model.get('Task')
      ?.fields.set('CallDisposition', field('CallDisposition', 'string', { createable: false }));
    expect(await broken()).toEqual([['activities', has('CallDisposition'), has('permission set')]]);
  });

  it('hidden objects and telephone fields', async () => {
    given().fake.org.model.delete('Lead');
    hideField('Contact', 'HomePhone');
    const objects = { Contact: { phones: ['HomePhone', 'Phone'] }, Ghost__c: { phones: ['Phone__c'] } };
    expect(await broken({ objects })).toEqual([
      ['records', 'not visible: Contact.HomePhone, Lead, Ghost__c', has('objects')],
    ]);
  });

  it('mentions absent mapping fields without reporting a fault', async () => {
    hideField('User', 'MOR_Device__c');
    const lines = await connectTo(given().fake).check();
    expect(lines.find(({ link }) => link.endsWith('users'))).toMatchObject({
      ok: true,
      detail: has('MOR_Device__c'),
    });
  });

  it('permission set: missing, then assigned', async () => {
    const permissionSet = 'Our_Own_Set';
    expect(await broken({ permissionSet })).toEqual([['permission set', has('Our_Own_Set'), has('Assign')]]);
    const set = given().fake.org.insert('PermissionSet', { Name: permissionSet }, '');
    given().fake.org.insert(
      'PermissionSetAssignment',
      { AssigneeId: given().fake.me, PermissionSetId: set },
      '',
    );
    expect(await broken({ permissionSet })).toEqual([]);
  });

  it('does not report permission sets that the integration user may not see as missing', async () => {
    given().fake.org.model.delete('PermissionSetAssignment');
    const lines = await connectTo(given().fake).check();
    expect(lines.find(({ link }) => link.endsWith('permission set'))).toMatchObject({
      ok: true,
      detail: has('hidden'),
    });
  });

  it('state event missing', async () => {
    expect(await broken({ stateEvent: 'MOR_Call_State__e' })).toEqual([
      ['state events', has('MOR_Call_State__e'), has('stateEvent')],
    ]);
  });

  it('API requests nearly exhausted', async () => {
    await given().fake.close();
    given().fake = await startOrg({ apiLimit: 12 });
    expect(await broken()).toEqual([['API usage', has('of 12'), has('at the limit')]]);
  });

  it('certificate: valid, expired, missing', async () => {
    const login = { ...JWT_LOGIN, certificate: CERTIFICATE_UNTIL_2036 };
    expect(await broken({ login })).toEqual([]);
    const late = { ...testDeps(), now: () => Date.parse('2036-11-10T00:00:00Z') };
    const lines = await connectTo(given().fake, { login }, late).check();
    expect(lines[0]).toMatchObject({ link: 'crm sales: certificate', ok: false, cure: has('new key') });
    const wrong = { ...JWT_LOGIN, certificate: 'nonsense' };
    expect(await broken({ login: wrong })).toEqual([['certificate', has('PEM'), has('BEGIN')]]);
  });

  it('names the limit when requests are refused during the check', async () => {
    given().fake.faults.fail('read', FAULTS.dailyLimit, Infinity);
    const lines = await broken();
    expect(lines.length).toBeGreaterThan(0);
    expect(lines[0]?.[1]).toContain('REQUEST_LIMIT_EXCEEDED');
  });
});
