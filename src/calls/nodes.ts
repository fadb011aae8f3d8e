import type { Call } from './call/call.ts';
import type { Fence, Now } from './ports.ts';

/** A broadcast to all other nodes. Each gets it once, soon; a node that is away gets it when it is back, or never. */
export interface NodeMessage {
  readonly topic: string;
  readonly body: unknown;
}

/** A node as it enters the table: one life of a service, under an id that is never used again. */
export interface NodeEntry {
  readonly id: string;
  /** The machine's name, for people. */
  readonly name: string;
  readonly version: string;
  /** Unix milliseconds. */
  readonly startedAtMs: number;
  /** The revision of the stored connections that it runs with; null: it has none, or its version is too old to say. */
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
  /** Number of the newest change in the database. */
  readonly newestChange: number;
  /** Revision of the connections that are stored now. */
  readonly connections: string;
  /** The database's clock when it answered, Unix milliseconds. */
  readonly nowMs: number;
}

/** What nodes store about themselves in their database. Each method is a transaction; removed nodes write nothing. */
export interface SharedStore {
  join(node: NodeEntry): Promise<void>;
  /** False: the node was removed. */
  beat(id: string): Promise<boolean>;
  table(): Promise<NodeTable>;
  /** Removes a node and frees its leases and claims; with `beat`, only if that is still its latest. */
  remove(id: string, beat?: number): Promise<void>;
  /** True if this node holds it now. */
  takeLease(name: string, node: string): Promise<boolean>;
  /**
   * Claims due activities of a CRM instance, oldest first, and releases those that this node had claimed there before.
   */
  claimActivities(crm: string, nowMs: number, limit: number, node: string): Promise<readonly Call[]>;
  /** When the next activity that nobody has claimed is due, Unix milliseconds. */
  nextUnclaimedMs(crm: string): Promise<number | undefined>;
  /** False: the id was used before. */
  useId(crm: string, id: string, atMs: number): Promise<boolean>;
  send(message: NodeMessage): Promise<void>;
  /** Deletes changes before that number, and used ids from before that time. */
  tidy(beforeChange: number, usedBeforeMs: number): Promise<void>;
}

/** Work that one node at a time does. */
export interface Duty {
  /** Starts: the work is this node's, and every write for it carries the fence. */
  begin(fence: Fence): void | Promise<void>;
  /** Stops: the work is not, or no longer, this node's. */
  end(): void | Promise<void>;
}

/** A node, as pages and readiness show it. */
export interface NodeInfo {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly startedAt: string;
  readonly isSelf: boolean;
  /** What it holds. */
  readonly leases: readonly string[];
  /** Whether stored connections have changed since this node started. */
  readonly needsRestart: boolean;
}

/** The nodes that share the database, seen from this one. */
export interface Nodes {
  /** The database's time, which all nodes use instead of their machines' clocks. Unix milliseconds. */
  readonly now: Now;
  /** The current id of this node; a new one after it was removed. */
  self(): string;
  /** Asks the database which ids are in the table. */
  ids(): Promise<ReadonlySet<string>>;
  /** The nodes as of the last beat. */
  list(): readonly NodeInfo[];
  /** The nodes according to the database now. */
  look(): Promise<readonly NodeInfo[]>;
  /** Calls `listener` with the number of nodes whenever one comes or goes. */
  onChange(listener: (count: number) => void): void;
  /** Does the duty whenever this node holds the lease; returns a function that stops it. */
  hold(lease: string, duty: Duty): () => Promise<void>;
  /** Broadcasts to all other nodes; the message is lost if the database is unreachable. */
  send(topic: string, body: unknown): void;
  hear(topic: string, listener: (body: unknown) => void): void;
}
