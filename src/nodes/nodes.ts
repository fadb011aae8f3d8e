import { randomUUID } from 'node:crypto';
import type { NodeInfo, NodeRow, NodeTable, Nodes, SharedStore } from '../calls/nodes.ts';
import type { Log, Now, Store } from '../calls/ports.ts';
import type { Timers } from '../calls/timers.ts';
import { createCensus } from './census.ts';
import { createDuties } from './duties.ts';
import { createMessages } from './messages.ts';
import { createTidying } from './tidying.ts';

const BEAT_MS = 500;
const LEASES_TOPIC = 'leases';

export interface NodesDeps {
  readonly shared: SharedStore;
  readonly store: Pick<Store, 'onForeignWrite'>;
  /** The name by which people know this machine. */
  readonly name: string;
  readonly version: string;
  /** See NodeEntry. */
  readonly connections: string | null;
  readonly now: Now;
  /** Monotonic milliseconds. */
  readonly steady: Now;
  readonly timers: Timers;
  readonly log: Log;
  /** Must never return the same id twice; UUIDs by default. */
  readonly newId?: () => string;
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
  const { shared, log, now, steady, timers, newId = randomUUID } = deps;
  const census = createCensus(steady);
  const duties = createDuties(log);
  const listeners: ((count: number) => void)[] = [];
  const { send, hear } = createMessages(deps);
  let id: string = newId();
  let known: NodeTable = {
    nodes: [],
    leases: new Map(),
    newestChange: 0,
    connections: deps.connections ?? '',
  };
  let told: readonly string[] = [];
  let stopped = true;
  let cancelTimer: (() => void) | undefined;
  let beating: Promise<void> | undefined;
  let again = false;
  let isAway = false;
  const tidy = createTidying(deps);

  const join = (): Promise<void> =>
    shared.join({
      id,
      name: deps.name,
      version: deps.version,
      startedAtMs: now(),
      connections: deps.connections,
    });

  const others = (): readonly NodeRow[] => known.nodes.filter((node) => node.id !== id);

  /** When the row is gone, its leases and claims are gone with it: start again as a new node that holds nothing. */
  const beginAnew = async (): Promise<void> => {
    log.warn({ node: id }, 'the other nodes took this one for dead; it goes on as a new one');
    id = newId();
    duties.settle(id, new Set());
    await join();
  };

  const bury = async (): Promise<boolean> => {
    const dead = census.dead(others());
    for (const node of dead) {
      await shared.remove(node.id, node.beat);
      log.warn({ node: node.id, name: node.name }, 'a node has died; the others take over what it did');
    }
    return dead.length > 0;
  };

  const takeFree = async (): Promise<boolean> => {
    const free = duties.wanted().filter((lease) => !known.leases.has(lease));
    const taken = await Promise.all(free.map((lease) => shared.takeLease(lease, id)));
    return taken.some(Boolean);
  };

  const tellChange = (): void => {
    const ids = known.nodes.map((node) => node.id).sort();
    if (ids.join() === told.join()) return;
    told = ids;
    for (const listener of listeners) listener(ids.length);
  };

  const beatOnce = async (): Promise<void> => {
    if (!(await shared.beat(id))) await beginAnew();
    known = await shared.table();
    if (await bury()) known = await shared.table();
    if (await takeFree()) known = await shared.table();
    // A node that was removed a moment ago holds nothing, even if an older answer says that it does.
    const mine = [...known.leases].filter(([, holder]) => holder === id).map(([lease]) => lease);
    duties.settle(id, new Set(mine));
    tellChange();
    await tidy(known.newestChange);
  };

  const beat = async (): Promise<void> => {
    try {
      await beatOnce();
      if (isAway) log.info({ node: id }, 'this node is among the others again');
      isAway = false;
    } catch (error) {
      census.reset();
      if (!isAway && !stopped) log.warn({ node: id, err: error }, 'this node cannot report that it is alive');
      isAway = true;
    }
  };

  /** One beat at a time. */
  const run = (): void => {
    cancelTimer?.();
    cancelTimer = undefined;
    if (stopped) return;
    if (beating) {
      again = true;
      return;
    }
    again = false;
    beating = beat().finally(() => {
      beating = undefined;
      if (stopped) return;
      if (again) run();
      else cancelTimer = timers.after(BEAT_MS, run);
    });
  };

  const list = (): readonly NodeInfo[] =>
    [...known.nodes]
      .sort((a, b) => a.startedAtMs - b.startedAtMs || (a.id < b.id ? -1 : 1))
      .map((node): NodeInfo => ({
        id: node.id,
        name: node.name,
        version: node.version,
        startedAt: new Date(node.startedAtMs).toISOString(),
        isSelf: node.id === id,
        leases: [...known.leases].filter(([, holder]) => holder === node.id).map(([lease]) => lease),
        needsRestart: node.connections !== null && node.connections !== known.connections,
      }));

  // A node has left: take over its work now and not at the next beat.
  hear(LEASES_TOPIC, run);

  return {
    join,
    start() {
      stopped = false;
      run();
    },
    async leave() {
      stopped = true;
      cancelTimer?.();
      await beating;
      try {
        await shared.remove(id);
        await shared.send({ topic: LEASES_TOPIC, body: null });
      } catch (error) {
        log.warn(
          { node: id, err: error },
          'this node could not say goodbye; the others find out by themselves',
        );
      }
    },
    self: () => id,
    ids: async () => new Set((await shared.table()).nodes.map((node) => node.id)),
    list,
    async look() {
      known = await shared.table();
      return list();
    },
    onChange(listener) {
      listeners.push(listener);
    },
    hold(lease, duty) {
      duties.add(lease, duty);
      if (!stopped) run();
      return () => duties.remove(lease);
    },
    send,
    hear,
  };
};
