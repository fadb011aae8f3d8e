import { randomUUID } from 'node:crypto';
import { defined } from '../../../src/defined.ts';
import type { FakeCrm, StoredActivity, WriteFault } from '../../contracts/connector-harness.ts';
import { startLoopback } from '../loopback.ts';
import type { FakeAnswer, FakeRequest, Fault, Loopback } from '../loopback.ts';

export const SECRET = 'made-by-an-administrator';

interface Person {
  readonly id: string;
  name: string;
  phones: { field: string; value: string }[];
  country: string;
  doNotCall: boolean;
}
interface User {
  readonly id: string;
  name: string;
  readonly email: string;
  readonly active: boolean;
  readonly telephony: object;
}
type StoredCall = Record<string, unknown> & { id: string; notes: string };

const FAULTS: Readonly<Record<WriteFault, Fault>> = {
  unavailable: { status: 503, body: 'busy' },
  commit_then_timeout: 'lost',
  rate_limited: { status: 429, body: 'slow down', headers: { 'retry-after': '1' } },
  denied: { status: 403, body: 'not allowed' },
};

const ok = (body: unknown): FakeAnswer => ({ status: 200, body });
const NOT_FOUND: FakeAnswer = { status: 404, body: 'no such thing' };

/** A small CRM with the JSON API that the connector uses. Replace it with what the real one was seen to answer. */
export const startTemplateCrm = async (): Promise<{ url: string; crm: FakeCrm; server: Loopback }> => {
  const people = new Map<string, Person>();
  const users = new Map<string, User>();
  const calls = new Map<string, StoredCall>();
  const tokens = new Set<string>();
  const faults: WriteFault[] = [];

  const usersPage = (query: URLSearchParams): FakeAnswer => {
    const search = (query.get('search') ?? '').toLowerCase();
    const limit = Number(query.get('limit'));
    const found = [...users.values()].filter(({ name }) => name.toLowerCase().includes(search));
    const from = found.findIndex(({ id }) => id === query.get('after')) + 1;
    const items = found.slice(from, from + limit);
    const last = items.at(-1);
    return ok({ items, ...defined({ next: from + limit < found.length && last ? last.id : undefined }) });
  };

  /** People one of whose numbers contains these digits. */
  const peopleWith = (query: URLSearchParams): FakeAnswer => {
    const digits = query.get('digits') ?? '';
    const holds = ({ value }: { value: string }): boolean => value.replace(/\D/g, '').includes(digits);
    const found = [...people.values()].filter(({ phones }) => phones.some(holds));
    return ok({ items: found.slice(0, Number(query.get('limit'))) });
  };

  const onCall = ({ method, body }: FakeRequest, id: string): FakeAnswer => {
    const stored = calls.get(id);
    if (method === 'GET') return stored === undefined ? NOT_FOUND : ok(stored);
    const fields = JSON.parse(body) as Record<string, unknown>;
    if (method === 'PATCH') {
      if (stored === undefined) return NOT_FOUND;
      Object.assign(stored, fields);
      return ok(stored);
    }
    if (stored !== undefined) return ok(stored);
    const { person } = fields;
    if (typeof person === 'string' && !people.has(person))
      return { status: 422, body: 'there is no such person' };
    calls.set(id, { notes: '', ...fields, id });
    return { status: 201, body: calls.get(id) };
  };

  const server = await startLoopback((request) => {
    if (request.path === '/token') {
      if ((JSON.parse(request.body) as { secret?: string }).secret !== SECRET)
        return { status: 403, body: 'no' };
      const token = randomUUID();
      tokens.add(token);
      return ok({ token, expiresInSec: 3_600 });
    }
    if (!tokens.has((request.headers.authorization ?? '').replace('Bearer ', '')))
      return { status: 401, body: 'log in first' };
    const [, kind = '', id = ''] = request.path.split('/').map(decodeURIComponent);
    if (kind === 'people' && id === '') return peopleWith(request.query);
    if (kind === 'people') return people.has(id) ? ok(people.get(id)) : NOT_FOUND;
    if (kind === 'users' && id === '') return usersPage(request.query);
    if (kind === 'users') return users.has(id) ? ok(users.get(id)) : NOT_FOUND;
    return kind === 'calls' ? onCall(request, id) : NOT_FOUND;
  });
  server.setFault(({ method }) => {
    if (method !== 'PUT' && method !== 'PATCH') return undefined;
    const fault = faults.shift();
    return fault === undefined ? undefined : FAULTS[fault];
  });

  const crm: FakeCrm = {
    addRecord: async ({ name, phones, country = '', doNotCall = false }) => {
      const id = randomUUID();
      const fields = phones.map((value, index) => ({ field: `phone${index}`, value }));
      people.set(id, { id, name, phones: fields, country, doNotCall });
      return { type: 'Person', id };
    },
    deleteRecord: async ({ id }) => {
      people.delete(id);
    },
    changePhone: async ({ id }, value) => {
      const first = people.get(id)?.phones[0];
      if (first) first.value = value;
    },
    addUser: async ({ name, email = '', active = true, mapping = {} }) => {
      const id = randomUUID();
      users.set(id, { id, name, email, active, telephony: mapping });
      return id;
    },
    renameUser: async (id, name) => {
      const user = users.get(id);
      if (user) user.name = name;
    },
    activities: async () =>
      [...calls.values()].map(({ id, subject, notes, user, person }): StoredActivity => ({
        id,
        subject: String(subject),
        notes,
        user: String(user),
        ...defined({ record: typeof person === 'string' ? { type: 'Person', id: person } : undefined }),
      })),
    editActivity: async (id, change) => {
      Object.assign(calls.get(id) ?? {}, change);
    },
    failNextWrites: (fault, times = 1) => {
      faults.push(...Array<WriteFault>(times).fill(fault));
    },
    setDown: (down) => {
      server.setDown(down);
    },
  };
  return { url: server.url, crm, server };
};
