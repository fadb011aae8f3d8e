import type { Call } from '../../../src/calls/call/call.ts';
import type { NodeMessage, NodeRow } from '../../../src/calls/nodes.ts';
import type { Mapping } from '../../../src/mapping/agents/mapping.ts';
import { Journal, Table } from './journal.ts';

export interface CallRow {
  readonly call: Call;
  readonly createdMs: number;
  readonly key?: string;
  readonly fingerprint?: string;
}

export interface AuditRow {
  readonly id: number;
  readonly atMs: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly batch?: number;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface BatchRow {
  readonly id: number;
  readonly atMs: number;
  readonly undone: boolean;
}

/** What one call added to a counter: calls and, for an agent, also how many were answered and the talk time. */
export interface Counter {
  readonly hourMs: number;
  readonly crm: string;
  readonly user: string;
  readonly name: string;
  readonly calls: number;
  readonly answered: number;
  readonly talk: number;
}

/** What the other nodes learn about one write, and which node's store wrote it. */
export interface ChangeRow {
  readonly seq: number;
  readonly origin: string;
  /** JSON, as in PostgreSQL's table. */
  readonly what: string;
}

export interface ChangeNews {
  readonly calls?: readonly string[];
  readonly kinds?: readonly string[];
  readonly messages?: readonly NodeMessage[];
}

export const keyOf = (...parts: readonly (string | number)[]): string => parts.join('\u0000');

/** The tables of the model database. */
export class Tables {
  readonly journal = new Journal();
  readonly calls = new Table<string, CallRow>(this.journal);
  /** Call ids by CRM instance and idempotency key. */
  readonly keys = new Table<string, string>(this.journal);
  /** Ids of the calls that are open, and of those that wait in the outbox with the time they are due at. */
  readonly open = new Table<string, true>(this.journal);
  readonly due = new Table<string, number>(this.journal);
  /** Ids of the calls whose recording needs something, with the time it is due at. */
  readonly recordings = new Table<string, number>(this.journal);
  /** Ids of all calls of an agent, oldest first. */
  readonly ofAgent = new Table<string, readonly string[]>(this.journal);
  readonly mappings = new Table<string, Mapping>(this.journal);
  readonly audit = new Table<number, AuditRow>(this.journal);
  readonly batches = new Table<number, BatchRow>(this.journal);
  readonly records = new Table<string, string>(this.journal);
  readonly settings = new Table<string, string>(this.journal);
  readonly hours = new Table<string, Counter>(this.journal);
  readonly agents = new Table<string, Counter>(this.journal);
  readonly rings = new Table<string, Counter>(this.journal);
  readonly nodes = new Table<string, NodeRow>(this.journal);
  /** Node ids by the name of the lease, and by the id of the call whose activity is claimed. */
  readonly leases = new Table<string, string>(this.journal);
  readonly claims = new Table<string, string>(this.journal);
  readonly usedIds = new Table<string, number>(this.journal);
  readonly changes = new Table<number, ChangeRow>(this.journal);
  private readonly serials = new Table<string, number>(this.journal);

  get newestChange(): number {
    return this.serials.get('changes') ?? 0;
  }

  /** Of the changes kept; they are numbered without gaps, and the oldest are dropped first. */
  get oldestChange(): number | undefined {
    return this.changes.size === 0 ? undefined : this.newestChange - this.changes.size + 1;
  }

  nextId(name: string): number {
    const next = (this.serials.get(name) ?? 0) + 1;
    this.serials.set(name, next);
    return next;
  }
}
