import type { Deadline } from '../deadline.ts';
import type { Bean } from './bean.ts';

/** Fields to write: text, or whole numbers for durations. */
export type BeanFields = Readonly<Record<string, string | number>>;

/** The module's fields as the CRM defines them, by name. */
export type BeanFieldInfos = ReadonlyMap<string, { readonly maxLength?: number }>;

/** A record that is attached to a call besides its parent. */
export interface CallLink {
  readonly link: 'contacts' | 'leads' | 'users';
  readonly id: string;
}

export interface CreateResult {
  /** There was a record under this id already, perhaps one that was deleted since; nothing was written. */
  readonly existed: boolean;
  /** The links were made in the same request. */
  readonly attached: boolean;
}

export interface UserQuery {
  /** A word that the name must contain; the answer may hold more users than match, never fewer. */
  readonly word?: string;
  readonly limit: number;
  /** What an earlier page gave as `next`. */
  readonly cursor?: string;
}

export interface UserPage {
  readonly items: readonly Bean[];
  readonly next?: string;
}

/** What the self-check asks about the integration user. */
export interface Self {
  readonly name: string;
  readonly admin: boolean;
}

/** One record. Undefined: there is no such record, or it is deleted. Fields that the CRM does not have are empty. */
export type ReadBean = (
  deadline: Deadline,
  module: string,
  id: string,
  fields: readonly string[],
) => Promise<Bean | undefined>;

/** Looks for the end of a telephone number in columns of a module. */
export interface NumberSearch {
  readonly module: string;
  /** One of them has to hold the digits, at least one is given. */
  readonly columns: readonly string[];
  /** Digits. */
  readonly tail: string;
  /** The columns hold these digits and nothing else; in others anything may stand before and between them. */
  readonly exact: boolean;
  readonly limit: number;
}

/** Records that are not deleted; also such as only look alike. */
export type SearchBeans = (
  deadline: Deadline,
  search: NumberSearch,
  fields: readonly string[],
) => Promise<readonly Bean[]>;

/** The CRM's users. */
export interface BeanUsers {
  /** As `get` for Users; `status` is filled even where the API hides it. */
  user(deadline: Deadline, id: string, fields: readonly string[]): Promise<Bean | undefined>;
  users(deadline: Deadline, query: UserQuery, fields: readonly string[]): Promise<UserPage>;
  /** Ids of users that were saved at that time or later, at most `limit` of them, in any order. */
  changedUsers(deadline: Deadline, since: string, limit: number): Promise<readonly string[]>;
}

/** Calls records. */
export interface BeanCalls {
  /** Creates a Calls record under our id. Repeating it is harmless. */
  createCall(
    deadline: Deadline,
    id: string,
    fields: BeanFields,
    links: readonly CallLink[],
  ): Promise<CreateResult>;
  /** `missing`: nothing was written, the record is gone. */
  updateCall(deadline: Deadline, id: string, fields: BeanFields): Promise<'updated' | 'missing'>;
  /** Attaches; repeating it is harmless. `skipped`: this API cannot, or the other record is gone. */
  link(deadline: Deadline, callId: string, link: CallLink): Promise<'linked' | 'skipped'>;
}

/** What the self-check asks. */
export interface BeanFacts {
  version(deadline: Deadline): Promise<string>;
  self(deadline: Deadline): Promise<Self>;
  /** The module's fields by name; undefined when the API does not tell for this module. */
  fieldsOf(deadline: Deadline, module: string): Promise<BeanFieldInfos | undefined>;
  /** Undefined: the API does not tell. */
  mayWriteCalls(deadline: Deadline): Promise<boolean | undefined>;
}

/**
 * What connectors need of the API of a Sugar-family CRM; one implementation each for REST v11, V8 and v4_1. Methods
 * reject with CrmError. Times are in the API's own form already when they arrive here (`time`).
 */
export interface BeanApi extends BeanUsers, BeanCalls, BeanFacts {
  /** For people: `REST v11_24`, `V8`, `v4_1`. */
  readonly title: string;
  /** `parent_type` of a call about no record, where the CRM's pages need one. */
  readonly parentlessType?: string;
  readonly get: ReadBean;
  readonly search: SearchBeans;
  /** A point in time (ISO 8601) in the form that the API stores. */
  time(iso: string): string;
  readonly clockSkewMs: () => number | undefined;
  close(): Promise<void>;
}
