import { randomUUID } from 'node:crypto';

export type Row = Record<string, string | null>;

/** The database behind a fake CRM of the Sugar family. */
export interface BeanStore {
  /** Names of the fields that a module has. */
  fields(module: string): ReadonlySet<string> | undefined;
  addField(module: string, field: string): void;
  dropField(module: string, field: string): void;
  /** The keys of each dropdown's entries, by module and field: `Calls.mor_result_c`. */
  readonly dropdowns: Map<string, readonly string[]>;
  /** Modules that the integration user may only read. */
  readonly readOnly: Set<string>;
  /** Undefined: it never existed, or it is deleted and `deleted` was not set. */
  find(module: string, id: string, deleted?: boolean): Row | undefined;
  all(module: string): readonly Row[];
  /** False: a row with this id exists, deleted or not; nothing was written. */
  insert(module: string, row: Row & { id: string }): boolean;
  update(module: string, id: string, change: Row): boolean;
  remove(module: string, id: string): void;
  link(callId: string, link: string, id: string): void;
  links(callId: string, link: string): readonly string[];
}

const COMMON = ['id', 'name', 'deleted', 'description', 'assigned_user_id', 'date_entered', 'date_modified'];
/** The package's fields for the last digits of numbers. */
const TAILS = [1, 2, 3, 4].map((place) => `mor_tail_${place}_c`);
const PERSON = [
  ...['first_name', 'last_name', 'phone_work', 'phone_mobile', 'phone_home', 'phone_other', 'email1'],
  ...['primary_address_country', 'do_not_call', ...TAILS],
];
/** As the package installs it, and one that the administrator has added. */
const RESULT_CHOICES = ',reached,left_message,call_back,wrong_number,not_interested,my_voicemail,Sale'.split(
  ',',
);
const MODULES: Readonly<Record<string, readonly string[]>> = {
  Contacts: [...PERSON, 'account_id', 'account_name'],
  Leads: [...PERSON, 'status', 'converted', 'account_name'],
  Prospects: PERSON,
  Accounts: [...TAILS, 'phone_office', 'phone_alternate', 'billing_address_country'],
  Cases: ['status', 'account_id'],
  Opportunities: [],
  Users: [
    ...['user_name', 'first_name', 'last_name', 'status', 'is_admin', 'email1', 'address_country'],
    ...['phone_work', 'phone_mobile', 'phone_home', 'phone_other'],
    ...['mor_username_c', 'mor_device_c', 'mor_source_c'],
  ],
  Calls: [
    ...['status', 'direction', 'duration_hours', 'duration_minutes', 'date_start', 'date_end'],
    ...[
      'parent_type',
      'parent_id',
      'mor_call_id_c',
      'mor_talk_seconds_c',
      'mor_outcome_c',
      'mor_result_c',
      'mor_recording_c',
    ],
  ],
  Tasks: ['status', 'priority', 'date_due', 'parent_type', 'parent_id', 'contact_id'],
};

/** Times as the database stores them: UTC, whole seconds. */
export const databaseTime = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');

export const createBeanStore = (): BeanStore => {
  const fields = new Map(Object.entries(MODULES).map(([name, own]) => [name, new Set([...COMMON, ...own])]));
  const rows = new Map<string, Map<string, Row>>([...fields.keys()].map((name) => [name, new Map()]));
  const linked = new Map<string, Set<string>>();
  const find: BeanStore['find'] = (module, id, deleted = false) => {
    const row = rows.get(module)?.get(id);
    return row !== undefined && (deleted || row.deleted !== '1') ? row : undefined;
  };
  return {
    fields: (module) => fields.get(module),
    dropdowns: new Map([['Calls.mor_result_c', RESULT_CHOICES]]),
    readOnly: new Set(),
    addField: (module, field) => fields.get(module)?.add(field),
    dropField: (module, field) => fields.get(module)?.delete(field),
    find,
    all: (module) => [...(rows.get(module)?.values() ?? [])].filter((row) => row.deleted !== '1'),
    insert: (module, row) => {
      if (rows.get(module)?.has(row.id) !== false) return false;
      rows.get(module)?.set(row.id, { deleted: '0', date_modified: databaseTime(Date.now()), ...row });
      return true;
    },
    update: (module, id, change) => {
      const row = find(module, id);
      if (row === undefined) return false;
      Object.assign(row, { date_modified: databaseTime(Date.now()) }, change);
      return true;
    },
    remove: (module, id) => {
      const row = find(module, id);
      if (row !== undefined) row.deleted = '1';
    },
    link: (callId, link, id) => {
      const key = `${callId}/${link}`;
      linked.set(key, (linked.get(key) ?? new Set()).add(id));
    },
    links: (callId, link) => [...(linked.get(`${callId}/${link}`) ?? [])],
  };
};

/** SQL's LIKE, case-insensitive as in MySQL's usual collations. */
export const sqlLike = (text: string, pattern: string): boolean => {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(`^${source}$`, 'isu').test(text);
};

/** The first administrator, which every installation has. */
export const seedAdmin = (store: BeanStore): void => {
  store.insert('Users', {
    id: '1',
    user_name: 'admin',
    first_name: '',
    last_name: 'Administrator',
    status: 'Active',
    is_admin: '1',
    email1: '',
  });
};

export const newId = (): string => randomUUID();
