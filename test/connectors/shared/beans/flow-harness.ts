import type { Activity, ActivityResult } from '../../../../src/calls/activity.ts';
import type { Connector } from '../../../../src/calls/connector.ts';
import type { ResultChoice } from '../../../../src/vocabulary/results.ts';
import { USUAL_RESULTS } from '../../../../src/vocabulary/usual-results.ts';
import type { FakeCrm } from '../../../contracts/connector-harness.ts';
import type { BeanStore, Row } from '../../../simulators/bean-store.ts';
import type { FakeRequest, Loopback } from '../../../simulators/loopback.ts';

/** What agents can choose: the usual results, and one with the CRM's own value. */
export const FLOW_RESULTS: readonly ResultChoice[] = [
  ...USUAL_RESULTS,
  { code: 'sale', labels: { en: 'They buy' }, value: 'Sale' },
];

export interface FlowHarness {
  readonly crm: FakeCrm;
  readonly store: BeanStore;
  readonly server: Loopback;
  /** A new connector with no memory, as after a restart. */
  readonly connect: (own?: Record<string, unknown>, now?: () => number) => Connector;
  /** How many times the password was sent. */
  readonly passwords: () => number;
  readonly setPassword: (password: string) => void;
  /** Invalidates all tokens and sessions, refresh tokens included. */
  readonly endSessions: () => void;
  readonly isLogin: (request: FakeRequest) => boolean;
}

export const idOf = (result: ActivityResult): string => {
  if (result.kind !== 'written') throw new Error(`expected written, got ${JSON.stringify(result)}`);
  return result.id;
};

/** What a flow test has at hand while it runs. */
export interface Flow extends FlowHarness {
  /** This test's connector; any others are closed along with it. */
  readonly connector: Connector;
  readonly someCall: () => Promise<Activity>;
  readonly rowOf: (id: string) => Row;
}
