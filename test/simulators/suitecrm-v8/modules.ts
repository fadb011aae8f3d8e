import { defined } from '../../../src/defined.ts';
import { newId, sqlLike } from '../bean-store.ts';
import type { BeanStore, Row } from '../bean-store.ts';
import type { FakeAnswer, FakeRequest } from '../loopback.ts';
import { createBean, shown, updateBean } from '../suitecrm-save.ts';
import type { SuiteSettings } from '../suitecrm-save.ts';
import { fail, jsonApi } from './answers.ts';

type Handler = (request: FakeRequest, path: string, body: Record<string, unknown>) => FakeAnswer;

interface Data {
  readonly type?: string;
  readonly id?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

const isId = (id: string): boolean => id === '1' || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
const badId = (id: string): FakeAnswer => fail(`The option "id" with value "${id}" is invalid.`);
const singular = (module: string): string => module.replace(/s$/, '');
const notFound = (module: string, id: string): FakeAnswer =>
  fail(`${module} module with id ${id} is not found`);
/** Silently left out even when asked for by name. */
const HIDDEN_OF_USERS = new Set(['user_name', 'status']);
const DATES = new Set(['date_start', 'date_end', 'date_entered', 'date_modified']);

const isoMinutes = (text: string): string =>
  text === '' ? '' : `${text.slice(0, 16).replace(' ', 'T')}:00+00:00`;

/** `/module...`: records, lists and relationships. */
export const createModuleRoutes = (store: BeanStore, settings: SuiteSettings): Handler => {
  const resource = (module: string, row: Row, wanted: readonly string[]): unknown => ({
    type: singular(module),
    id: row.id,
    attributes: Object.fromEntries(
      wanted
        .filter((name) => name !== 'id' && !(module === 'Users' && HIDDEN_OF_USERS.has(name)))
        .map((name) => [name, DATES.has(name) ? isoMinutes(row[name] ?? '') : shown(row[name])]),
    ),
    relationships: {},
  });

  /** The fields asked for; the key in brackets is ignored. A string is the refusal. */
  const wantedFields = (module: string, query: URLSearchParams): readonly string[] | string => {
    const all = store.fields(module) ?? new Set<string>();
    const value = [...query].find(([key]) => key.startsWith('fields['))?.[1];
    if (value === undefined) return [...all];
    const wanted = value.split(',');
    const unknown = wanted.filter((name) => !all.has(name));
    return unknown.length === 0
      ? wanted
      : `The following field in ${singular(module)} module is not found: ${unknown.join(', ')}`;
  };

  const filterOf = (module: string, query: URLSearchParams): ((row: Row) => boolean) | string => {
    const tests: ((row: Row) => boolean)[] = [];
    for (const [key, value] of query) {
      const [, field, operator] = /^filter\[(\w+)\]\[(\w+)\]$/.exec(key) ?? [];
      if (field === undefined) continue;
      if (store.fields(module)?.has(field) !== true)
        return `Filter field ${field} in ${singular(module)} module is not found`;
      if (operator === 'eq') tests.push((row) => row[field] === value);
      else if (operator === 'gte') tests.push((row) => (row[field] ?? '') >= value);
      else if (operator === 'like') tests.push((row) => sqlLike(row[field] ?? '', value));
      else return `Filter operator ${operator} is invalid`;
    }
    const any = query.get('filter[operator]')?.toLowerCase() === 'or';
    return (row) => (any ? tests.some((test) => test(row)) : tests.every((test) => test(row)));
  };

  const list = (module: string, query: URLSearchParams): FakeAnswer => {
    const wanted = wantedFields(module, query);
    const filter = filterOf(module, query);
    if (typeof wanted === 'string') return fail(wanted);
    if (typeof filter === 'string') return fail(filter);
    const size = Number(query.get('page[size]'));
    const page = Number(query.get('page[number]') ?? 1);
    if (!(size > 0)) return fail(`The option "size" with value "${query.get('page[size]')}" is invalid.`);
    const sort = query.get('sort') ?? 'id';
    const found = store
      .all(module)
      .filter(filter)
      .toSorted((a, b) => (a[sort] ?? '').localeCompare(b[sort] ?? ''));
    const rows = found.slice((page - 1) * size, page * size);
    return jsonApi(200, {
      // Without a match there is no meta at all.
      ...defined({
        meta:
          rows.length === 0
            ? undefined
            : { 'total-pages': Math.ceil(found.length / size), 'records-on-this-page': rows.length },
      }),
      data: rows.map((row) => resource(module, row, wanted)),
    });
  };

  const save = (method: string, { type, id, attributes = {} }: Data): FakeAnswer => {
    if (type === undefined) return fail('The required option "type" is missing.');
    const names = store.fields(type);
    if (names === undefined) return fail(`Module ${type} does not exist`);
    if (id === undefined && method === 'PATCH') return fail('The required option "id" is missing.');
    if (id !== undefined && !isId(id)) return badId(id);
    const key = id ?? newId();
    if (method === 'POST' && store.find(type, key, true) !== undefined)
      return fail(`Bean ${type} with id ${key} is already exist`);
    if (method === 'PATCH' && store.find(type, key) === undefined) return notFound(type, key);
    const unknown = Object.keys(attributes).find((name) => !names.has(name));
    if (unknown !== undefined) return fail(`Property ${unknown} in ${singular(type)} module is invalid`);
    if (method === 'POST') createBean(store, type, key, attributes, settings);
    else updateBean(store, type, key, attributes, { ...settings, recompute: false });
    const row = store.find(type, key) ?? {};
    return jsonApi(201, { data: resource(type, row, [...names]) });
  };

  const relate = (callId: string, link: string, { type = '', id = '' }: Data): FakeAnswer => {
    if (!isId(id)) return badId(id);
    if (store.find('Calls', callId) === undefined) return notFound('Calls', callId);
    if (store.find(type, id) === undefined) return notFound(type, id);
    if (!['contacts', 'leads', 'users'].includes(link))
      return fail(`Cannot load relationship ${link} for Call module`);
    store.link(callId, link, id);
    return jsonApi(201, { meta: { message: `${type} record with id ${id} has been related` }, data: [] });
  };

  return (request, path, body) => {
    const { method, query } = request;
    const [, module = '', id, part, link] = path.split('/');
    const data = (body.data ?? {}) as Data;
    if (module === '') {
      if (method !== 'POST' && method !== 'PATCH')
        return { status: 405, body: { message: 'Method not allowed. Must be one of: POST, PATCH' } };
      return body.data === undefined ? fail('The required option "data" is missing.') : save(method, data);
    }
    if (store.fields(module) === undefined) return fail(`Module ${module} does not exist`);
    if (id === undefined) return list(module, query);
    if (!isId(id)) return badId(id);
    if (part === 'relationships' && method === 'POST') return relate(id, link ?? '', data);
    const wanted = wantedFields(module, query);
    if (typeof wanted === 'string') return fail(wanted);
    const row = store.find(module, id);
    return row === undefined ? notFound(module, id) : jsonApi(200, { data: resource(module, row, wanted) });
  };
};
