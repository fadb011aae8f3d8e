import { afterEach, describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { suitecrm } from '../../../connectors/suitecrm/type.ts';
import {
  collectingLog,
  createLegacyConnector,
  createV8Connector,
  legacyOptions,
  v8Options,
} from './setup.ts';

const URL = 'https://crm.example.test/crm';
const parse = (value: unknown) => suitecrm.options.parse(value);

describe('options of suitecrm', () => {
  it('have defaults for everything except address and credentials', () => {
    const options = parse({ ...legacyOptions(`${URL}/`) });
    expect(options).toMatchObject({
      url: URL,
      version: 7,
      numbersFrom: 'record',
      passwordEncoding: 'md5',
      rate: { perSecond: 5, concurrent: 4 },
      timeoutMs: 5_000,
      userFields: { username: 'mor_username_c', device: 'mor_device_c', source: 'mor_source_c' },
      activityFields: {
        callId: 'mor_call_id_c',
        talkSeconds: 'mor_talk_seconds_c',
        outcome: 'mor_outcome_c',
      },
    });
    expect(Object.keys(options.modules)).toEqual(['Contacts', 'Leads', 'Prospects', 'Accounts', 'Users']);
  });

  it('can add modules and override standard ones by name', () => {
    const { modules } = parse({
      ...legacyOptions(URL),
      modules: { Cases: { phones: ['phone_c'] }, Accounts: { phones: ['main_c'], country: false } },
    });
    expect(modules.Cases).toEqual({ phones: ['phone_c'], name: ['name'], country: false, doNotCall: false });
    expect(modules.Accounts?.phones).toEqual(['main_c']);
    expect(modules.Contacts?.phones).toContain('phone_mobile');
  });

  it('can remove a standard module', () => {
    const { modules } = parse({ ...legacyOptions(URL), modules: { Prospects: false } });
    expect(Object.keys(modules)).toEqual(['Contacts', 'Leads', 'Accounts', 'Users']);
  });

  it.each<[string, Record<string, unknown>]>([
    ['an unknown key', { colour: 'red' }],
    ['an unknown API', { api: 'v9' }],
    ['an address that is none', { url: 'crm' }],
    ['another protocol', { url: 'ftp://crm.example.com' }],
    ['a user name without password', { password: undefined }],
    ['a field that could leave the query', { modules: { Contacts: { phones: ['phone_work&x'] } } }],
    ['a module that could leave the path', { modules: { '../Users': { phones: ['phone_work'] } } }],
    ['a path that could leave the host', { apiPath: '@evil.example' }],
    ['a module without telephone', { modules: { Contacts: { phones: [] } } }],
    ['a rate of nothing', { rate: { perSecond: 0 } }],
  ])('reject %s', (_what, change) => {
    expect(() => parse({ ...v8Options(URL), ...change })).toThrow();
    expect(() => parse(v8Options(URL))).not.toThrow();
  });
});

describe('addresses of suitecrm', () => {
  afterEach(() => {
    nock.cleanAll();
  });

  it.each([
    ['v8 of version 7', createV8Connector, {}, '/crm/Api/access_token'],
    ['v8 of version 8', createV8Connector, { version: 8 }, '/crm/legacy/Api/access_token'],
    ['v8 elsewhere', createV8Connector, { apiPath: '/index.php/Api/' }, '/crm/index.php/Api/access_token'],
    ['v4_1 of version 7', createLegacyConnector, {}, '/crm/service/v4_1/rest.php'],
    ['v4_1 of version 8', createLegacyConnector, { version: 8 }, '/crm/legacy/service/v4_1/rest.php'],
  ])('%s', async (_what, create, own, address) => {
    const connector = create(URL, own);
    const scope = nock('https://crm.example.test').post(address).reply(404, 'none');
    const [line] = await connector.check();
    expect(line?.cure).toContain('apiPath');
    scope.done();
    await connector.close();
  });

  it.each([
    [7, 'Contacts', `${URL}/index.php?module=Contacts&action=DetailView&record=1`],
    [8, 'Contacts', `${URL}/#/contacts/record/1`],
    [8, 'abc_Things', undefined],
  ])('page address in version %d, module %s', async (version, type, url) => {
    const own = { version, modules: { abc_Things: { phones: ['phone_c'] } } };
    const connector = createLegacyConnector(URL, own);
    nock('https://crm.example.test')
      .post(/rest.php/)
      .reply(200, { id: 'SESSION' })
      .post(/rest.php/)
      .reply(200, { entry_list: [{ id: '1', name_value_list: { name: { name: 'name', value: 'X' } } }] });
    expect((await connector.readRecord({ type, id: '1' }, { crm: 'suite', user: '1' }))?.url).toBe(url);
    await connector.close();
  });
});

describe('forms for an unknown caller', () => {
  const pagesOf = (options: object) =>
    suitecrm
      .create('suite', suitecrm.options.parse({ ...legacyOptions(URL), ...options }), {
        now: Date.now,
        log: collectingLog(),
      })
      .newRecordPages?.('+37061234567');

  it('carry the number in the address, as each version reads it', () => {
    expect(pagesOf({ version: 7 })).toEqual(
      ['Leads', 'Contacts'].map((type) => ({
        type,
        url: `${URL}/index.php?module=${type}&action=EditView&return_module=${type}&return_action=DetailView&phone_work=%2B37061234567`,
      })),
    );
    expect(pagesOf({ version: 8, modules: { Contacts: false } })).toEqual([
      { type: 'Leads', url: `${URL}/#/leads/create?phone_work=%2B37061234567` },
    ]);
  });
});
