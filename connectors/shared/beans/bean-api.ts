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
  /** A record with this id already existed, perhaps a deleted one; nothing was written. */
  readonly existed: boolean;
  /** Whether the links were made in the same request. */
  readonly attached: boolean;
}

export interface UserQuery {
  /** A word that the name must contain; the answer may hold more users than match, never fewer. */
  readonly word?: string;
  readonly limit: number;
  /** `next` of the previous page. */
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

/** Looks for the end of a telephone number in columns of a module, or for records that name another one's id. */
export interface NumberSearch {
  readonly module: string;
  /** At least one; any of them may hold the digits. */
  readonly columns: readonly string[];
  /** Digits, or with `exact` an id. */
  readonly tail: string;
  /** True: the columns hold exactly these digits. False: anything may stand before and between the digits. */
  readonly exact: boolean;
  readonly limit: number;
}

/** Records that are not deleted; the answer may include near matches. */
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
  /** Ids of users saved at or after that time, at most `limit`, in any order. */
  changedUsers(deadline: Deadline, since: string, limit: number): Promise<readonly string[]>;
}

/** Modules in which the connector writes. */
export type WrittenModule = 'Calls' | 'Tasks';

/** Writes records. */
export interface BeanWrites {
  /** Creates a record under our id. Repeating it is harmless. */
  create(
    deadline: Deadline,
    module: WrittenModule,
    id: string,
    fields: BeanFields,
    links: readonly CallLink[],
  ): Promise<CreateResult>;
  /** `missing`: nothing was written, the record is gone. */
  update(
    deadline: Deadline,
    module: WrittenModule,
    id: string,
    fields: BeanFields,
  ): Promise<'updated' | 'missing'>;
  /** Attaches a Calls record to another one; repeating it is harmless. `skipped`: this API cannot, or the other record is gone. */
  link(deadline: Deadline, callId: string, link: CallLink): Promise<'linked' | 'skipped'>;
}

/** What the self-check asks. */
export interface BeanFacts {
  version(deadline: Deadline): Promise<string>;
  self(deadline: Deadline): Promise<Self>;
  /** The module's fields by name; undefined when the API does not describe this module. */
  fieldsOf(deadline: Deadline, module: string): Promise<BeanFieldInfos | undefined>;
  /** The keys of a dropdown's entries. Undefined: it is no dropdown, or the API does not say. */
  choicesOf(deadline: Deadline, module: string, field: string): Promise<readonly string[] | undefined>;
  /** Undefined: the API does not say. */
  mayWrite(deadline: Deadline, module: WrittenModule): Promise<boolean | undefined>;
}

/**
 * What connectors need from the API of a Sugar-family CRM; one implementation each for REST v11, V8 and v4_1. Methods
 * reject with CrmError. Times passed in are already in the API's own format (`time`).
 */
export interface BeanApi extends BeanUsers, BeanWrites, BeanFacts {
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
