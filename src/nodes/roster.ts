import { randomUUID } from 'node:crypto';
import type { NodeInfo, NodeRow, NodeTable, SharedStore } from '../calls/nodes.ts';
import type { Log, Now } from '../calls/ports.ts';
import { createCensus } from './census.ts';
import type { Census } from './census.ts';
import type { Duties } from './duties.ts';
import { createSharedClock } from './shared-clock.ts';
import type { SharedClock } from './shared-clock.ts';
import { createTidying } from './tidying.ts';

export interface RosterDeps {
  readonly shared: Pick<SharedStore, 'join' | 'beat' | 'table' | 'remove' | 'takeLease' | 'tidy'>;
  /** The name by which people know this machine. */
  readonly name: string;
  readonly version: string;
  /** See NodeEntry. */
  readonly connections: string | null;
  /** This machine's own clock. */
  readonly now: Now;
  /** Monotonic milliseconds. */
  readonly steady: Now;
  readonly log: Log;
  /** Must never return the same id twice; UUIDs by default. */
  readonly newId?: () => string;
}

/** The table of nodes: this node's own row, who else is alive, and who holds which lease. */
export class Roster {
  readonly #deps: RosterDeps;
  readonly #duties: Duties;
  readonly #census: Census;
  readonly #tidy: ReturnType<typeof createTidying>;
  readonly #newId: () => string;
  readonly #clock: SharedClock;
  readonly #listeners: ((count: number) => void)[] = [];
  #id: string;
  #known: NodeTable;
  #told: readonly string[] = [];

  constructor(deps: RosterDeps, duties: Duties) {
    this.#deps = deps;
    this.#duties = duties;
    this.#census = createCensus(deps.steady);
    this.#clock = createSharedClock(deps.now, deps.steady);
    this.#tidy = createTidying({ ...deps, now: this.#clock.now });
    this.#newId = deps.newId ?? randomUUID;
    this.#id = this.#newId();
    this.#known = {
      nodes: [],
      leases: new Map(),
      newestChange: 0,
      connections: deps.connections ?? '',
      nowMs: deps.now(),
    };
  }

  /** The current id of this node. */
  get id(): string {
    return this.#id;
  }

  now = (): number => this.#clock.now();

  /** Calls `listener` with the number of nodes whenever one comes or goes. */
  onChange(listener: (count: number) => void): void {
    this.#listeners.push(listener);
  }

  async join(): Promise<void> {
    const { shared, name, version, connections } = this.#deps;
    await this.#read();
    await shared.join({ id: this.#id, name, version, startedAtMs: this.now(), connections });
  }

  /** Says that this node is alive, buries dead ones, takes free leases and settles what this node does. */
  async beat(): Promise<void> {
    const { shared } = this.#deps;
    if (!(await shared.beat(this.#id))) await this.#beginAnew();
    await this.#read();
    if (await this.#bury()) await this.#read();
    if (await this.#takeFree()) await this.#read();
    // A node that was removed a moment ago holds nothing, even if an older answer says that it does.
    this.#duties.settle(this.#id, new Set(this.#leasesOf(this.#id)));
    this.#tellChange();
    await this.#tidy(this.#known.newestChange);
  }

  /** A beat has failed: while the database is unreachable, no node can beat. */
  missed(): void {
    this.#census.reset();
  }

  async leave(): Promise<void> {
    await this.#deps.shared.remove(this.#id);
  }

  /** Asks the database which ids are in the table. */
  async ids(): Promise<ReadonlySet<string>> {
    return new Set((await this.#deps.shared.table()).nodes.map((node) => node.id));
  }

  /** The nodes according to the database now. */
  async look(): Promise<readonly NodeInfo[]> {
    await this.#read();
    return this.list();
  }

  /** The nodes as of the last beat or look, oldest first. */
  list(): readonly NodeInfo[] {
    const { nodes, connections } = this.#known;
    return [...nodes]
      .sort((a, b) => a.startedAtMs - b.startedAtMs || (a.id < b.id ? -1 : 1))
      .map((node): NodeInfo => ({
        id: node.id,
        name: node.name,
        version: node.version,
        startedAt: new Date(node.startedAtMs).toISOString(),
        isSelf: node.id === this.#id,
        leases: this.#leasesOf(node.id),
        needsRestart: node.connections !== null && node.connections !== connections,
      }));
  }

  async #read(): Promise<void> {
    const { shared, steady } = this.#deps;
    const sentMs = steady();
    this.#known = await shared.table();
    this.#clock.heard(this.#known.nowMs, sentMs, steady());
  }

  #leasesOf(id: string): readonly string[] {
    return [...this.#known.leases].filter(([, holder]) => holder === id).map(([lease]) => lease);
  }

  /** When the row is gone, its leases and claims are gone with it: start again as a new node that holds nothing. */
  async #beginAnew(): Promise<void> {
    this.#deps.log.warn(
      { node: this.#id },
      'the other nodes took this one for dead; it goes on as a new one',
    );
    this.#id = this.#newId();
    this.#duties.settle(this.#id, new Set());
    await this.join();
  }

  async #bury(): Promise<boolean> {
    const { shared, log } = this.#deps;
    const others = this.#known.nodes.filter((node) => node.id !== this.#id);
    const dead: readonly NodeRow[] = this.#census.dead(others);
    for (const node of dead) {
      await shared.remove(node.id, node.beat);
      log.warn({ node: node.id, name: node.name }, 'a node has died; the others take over what it did');
    }
    return dead.length > 0;
  }

  async #takeFree(): Promise<boolean> {
    const free = this.#duties.wanted().filter((lease) => !this.#known.leases.has(lease));
    const taken = await Promise.all(free.map((lease) => this.#deps.shared.takeLease(lease, this.#id)));
    return taken.some(Boolean);
  }

  #tellChange(): void {
    const ids = this.#known.nodes.map((node) => node.id).sort();
    if (ids.join() === this.#told.join()) return;
    this.#told = ids;
    for (const listener of this.#listeners) listener(ids.length);
  }
}
