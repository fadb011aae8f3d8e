import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { CRM_TYPES } from '../../connectors/registry.ts';
import { parseConfig } from '../../src/config/load.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { APP, JWT_LOGIN, PRIVATE_KEY, startOrg } from '../connectors/salesforce/setup.ts';
import { API_KEY, OTHER_KEY } from '../helpers/app.ts';
import { fixtureOfAll } from '../helpers/fixture.ts';
import { freePort } from '../helpers/free-port.ts';
import { createServiceBench } from '../helpers/service-process.ts';
import { startSugar } from '../simulators/sugarcrm/server.ts';
import { startSuiteV8 } from '../simulators/suitecrm-v8/server.ts';
import { CLIENT_ID, CLIENT_SECRET } from '../simulators/suitecrm-v8/tokens.ts';
import { filledIn, onlyCrm, sampleText, withEverythingOn } from './sample.ts';

const bench = fixtureOfAll(createServiceBench, (made) => {
  made.dispose();
});
const stands = fixtureOfAll(
  async () => ({
    mor: await startSimulator({ speed: 20 }),
    sales: await startOrg(),
    suite: await startSuiteV8(),
    sugar: await startSugar(),
  }),
  async ({ mor, sales, suite, sugar }) => {
    await Promise.all([mor.close(), sales.close(), suite.server.close(), sugar.server.close()]);
  },
);

const SECRETS = [
  'whsec_bm9ib2R5LWVsc2Uta25vd3MtdGhpcy1zZWNyZXQ=',
  'whsec_YW5vdGhlci1zZWNyZXQtb2YtYW5vdGhlci1jcm0=',
];

/** What a person with these servers writes into the marked places. */
const own = (folder: string): Record<string, string> => {
  const { mor, sales, suite, sugar } = stands();
  return {
    password: 'only for this test',
    defaultCountry: 'LT',
    allowedCountries: '[LT]',
    'main url': mor.url,
    'main secretKey': mor.options.secretKey,
    'main username': 'admin',
    'sales apiKeys': `[${API_KEY}]`,
    'sales url': sales.url,
    'sales clientId': APP.clientId,
    'sales username': JWT_LOGIN.username,
    'sales privateKey': `\${file:${join(folder, 'salesforce.key')}}`,
    'suite signingSecrets': `[${SECRETS[0]}]`,
    'suite origins': '[https://suite.example.com]',
    'suite url': suite.url,
    'suite clientId': CLIENT_ID,
    'suite clientSecret': CLIENT_SECRET,
    'sugar signingSecrets': `[${SECRETS[1]}]`,
    'sugar origins': '[https://sugar.example.com]',
    'sugar url': sugar.url,
    'sugar username': 'admin',
    'sugar password': 'admin',
    'intranet apiKeys': `[${OTHER_KEY}]`,
  };
};

/** A value of its own for each variable: a signing secret, or a key. */
const secretFor = (name: string): string =>
  /SIGNING|OLDER/.test(name)
    ? `whsec_${Buffer.from(name.padEnd(24, '.')).toString('base64')}`
    : `0123456789abcdef-${name.replaceAll('_', '-')}`;

describe('the sample configuration', () => {
  afterEach(() => {
    bench().clear();
  });

  it('is valid with everything switched on', () => {
    const config = parseConfig(withEverythingOn(), {
      env: new Proxy({}, { get: (_, name) => secretFor(String(name)) }),
      readFile: () => 'from a file',
      crmOptions: new Map(CRM_TYPES.map((type) => [type.type, type.options])),
    });
    expect(config.crms.map(({ id }) => id)).toEqual([
      ...['sales', 'sales-by-secret', 'suite', 'suite-older', 'sugar', 'intranet'],
    ]);
  });

  it('switches nothing on that belongs to a setting which is off', () => {
    const shown = parse(sampleText()) as Record<string, unknown>;
    expect(Object.values(shown).filter((value) => value === null)).toEqual([]);
  });

  it.each([
    ['sales', 'salesforce'],
    ['suite', 'suitecrm'],
    ['sugar', 'sugarcrm'],
    ['intranet', 'generic'],
    ['every CRM at once', ''],
  ])('starts for %s once the marked places are filled in', async (id, type) => {
    const folder = bench().folder();
    writeFileSync(join(folder, 'salesforce.key'), PRIVATE_KEY);
    const sample = type === '' ? sampleText() : onlyCrm(sampleText(), id);
    const file = join(folder, 'config.yml');
    // Another service may listen on the sample's port.
    const url = `http://127.0.0.1:${await freePort()}`;
    const values = { ...own(folder), publicUrl: url };
    writeFileSync(file, filledIn(sample, values).replace('port: 8085', `port: ${new URL(url).port}`));
    const service = await bench().start(file);
    expect((await bench().get(url, '/readyz')).body).toMatchObject({ ready: true });
    expect(service.text()).not.toMatch(/\b(error|warn)\b/i);
    bench().kill();
    const checked = await bench().run('check', '--config', file);
    expect(checked.text).toMatch(/ok +mor main: /);
    const logins = type === '' ? ['sales', 'suite', 'sugar'] : type === 'generic' ? [] : [id];
    for (const one of logins) expect(checked.text).toMatch(new RegExp(`ok +crm ${one}: login`));
  });
});
