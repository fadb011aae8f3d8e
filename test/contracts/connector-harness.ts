import type { AgentRef, RecordRef } from '../../src/calls/call/call.ts';
import type { Connector } from '../../src/calls/connector.ts';

/** A record to create in the CRM under test. */
export interface SeedRecord {
  readonly name: string;
  /** One value per configured telephone field, in the instance's order of preference; '' for an empty field. */
  readonly phones: readonly string[];
  readonly country?: string;
  readonly doNotCall?: boolean;
}

export interface SeedUser {
  readonly name: string;
  readonly email?: string;
  readonly active?: boolean;
  /** Mapping values in the user record, if this CRM has fields for them. */
  readonly mapping?: { readonly username?: string; readonly device?: string; readonly source?: string };
}

/** An activity as currently stored in the CRM. */
export interface StoredActivity {
  readonly id: string;
  readonly subject: string;
  /** The text field that people read and edit; '' when empty. */
  readonly notes: string;
  /** CRM user id of the owner. */
  readonly user?: string;
  readonly record?: RecordRef;
}

/** A call-back task as currently stored in the CRM. */
export interface StoredTask extends StoredActivity {
  readonly isOpen: boolean;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
}

export interface TaskControls {
  all(): readonly StoredTask[];
  /** Absent when tasks cannot be edited in this CRM. */
  readonly people?: {
    edit(id: string, change: { subject?: string; notes?: string; isClosed?: true }): void;
    remove(id: string): void;
    /** Makes this user the owner of the record. */
    setOwner(record: RecordRef, user: string): void;
  };
}

/**
 * `unavailable`: 503 or a cut connection, nothing is stored; `commit_then_timeout`: stored, but the answer does not
 * arrive in time; `rate_limited`: the CRM asks to wait; `denied`: the integration user may not write activities.
 */
export type WriteFault = 'unavailable' | 'commit_then_timeout' | 'rate_limited' | 'denied';

/** Controls for the CRM behind the connector. Each is needed only for the features under test. */
export interface FakeCrm {
  addRecord(record: SeedRecord): Promise<RecordRef>;
  deleteRecord(record: RecordRef): Promise<void>;
  /** Changes the first telephone field, as a user of the CRM would. */
  changePhone(record: RecordRef, value: string): Promise<void>;
  addUser(user: SeedUser): Promise<string>;
  renameUser(user: string, name: string): Promise<void>;
  activities(): Promise<readonly StoredActivity[]>;
  /** Edits the activity, as the agent would. */
  editActivity(id: string, change: { subject?: string; notes?: string }): Promise<void>;
  readonly tasks?: TaskControls;
  failNextWrites(fault: WriteFault, times?: number): void;
  /** While down, nothing answers: login, reads and writes alike. */
  setDown(down: boolean): void;
}

/** A fresh connector and CRM for one test. The connector's timeouts should be short (a second or less). */
export interface Harness {
  readonly connector: Connector;
  readonly crm: FakeCrm;
  readonly cleanup: () => Promise<void>;
}

/** Features that the connector has; those switched off are not tested. */
export interface Features {
  /** Reads CRM records. */
  readonly records: boolean;
  /** Lists users. */
  readonly agents: boolean;
  /** Finds callers by number. */
  readonly callers: boolean;
  /** User records hold mapping values. */
  readonly agentMapping: boolean;
  readonly activities: boolean;
  /** Writes call-back tasks. */
  readonly tasks: boolean;
  /** Activities belong to a user, are linked to a record and can be edited. */
  readonly editing: boolean;
  /** There is a network in between, so writes can fail. */
  readonly faults: boolean;
  /** Caches users for so long that it has to look for changes itself. */
  readonly catchUp?: boolean;
}

export const ALL_FEATURES: Features = {
  records: true,
  agents: true,
  callers: true,
  agentMapping: true,
  activities: true,
  tasks: true,
  editing: true,
  faults: true,
};

/** A reference to the agent acting in a test. */
export const agentOf = (connector: Connector, user: string): AgentRef => ({ crm: connector.id, user });

/** Returns the harness of the running test. */
export type Current = () => Harness;
