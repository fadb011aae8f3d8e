import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { generic } from '../../../connectors/generic/connector.ts';
import { sugarcrm } from '../../../connectors/sugarcrm/type.ts';
import { suitecrm } from '../../../connectors/suitecrm/type.ts';
import { startApp } from '../../helpers/app.ts';
import type { TestApp } from '../../helpers/app.ts';
import { startPackagedCrm } from '../../manifests/php/packaged-crm.ts';
import type { PackagedCrm } from '../../manifests/php/packaged-crm.ts';
import { PASSWORD, createAdminClient } from './client.ts';
import type { AdminClient } from './client.ts';

describe('connecting a CRM by its code', () => {
  let crm: PackagedCrm;
  let app: TestApp;
  let admin: AdminClient;
  beforeAll(async () => {
    crm = await startPackagedCrm();
    app = await startApp({
      config: { admin: { password: PASSWORD } },
      connectorTypes: [generic, suitecrm, sugarcrm],
      crms: [{ id: 'site', type: 'generic', apiKeys: ['a-key-of-sixteen-or-more'] }],
    });
    admin = createAdminClient(app.url);
    await admin.signIn(PASSWORD);
  });
  afterAll(async () => {
    await app.close();
    await crm.close();
  });
  beforeEach(() => {
    crm.bodies.length = 0;
  });

  const connect = (body: Record<string, string>) => admin.send('POST', 'connections/crms/by-code', { body });
  const signingKeys = () => app.runtime.keys.list().filter(({ kind }) => kind === 'signing');

  it('stores address, login, page origin and one key, and tells no secret to the browser', async () => {
    const code = await crm.code();
    const { status, text, body } = await connect({ id: 'suite', code });
    expect([status, body]).toMatchObject([
      200,
      {
        id: 'suite',
        type: 'suitecrm',
        options: {
          api: 'v8',
          version: 7,
          url: crm.url(),
          clientId: 'client-1',
          clientSecret: { set: true },
          origins: [crm.url()],
        },
      },
    ]);
    expect(signingKeys()).toMatchObject([{ crm: 'suite', label: 'connection code' }]);
    const sent = new URLSearchParams(crm.bodies[0]);
    expect(sent.get('url')).toBe(app.url);
    const secret = sent.get('secret') ?? '';
    expect(secret).toMatch(/^whsec_/);
    for (const shown of [text, code, crm.stored(), JSON.stringify(app.log.lines)]) {
      expect(shown).not.toContain(secret);
    }
  });

  it('is good once, says so in the CRM’s words, and leaves no key behind', async () => {
    const code = await crm.code();
    expect((await connect({ id: 'again', code })).status).toBe(200);
    const keys = signingKeys().length;
    const { status, body } = await connect({ id: 'third', code });
    expect([status, body['detail']]).toEqual([
      400,
      'This connection code is not valid: it was used, replaced, or is older than 15 minutes. Make a new one under Admin > MOR telephony in the CRM.',
    ]);
    expect(signingKeys()).toHaveLength(keys);
  });

  it.each([
    ['another text', 'hello', 'This is not a connection code.'],
    ['a code that leads elsewhere', { pair: 'https://elsewhere.test/' }, 'This is not a connection code.'],
    ['a Sugar code without a user', { type: 'sugarcrm' }, 'Sugar also needs the user name'],
    ['an id that is taken', {}, 'There is a CRM with the id site already'],
  ])('refuses %s before anything is sent', async (_what, given, told) => {
    const plain = await crm.code();
    const said = JSON.parse(Buffer.from(plain.slice(5), 'base64url').toString()) as object;
    const packed = Buffer.from(JSON.stringify({ ...said, ...Object(given) })).toString('base64url');
    const code = typeof given === 'string' ? given : `mor1.${packed}`;
    const id = told.startsWith('There is a CRM') ? 'site' : 'new';
    const { status, body } = await connect({ id, code });
    expect([status, body['detail']]).toEqual([400, expect.stringContaining(told)]);
    expect(crm.bodies).toEqual([]);
  });

  it('says that the CRM cannot be reached', async () => {
    const code = await crm.code();
    const said = JSON.parse(Buffer.from(code.slice(5), 'base64url').toString()) as object;
    const dead = { ...said, url: 'http://127.0.0.1:9', pair: 'http://127.0.0.1:9/' };
    const packed = Buffer.from(JSON.stringify(dead)).toString('base64url');
    const { body } = await connect({ id: 'dead', code: `mor1.${packed}` });
    expect(body['detail']).toContain('127.0.0.1:9 does not answer this server');
  });
});
