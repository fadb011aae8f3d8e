import type { AgentRef, RecordRef } from '../../src/calls/call/call.ts';
import type { Connector } from '../../src/calls/connector.ts';

/** What the CRM under test holds. */
export interface SeedRecord {
  readonly name: string;
  /** One value per configured telephone field, in the instance's order of preference; '' is an empty field. */
  readonly phones: readonly string[];
  readonly country?: string;
  readonly doNotCall?: boolean;
}

export interface SeedUser {
  readonly name: string;
  readonly email?: string;
  readonly active?: boolean;
  /** Mapping values in the user record, where this CRM has fields for them. */
  readonly mapping?: { readonly username?: string; readonly device?: string; readonly source?: string };
}

/** An activity as the CRM has it now. */
export interface StoredActivity {
  readonly id: string;
  readonly subject: string;
  /** The text field that people read and edit; '' when empty. */
  readonly notes: string;
  /** CRM user id of the owner. */
  readonly user?: string;
  readonly record?: RecordRef;
}

/** A task to call back as the CRM has it now. */
export interface StoredTask extends StoredActivity {
  readonly isOpen: boolean;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
}

export interface TaskControls {
  all(): readonly StoredTask[];
  /** Absent: this CRM's tasks cannot be edited. */
  readonly people?: {
    edit(id: string, change: { subject?: string; notes?: string; isClosed?: true }): void;
    remove(id: string): void;
    /** The record belongs to this user from now on. */
    setOwner(record: RecordRef, user: string): void;
  };
}

/**
 * `unavailable`: 503 or a cut connection, nothing is stored; `commit_then_timeout`: is stored, but the answer never
 * arrives in time; `rate_limited`: the CRM asks for patience; `denied`: the integration user may not write activities.
 */
export type WriteFault = 'unavailable' | 'commit_then_timeout' | 'rate_limited' | 'denied';

/** Controls of the CRM behind the connector. Each is needed only for the features under test. */
export interface FakeCrm {
  addRecord(record: SeedRecord): Promise<RecordRef>;
  deleteRecord(record: RecordRef): Promise<void>;
  /** Somebody changes the first telephone field in the CRM. */
  changePhone(record: RecordRef, value: string): Promise<void>;
  addUser(user: SeedUser): Promise<string>;
  renameUser(user: string, name: string): Promise<void>;
  activities(): Promise<readonly StoredActivity[]>;
  /** The agent edits the activity in the CRM. */
  editActivity(id: string, change: { subject?: string; notes?: string }): Promise<void>;
  readonly tasks?: TaskControls;
  failNextWrites(fault: WriteFault, times?: number): void;
  /** While down, nothing answers: login, reads and writes alike. */
  setDown(down: boolean): void;
}

/** A fresh connector and CRM for one test. Time limits of the connector should be short (a second or less). */
export interface Harness {
  readonly connector: Connector;
  readonly crm: FakeCrm;
  readonly cleanup: () => Promise<void>;
}

/** What the connector does at all; a feature that is off is not tested. */
export interface Features {
  /** Reads records of a CRM. */
  readonly records: boolean;
  /** Has a list of users. */
  readonly agents: boolean;
  /** Can be searched by number. */
  readonly callers: boolean;
  /** User records hold mapping values. */
  readonly agentMapping: boolean;
  readonly activities: boolean;
  /** Writes tasks to call back. */
  readonly tasks: boolean;
  /** Activities belong to a user and hang at a record, and people can edit them. */
  readonly editing: boolean;
  /** A network lies between, so that writes can fail. */
  readonly faults: boolean;
  /** Caches users for long enough that it must look for changes by itself. */
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

/** The agent who acts in a test. */
export const agentOf = (connector: Connector, user: string): AgentRef => ({ crm: connector.id, user });

/** What a feature's tests need: a way to the harness of the running test. */
export type Current = () => Harness;
