import { afterEach, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { suitecrm } from '../../connectors/suitecrm/type.ts';
import { generic } from '../../connectors/generic/connector.ts';
import { checkPackages } from '../../src/self-check/check-packages.ts';
import { defined } from '../../src/defined.ts';
import { PACKAGE_HEADER, PACKAGE_VERSION, isOlderPackage } from '../../src/vocabulary/crm-packages.ts';
import { SIGNING_SECRET, closeApps, startApp } from '../helpers/app.ts';
import type { TestApp } from '../helpers/app.ts';

const OTHER_SECRET = 'whsec_b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldA==';
const CRMS = [
  {
    id: 'suite',
    type: 'suitecrm',
    url: 'http://127.0.0.1:9',
    api: 'v4_1',
    username: 'connector',
    password: 'secret',
    changesPollSec: 0,
    signingSecrets: [SIGNING_SECRET],
  },
  { id: 'site', type: 'generic', signingSecrets: [OTHER_SECRET] },
];

afterEach(closeApps);

/** A change event of that CRM, signed, from a package of this version; undefined: it says none. */
const report = async (app: TestApp, secret: string, version?: string): Promise<void> => {
  const raw = JSON.stringify({ type: 'user.changed', user: 'u1' });
  const id = `message-${String(Math.random())}`;
  const at = new Date();
  await app.request('POST', '/v1/events', {
    raw,
    key: null,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, raw),
      ...defined({ [PACKAGE_HEADER]: version }),
    },
  });
};

it('says which package each CRM has, and that there is a newer one', async () => {
  const app = await startApp({ crms: CRMS, mappings: [], connectorTypes: [suitecrm, generic] });
  const lines = () => checkPackages(app.runtime);
  const line = async () => (await lines())[0];

  await report(app, OTHER_SECRET, '0.0.1');
  expect(await lines()).toHaveLength(1);
  expect(await line()).toMatchObject({ link: 'crm suite: package', ok: true });
  expect((await line())?.warn).toBeUndefined();

  await report(app, SIGNING_SECRET);
  expect(await line()).toMatchObject({
    ok: true,
    warn: true,
    cure: expect.stringContaining('Module Loader'),
  });
  expect((await line())?.detail).toContain('before 1.3.0');

  await report(app, SIGNING_SECRET, '1.2.9');
  expect(await line()).toMatchObject({
    warn: true,
    detail: `1.2.9 is installed; this service has ${PACKAGE_VERSION}`,
  });

  await report(app, SIGNING_SECRET, PACKAGE_VERSION);
  expect(await line()).toMatchObject({
    link: 'crm suite: package',
    ok: true,
    detail: `${PACKAGE_VERSION} is installed`,
  });
});

it.each([
  ['', true],
  ['1.2.99', true],
  ['0.9.0', true],
  [PACKAGE_VERSION, false],
  ['1.30.0', false],
  ['2.0.0', false],
])('an installed package %j is older than ours: %s', (version, isOlder) => {
  expect(isOlderPackage(version)).toBe(isOlder);
});
