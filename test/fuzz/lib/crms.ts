import type { Connector, ConnectorDeps } from '../../../src/calls/connector.ts';
import { generic } from '../../../connectors/generic/connector.ts';
import { salesforce } from '../../../connectors/salesforce/connector.ts';
import { sugarcrm } from '../../../connectors/sugarcrm/type.ts';
import { suitecrm } from '../../../connectors/suitecrm/type.ts';
import type { RecordRef } from '../../../src/calls/call/call.ts';
import { JWT_LOGIN, PRIVATE_KEY, addAgent, startOrg } from '../../connectors/salesforce/setup.ts';
import { CLIENT_ID, CLIENT_SECRET, USERNAME } from '../../simulators/suitecrm-v8/tokens.ts';
import { startLoopback } from '../../simulators/loopback.ts';
import { startSugar } from '../../simulators/sugarcrm/server.ts';
import { startSuiteLegacy } from '../../simulators/suitecrm-legacy/server.ts';
import { startSuiteV8 } from '../../simulators/suitecrm-v8/server.ts';

/** A CRM that can be reached through any address in front of it. */
export interface FuzzedCrm {
  /** The simulator's own address. */
  readonly url: string;
  readonly record: RecordRef;
  readonly user: string;
  readonly secrets: readonly string[];
  connect(url: string, deps: ConnectorDeps): Connector;
  close(): Promise<void>;
}

const FAST = { rate: { perSecond: 1_000, concurrent: 20 }, timeoutMs: 5_000 };
/** Long enough that no other text contains it by chance. */
const PASSWORD = 'p4ssword-of-the-integration-user';
const PERSON = { name: 'Ona Petrauskaitė', phones: ['+370 612 34001', '8 5 200 0000'], country: 'Lithuania' };
const AGENT = { name: 'Ann Adams', mapping: { username: 'ann', device: '5', source: '101' } };

const suiteV8 = async (): Promise<FuzzedCrm> => {
  const fake = await startSuiteV8();
  fake.tokens.password = PASSWORD;
  return {
    url: fake.url,
    record: await fake.crm.addRecord(PERSON),
    user: await fake.crm.addUser(AGENT),
    secrets: [PASSWORD, CLIENT_SECRET],
    connect: (url, deps) => {
      const login = {
        clientId: CLIENT_ID,
        clientSecret: CLIENT_SECRET,
        username: USERNAME,
        password: PASSWORD,
      };
      return suitecrm.create('crm', suitecrm.options.parse({ ...FAST, url, api: 'v8', ...login }), deps);
    },
    close: () => fake.server.close(),
  };
};

const suiteLegacy = async (): Promise<FuzzedCrm> => {
  const fake = await startSuiteLegacy();
  fake.password = PASSWORD;
  return {
    url: fake.url,
    record: await fake.crm.addRecord(PERSON),
    user: await fake.crm.addUser(AGENT),
    secrets: [PASSWORD],
    connect: (url, deps) => {
      const login = { api: 'v4_1', username: 'admin', password: PASSWORD };
      return suitecrm.create('crm', suitecrm.options.parse({ ...FAST, url, ...login }), deps);
    },
    close: () => fake.server.close(),
  };
};

const sugar = async (): Promise<FuzzedCrm> => {
  const fake = await startSugar();
  fake.tokens.password = PASSWORD;
  return {
    url: fake.url,
    record: await fake.crm.addRecord(PERSON),
    user: await fake.crm.addUser(AGENT),
    secrets: [PASSWORD],
    connect: (url, deps) =>
      sugarcrm.create(
        'crm',
        sugarcrm.options.parse({ ...FAST, url, username: 'admin', password: PASSWORD }),
        deps,
      ),
    close: () => fake.server.close(),
  };
};

const org = async (): Promise<FuzzedCrm> => {
  const fake = await startOrg();
  const names = { Name: PERSON.name, Phone: PERSON.phones[0] ?? '', MailingCountryCode: 'LT' };
  return {
    url: fake.url,
    record: { type: 'Contact', id: fake.org.insert('Contact', names, '') },
    user: addAgent(fake, { Name: AGENT.name }),
    secrets: [PRIVATE_KEY.split('\n')[1] ?? ''],
    connect: (url, deps) =>
      salesforce.create('crm', salesforce.options.parse({ url, login: JWT_LOGIN, timeoutMs: 5_000 }), deps),
    close: () => fake.close(),
  };
};

/** Any page or CRM that receives ended calls. */
const receiver = async (): Promise<FuzzedCrm> => {
  const secret = 'whsec_TUFSS0VELXNpZ25pbmctc2VjcmV0LTAxMjM0NTY=';
  const server = await startLoopback(() => ({ status: 200, body: { id: 'activity-1' } }));
  return {
    url: server.url,
    record: { type: 'Contact', id: '1' },
    user: 'ann',
    secrets: [secret],
    connect: (url, deps) => generic.create('crm', generic.options.parse({ activity: { url, secret } }), deps),
    close: () => server.close(),
  };
};

export const FUZZED_CRMS = {
  generic: receiver,
  'suitecrm-v8': suiteV8,
  'suitecrm-v4_1': suiteLegacy,
  sugarcrm: sugar,
  salesforce: org,
};
