import type { ConnectorType } from '../../src/calls/connector.ts';
import type { FakeCrm } from '../contracts/connector-harness.ts';
import type { PhpVersion } from '../manifests/php/run-php.ts';
import type { Product } from '../../scripts/packages/product.ts';
import type { BeanStore } from '../simulators/bean-store.ts';
import type { Fault, FakeRequest, Loopback } from '../simulators/loopback.ts';
import { createChance } from './chance.ts';
import { createHttpButton } from './http-button.ts';
import { createPhpButton } from './php-button.ts';
import { startPhpCrm } from './php-crm.ts';
import { SCENARIO_KEY } from './scenario.ts';
import type { ScenarioCrm } from './scenario.ts';
import type { Kept } from './verdict.ts';

/** The signing key that the stand-in for the CRM's settings holds. */
export const PACKAGE_SECRET = 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ=';

/** A running fake of the Sugar family. */
export interface BeanFake {
  readonly url: string;
  readonly server: Loopback;
  readonly store: BeanStore;
  readonly crm: FakeCrm;
  readonly tokens: { revoke(): void };
}

export interface BeanScenario {
  readonly fake: BeanFake;
  readonly type: ConnectorType;
  readonly product: Product;
  readonly phpVersion: PhpVersion;
  /** Connector options besides address, rate and signing key. */
  readonly options: Readonly<Record<string, unknown>>;
  /** True for the login request. Its faults are milder: refused logins rightly keep the connector away for hours. */
  readonly isLogin: (request: FakeRequest) => boolean;
}

const FAULTS: readonly [Fault, ...Fault[]] = [
  'drop',
  'lost',
  'lost',
  { slowMs: 150 },
  { status: 502, body: '<html>Bad Gateway</html>' },
];
/** Each of these makes everybody wait for a second. */
const PAUSES: readonly [Fault, ...Fault[]] = [
  { status: 503, body: 'Maintenance', headers: { 'retry-after': '1' } },
  { status: 429, body: 'Too Many Requests', headers: { 'retry-after': '1' } },
];
const LOGIN_FAULTS: readonly [Fault, ...Fault[]] = ['drop', { slowMs: 150 }];

const FAULT_SHARE = 0.04;
const PAUSE_SHARE = 0.003;
const REVOKED_SHARE = 0.002;

/** The Calls records that represent calls. */
export const callsIn = ({ store }: BeanFake): readonly Kept[] =>
  store.all('Calls').map((row) => ({
    callId: row['mor_call_id_c'] ?? '',
    notes: row['description'] ?? '',
    outcome: row['mor_outcome_c'] ?? '',
    record: row['parent_id'] ?? '',
    user: row['assigned_user_id'] ?? '',
  }));

/** A SuiteCRM or Sugar whose users click through the package's own PHP. */
export const createBeanCrm = (scenario: BeanScenario): ScenarioCrm => {
  const { fake, type, options, isLogin } = scenario;
  const php = startPhpCrm(scenario.phpVersion, scenario.product);
  return {
    id: 'suite',
    type,
    config: {
      type: type.type,
      url: fake.url,
      signingSecrets: [PACKAGE_SECRET],
      rate: { perSecond: 1_000, concurrent: 20 },
      timeoutMs: 2_000,
      ...options,
    },
    addAgent: (line) => fake.crm.addUser({ name: `Agent ${line.username}`, mapping: { ...line } }),
    addContact: (name, phone) => fake.crm.addRecord({ name, phones: [phone] }),
    trouble: (chance) => {
      const own = createChance(chance.seed);
      fake.server.setFault((request) => {
        if (own.isTrue(REVOKED_SHARE)) fake.tokens.revoke();
        if (own.isTrue(PAUSE_SHARE) && !isLogin(request)) return own.of(PAUSES);
        if (!own.isTrue(FAULT_SHARE)) return undefined;
        return own.of(isLogin(request) ? LOGIN_FAULTS : FAULTS);
      });
    },
    heal: () => {
      fake.server.setFault(() => undefined);
    },
    connect: async (url) => {
      const phoneOf = ({ destination }: { destination: string }): string => `+${destination}`;
      const eye = createHttpButton(url, SCENARIO_KEY);
      return createPhpButton(php, url, { phoneOf, chance: createChance(1), eye });
    },
    close: async () => {
      await php.close();
      await fake.server.close();
    },
  };
};
