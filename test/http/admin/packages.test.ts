import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { buildPackages } from '../../../scripts/packages/build.ts';
import { readVersion } from '../../../src/app/version.ts';
import { PACKAGE_VERSION } from '../../../src/vocabulary/crm-packages.ts';
import { startApp } from '../../helpers/app.ts';
import type { TestApp } from '../../helpers/app.ts';
import { PASSWORD, createAdminClient } from './client.ts';
import type { AdminClient } from './client.ts';

describe('packages for CRMs, from the running service', () => {
  let app: TestApp;
  let admin: AdminClient;
  beforeAll(async () => {
    buildPackages();
    app = await startApp({ config: { admin: { password: PASSWORD } } });
    admin = createAdminClient(app.url);
    await admin.signIn(PASSWORD);
  });
  afterAll(() => app.close());

  const unzipped = async (type: string, version: string): Promise<Record<string, Uint8Array>> => {
    const answer = await fetch(`${app.url}/admin/api/packages/${type}`, {
      headers: { cookie: admin.cookie ?? '' },
    });
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      200,
      `attachment; filename=mor-connector-${type}-${version}.zip`,
    ]);
    return unzipSync(new Uint8Array(await answer.arrayBuffer()));
  };

  it('are listed with their size', async () => {
    const { body } = await admin.send('GET', 'packages');
    expect(body['items']).toHaveLength(3);
  });

  it.each(['suitecrm', 'sugarcrm'])('are what the Module Loader of %s takes', async (type) => {
    const files = await unzipped(type, PACKAGE_VERSION);
    expect(strFromU8(files['manifest.php'] ?? new Uint8Array())).toContain(PACKAGE_VERSION);
  });

  it('hold everything that Salesforce’s tool deploys', async () => {
    const files = await unzipped('salesforce', readVersion());
    const project = JSON.parse(strFromU8(files['sfdx-project.json'] ?? new Uint8Array())) as {
      packageDirectories: { path: string }[];
    };
    const missing = project.packageDirectories
      .map(({ path }) => path)
      .filter((path) => !Object.keys(files).some((file) => file.startsWith(`${path}/`)));
    expect(missing).toEqual([]);
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['tools/deploy.mjs', 'tools/lib/deployment.mjs']),
    );
    expect(Object.keys(files).filter((file) => file.includes('node_modules'))).toEqual([]);
  });

  it('are for people who are signed in, and do not exist for other types', async () => {
    expect((await fetch(`${app.url}/admin/api/packages/suitecrm`)).status).toBe(401);
    expect((await admin.send('GET', 'packages/generic')).status).toBe(404);
  });
});
