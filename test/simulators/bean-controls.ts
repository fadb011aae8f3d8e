import { defined } from '../../src/defined.ts';
import type { FakeCrm, StoredActivity, StoredTask, WriteFault } from '../contracts/connector-harness.ts';
import { newId } from './bean-store.ts';
import type { BeanStore, Row } from './bean-store.ts';
import type { FakeAnswer, FakeRequest, Fault, Loopback } from './loopback.ts';

export interface ControlParts {
  readonly store: BeanStore;
  readonly server: Loopback;
  /** Whether this request creates or changes a Calls record. */
  readonly isWrite: (request: FakeRequest) => boolean;
  /** This API's answer to a user without the necessary right. */
  readonly denied: FakeAnswer;
}

const split = (name: string): { first_name: string; last_name: string } => {
  const [first = '', ...rest] = name.split(' ');
  return rest.length === 0
    ? { first_name: '', last_name: first }
    : { first_name: first, last_name: rest.join(' ') };
};

const storedOf = (row: Row): StoredActivity => ({
  id: row.id ?? '',
  subject: row.name ?? '',
  notes: row.description ?? '',
  ...defined({
    user: row.assigned_user_id || undefined,
    record: row.parent_id ? { type: row.parent_type ?? '', id: row.parent_id } : undefined,
  }),
});

/** Direct access to a fake CRM's database and faults, for the contract suite. */
export const controlsOf = ({ store, server, isWrite, denied }: ControlParts): FakeCrm => {
  const faults: Record<WriteFault, Fault> = {
    unavailable: 'drop',
    commit_then_timeout: 'lost',
    rate_limited: { status: 429, body: 'Too Many Requests', headers: { 'retry-after': '1' } },
    denied,
  };
  let pending: Fault[] = [];
  server.setFault((request) => (isWrite(request) ? pending.shift() : undefined));

  return {
    addRecord: async ({ name, phones, country = '', doNotCall = false }) => {
      const id = newId();
      const [work = '', mobile = '', home = ''] = phones;
      store.insert('Contacts', {
        id,
        name,
        ...split(name),
        phone_work: work,
        phone_mobile: mobile,
        phone_home: home,
        primary_address_country: country,
        do_not_call: doNotCall ? '1' : '0',
      });
      return { type: 'Contacts', id };
    },
    deleteRecord: async ({ type, id }) => {
      store.remove(type, id);
    },
    changePhone: async ({ type, id }, value) => {
      store.update(type, id, { phone_work: value });
    },
    addUser: async ({ name, email = '', active = true, mapping = {} }) => {
      const id = newId();
      store.insert('Users', {
        id,
        ...split(name),
        user_name: `user-${id.slice(0, 8)}`,
        status: active ? 'Active' : 'Inactive',
        is_admin: '0',
        email1: email,
        mor_username_c: mapping.username ?? '',
        mor_device_c: mapping.device ?? '',
        mor_source_c: mapping.source ?? null,
      });
      return id;
    },
    renameUser: async (user, name) => {
      store.update('Users', user, split(name));
    },
    activities: async () => store.all('Calls').map(storedOf),
    tasks: {
      all: () =>
        store.all('Tasks').map((row): StoredTask => ({
          ...storedOf(row),
          isOpen: row.status === 'Not Started',
          dueOn: (row.date_due ?? '').slice(0, 10),
        })),
      people: {
        edit: (id, { subject, notes, isClosed }) => {
          const status = isClosed === true ? 'Completed' : undefined;
          store.update('Tasks', id, defined({ name: subject, description: notes, status }));
        },
        remove: (id) => {
          store.remove('Tasks', id);
        },
        setOwner: ({ type, id }, user) => {
          store.update(type, id, { assigned_user_id: user });
        },
      },
    },
    editActivity: async (id, { subject, notes }) => {
      store.update('Calls', id, defined({ name: subject, description: notes }));
    },
    failNextWrites: (fault, times = 1) => {
      pending = [...pending, ...Array<Fault>(times).fill(faults[fault])];
    },
    setDown: (down) => {
      server.setDown(down);
    },
  };
};
