import type { Nodes, SharedStore } from '../calls/nodes.ts';
import type { Store } from '../calls/ports.ts';
import type { Timers } from '../calls/timers.ts';
import { createDuties } from './duties.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createMessages } from './messages.ts';
import { Roster } from './roster.ts';
import type { RosterDeps } from './roster.ts';

const LEASES_TOPIC = 'leases';

export interface NodesDeps extends RosterDeps {
  readonly shared: SharedStore;
  readonly store: Pick<Store, 'onForeignWrite'>;
  readonly timers: Timers;
}

/** This node's membership in the group. */
export interface Membership extends Nodes {
  /** Enters the table of nodes; before that nothing of this node may be in the database. */
  join(): Promise<void>;
  /** Starts to beat and to take free leases. */
  start(): void;
  /** Leaves, so that others take over at once. End this node's work first. */
  leave(): Promise<void>;
}

export const createNodes = (deps: NodesDeps): Membership => {
  const { shared, log } = deps;
  const duties = createDuties(log);
  const roster = new Roster(deps, duties);
  const { send, hear } = createMessages(deps);
  let isAway = false;

  const beat = async (): Promise<void> => {
    try {
      await roster.beat();
      if (isAway) log.info({ node: roster.id }, 'this node is among the others again');
      isAway = false;
    } catch (error) {
      roster.missed();
      if (!isAway && !heartbeat.isStopped()) {
        log.warn({ node: roster.id, err: error }, 'this node cannot report that it is alive');
      }
      isAway = true;
    }
  };
  const heartbeat = createHeartbeat(beat, deps.timers);

  // A node has left: take over its work now and not at the next beat.
  hear(LEASES_TOPIC, heartbeat.hurry);

  return {
    join: () => roster.join(),
    start() {
      heartbeat.start();
    },
    async leave() {
      await heartbeat.stop();
      try {
        await roster.leave();
        await shared.send({ topic: LEASES_TOPIC, body: null });
      } catch (error) {
        log.warn(
          { node: roster.id, err: error },
          'this node could not say goodbye; the others find out by themselves',
        );
      }
    },
    now: roster.now,
    self: () => roster.id,
    ids: () => roster.ids(),
    list: () => roster.list(),
    look: () => roster.look(),
    onChange(listener) {
      roster.onChange(listener);
    },
    hold(lease, duty) {
      duties.add(lease, duty);
      heartbeat.hurry();
      return () => duties.remove(lease);
    },
    send,
    hear,
  };
};
