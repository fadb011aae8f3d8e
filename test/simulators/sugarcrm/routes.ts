import { defined } from '../../../src/defined.ts';
import type { BeanStore, Row } from '../bean-store.ts';
import type { FakeAnswer, FakeRequest } from '../loopback.ts';

type Body = Readonly<Record<string, unknown>>;

const failure = (status: number, error: string, message: string): FakeAnswer => ({
  status,
  body: { error, error_message: message },
});
const notFound = (module: string, id: string): FakeAnswer =>
  failure(404, 'not_found', `Could not find record: ${id} in module: ${module}`);
/** Modules that clients may write. */
const WRITTEN = ['Calls', 'Tasks'];
const LINKS: Readonly<Record<string, string>> = { contacts: 'Contacts', leads: 'Leads', users: 'Users' };

/** Sugar accepts and returns ISO 8601; booleans are booleans; texts are returned as stored. */
const shown = (field: string, value: string | null | undefined): unknown => {
  if (field === 'do_not_call') return value === '1';
  if (field === 'duration_hours' || field === 'duration_minutes') return Number(value ?? 0);
  return value ?? '';
};

/** The routes below `/rest/v11_24`, for a user who is logged in. */
export const createSugarRoutes = (
  store: BeanStore,
): ((request: FakeRequest, path: string, body: Body) => FakeAnswer) => {
  const record = (module: string, row: Row, fields?: string | null): Body => {
    const wanted = fields ? fields.split(',') : [...(store.fields(module) ?? [])];
    const known = wanted.filter((name) => store.fields(module)?.has(name));
    return {
      ...Object.fromEntries(known.map((name) => [name, shown(name, row[name])])),
      ...defined({
        email: wanted.includes('email')
          ? row.email1
            ? [{ email_address: row.email1, primary_address: true }]
            : []
          : undefined,
      }),
      id: row.id,
      date_modified: '2026-11-23T10:15:00+00:00',
      _module: module,
    };
  };

  /** Unknown fields are silently dropped. */
  const values = (module: string, body: Body): Row =>
    Object.fromEntries(
      Object.entries(body)
        .filter(([name, value]) => store.fields(module)?.has(name) && typeof value !== 'object')
        .map(([name, value]) => [name, String(value)]),
    );

  const create = (module: string, body: Body): FakeAnswer => {
    const id = String(body.id);
    if (store.find(module, id) !== undefined)
      return failure(422, 'invalid_parameter', `Record already exists: ${id} in module: ${module}`);
    const links = Object.entries(LINKS).flatMap(([link, linked]) => {
      const { add = [] } = (body[link] ?? {}) as { add?: string[] };
      return add.map((related) => ({ link, linked, related }));
    });
    const lost = links.find(({ linked, related }) => store.find(linked, related) === undefined);
    if (lost !== undefined) return notFound(lost.linked, lost.related);
    // A deleted record with this id is not found above; the insert fails here.
    const status = module === 'Calls' ? 'Planned' : 'Not Started';
    if (!store.insert(module, { status, ...values(module, body), id }))
      return failure(500, 'fatal_error', 'Database error');
    for (const { link, related } of links) store.link(id, link, related);
    return { status: 200, body: record(module, store.find(module, id) ?? {}) };
  };

  const linkCall = (callId: string, { link_name: link, ids }: Body): FakeAnswer => {
    const module = LINKS[String(link)];
    if (module === undefined) return notFound('Calls', String(link));
    for (const id of ids as string[]) {
      if (store.find(module, id) === undefined) return notFound(module, id);
      store.link(callId, String(link), id);
    }
    return { status: 200, body: { record: {}, related_records: [] } };
  };

  /** One operator on one field of a filter. */
  const meets = (row: Row, [name, test]: [string, Readonly<Record<string, string>>]): boolean => {
    const text = (row[name] ?? '').toLowerCase();
    const [[operator, value] = ['', '']] = Object.entries(test);
    switch (operator) {
      case '$equals':
        return text === value.toLowerCase();
      case '$contains':
        return text.includes(value.toLowerCase());
      case '$ends':
        return text.endsWith(value.toLowerCase());
      case '$gte':
        return Date.parse(`${text.replace(' ', 'T')}Z`) >= Date.parse(value);
      default:
        throw new Error(`operator ${operator} is not understood`);
    }
  };

  /** All terms of the list must hold; below `$or`, one is enough. */
  const filterModule = (module: string, body: Body): FakeAnswer => {
    type Term = Readonly<Record<string, Readonly<Record<string, string>>>>;
    const terms = body.filter as ({ readonly $or: readonly Term[] } | Term)[];
    const holds = (row: Row, term: Term): boolean => Object.entries(term).every((test) => meets(row, test));
    const either = (row: Row, term: (typeof terms)[number]): boolean =>
      Array.isArray(term.$or)
        ? (term.$or as readonly Term[]).some((one) => holds(row, one))
        : holds(row, term as Term);
    const found = store
      .all(module)
      .filter((row) => terms.every((term) => either(row, term)))
      .toSorted((a, b) => (a.user_name ?? '').localeCompare(b.user_name ?? ''));
    const offset = Number(body.offset ?? 0);
    const end = offset + Number(body.max_num);
    return {
      status: 200,
      body: {
        next_offset: end < found.length ? end : -1,
        records: found.slice(offset, end).map((row) => record(module, row, String(body.fields))),
      },
    };
  };

  const metadata = (query: URLSearchParams): FakeAnswer => {
    if (query.get('type_filter') === 'server_info')
      return { status: 200, body: { server_info: { version: '14.0.0', flavor: 'ENT' } } };
    const module = query.get('module_filter') ?? '';
    const names = [...(store.fields(module) ?? []), 'email'].filter((name) => name !== 'email1');
    const fields = Object.fromEntries(names.map((name) => [name, { name }]));
    return { status: 200, body: { modules: store.fields(module) ? { [module]: { fields } } : {} } };
  };

  const rights = () => {
    const none = { create: 'no', edit: 'no' };
    return Object.fromEntries(WRITTEN.map((module) => [module, store.readOnly.has(module) ? none : {}]));
  };

  return (request, path, body) => {
    const { method, query } = request;
    const [, module = '', id = '', action] = path.split('/');
    if (path === '/me')
      return {
        status: 200,
        body: { current_user: { id: '1', user_name: 'admin', type: 'admin', acl: rights() } },
      };
    if (path === '/metadata') return metadata(query);
    if (store.fields(module) === undefined)
      return failure(404, 'no_method', 'Could not find any API method for this path');
    if (id === 'enum') {
      const choices = store.dropdowns.get(`${module}.${action ?? ''}`);
      return choices === undefined
        ? notFound(module, id)
        : { status: 200, body: Object.fromEntries(choices.map((key) => [key, key])) };
    }
    if (id === 'filter' && method === 'POST') return filterModule(module, body);
    if (WRITTEN.includes(module) && id === '' && method === 'POST') return create(module, body);
    const row = store.find(module, id);
    if (row === undefined) return notFound(module, id);
    if (module === 'Calls' && action === 'link') return linkCall(id, body);
    if (WRITTEN.includes(module) && method === 'PUT') store.update(module, id, values(module, body));
    return { status: 200, body: record(module, row, query.get('fields')) };
  };
};
