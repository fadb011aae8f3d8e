import type { Activity, ActivityResult } from '../../../../src/calls/activity.ts';
import type { Connector } from '../../../../src/calls/connector.ts';
import type { FakeCrm } from '../../../contracts/connector-harness.ts';
import type { BeanStore, Row } from '../../../simulators/bean-store.ts';
import type { FakeRequest, Loopback } from '../../../simulators/loopback.ts';

export interface FlowHarness {
  readonly crm: FakeCrm;
  readonly store: BeanStore;
  readonly server: Loopback;
  /** A connector as after a restart: it remembers nothing. */
  readonly connect: (own?: Record<string, unknown>, now?: () => number) => Connector;
  /** How often the password was sent. */
  readonly passwords: () => number;
  readonly setPassword: (password: string) => void;
  /** Makes all tokens and sessions invalid, those for refreshing too. */
  readonly endSessions: () => void;
  readonly isLogin: (request: FakeRequest) => boolean;
}

export const idOf = (result: ActivityResult): string => {
  if (result.kind !== 'written') throw new Error(`expected written, got ${JSON.stringify(result)}`);
  return result.id;
};

/** What the flows of a running test use. */
export interface Flow extends FlowHarness {
  /** The connector of this test; further ones are closed with it. */
  readonly connector: Connector;
  readonly someCall: () => Promise<Activity>;
  readonly rowOf: (id: string) => Row;
}
