import type { Call } from './call/call.ts';
import type { Fence } from './ports.ts';

/** What one node says to all others. They hear it once, soon; who is away meanwhile hears it when it is back, or never. */
export interface NodeMessage {
  readonly topic: string;
  readonly body: unknown;
}

/** A node as it enters the table: one life of a service, under an id that is never used again. */
export interface NodeEntry {
  readonly id: string;
  /** What people know the machine by. */
  readonly name: string;
  readonly version: string;
  /** Unix milliseconds. */
  readonly startedAtMs: number;
  /** The revision of the stored connections that it runs with; null: it does not say, as it has none or is of an older version. */
  readonly connections: string | null;
}

export interface NodeRow extends NodeEntry {
  /** Grows as long as the node lives. */
  readonly beat: number;
}

export interface NodeTable {
  readonly nodes: readonly NodeRow[];
  /** Node ids by the name of the lease. */
  readonly leases: ReadonlyMap<string, string>;
  /** The number of the newest change in the database. */
  readonly newestChange: number;
  /** The revision of the connections that are stored now. */
  readonly connections: string;
}

/** What nodes of one database keep in it about themselves. Each method is a transaction; a removed node changes nothing. */
export interface SharedStore {
  join(node: NodeEntry): Promise<void>;
  /** False: the node was removed. */
  beat(id: string): Promise<boolean>;
  table(): Promise<NodeTable>;
  /** Takes a node out, and gives its leases and claims free; with `beat` only while that stands. */
  remove(id: string, beat?: number): Promise<void>;
  /** True when it is held by this node now. */
  takeLease(name: string, node: string): Promise<boolean>;
  /**
   * Claims activities of a CRM instance that are due, oldest first, and gives back those that this node had claimed
   * there before.
   */
  claimActivities(crm: string, nowMs: number, limit: number, node: string): Promise<readonly Call[]>;
  /** When the next activity that nobody has claimed is due, Unix milliseconds. */
  nextUnclaimedMs(crm: string): Promise<number | undefined>;
  /** False: the id was used before. */
  useId(crm: string, id: string, atMs: number): Promise<boolean>;
  send(message: NodeMessage): Promise<void>;
  /** Drops changes before that number, and used ids from before that time. */
  tidy(beforeChange: number, usedBeforeMs: number): Promise<void>;
}

/** Something that one node at a time does. */
export interface Duty {
  /** It is this node's from now on; every write on its behalf carries the fence. */
  begin(fence: Fence): void | Promise<void>;
  /** It is not, or not any more. */
  end(): void | Promise<void>;
}

/** A node as pages and readiness name it. */
export interface NodeInfo {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly startedAt: string;
  readonly isSelf: boolean;
  /** What it holds. */
  readonly leases: readonly string[];
  /** Connections were stored or removed that it does not use yet. */
  readonly needsRestart: boolean;
}

/** The nodes that share the database, seen from this one. */
export interface Nodes {
  /** The id of this node now; another one after it was removed. */
  self(): string;
  /** Asks the database which ids are in the table. */
  ids(): Promise<ReadonlySet<string>>;
  /** As of the last beat. */
  list(): readonly NodeInfo[];
  /** As the database says now. */
  look(): Promise<readonly NodeInfo[]>;
  /** Told when nodes have come or gone, how many there are now. */
  onChange(listener: (count: number) => void): void;
  /** Does the duty whenever the lease is this node's; returns the way to stop. */
  hold(lease: string, duty: Duty): () => Promise<void>;
  /** Says it to all other nodes; it is lost where the database is away. */
  send(topic: string, body: unknown): void;
  hear(topic: string, listener: (body: unknown) => void): void;
}
