import type { Store } from '../../../src/calls/ports.ts';
import type { Connector } from '../../../src/calls/connector.ts';
import type { MorGateway } from '../../../src/calls/mor-gateway.ts';
import type { Link } from '../model-store/link.ts';
import type { DiskHabits } from './disk.ts';
import type { ModelCrm } from './model-crm.ts';

/** Where a planted bug removes a guard: at the ports, never in the product. */
export interface Patches {
  readonly disk: DiskHabits;
  readonly store?: (store: Store, link: Link) => Store;
  readonly gateway?: (gateway: MorGateway) => MorGateway;
  readonly connector?: (connector: Connector) => Connector;
  readonly crm?: () => ModelCrm;
  /** The follower, the outbox and the limits take the wall clock for a steady one. */
  readonly steadyIsWall?: boolean;
}

export const NO_PATCHES: Patches = { disk: { answersBeforeSync: false } };
