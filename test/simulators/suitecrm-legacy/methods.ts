import { sqlLike } from '../bean-store.ts';
import type { BeanStore, Row } from '../bean-store.ts';
import type { FakeAnswer } from '../loopback.ts';
import { createBean, echoed, shown, updateBean } from '../suitecrm-save.ts';
import type { SuiteSettings } from '../suitecrm-save.ts';

interface Method {
  /** Number of arguments after the session; with fewer, PHP aborts. */
  readonly args: number;
  run(args: readonly unknown[]): FakeAnswer;
}

/** Every answer is JSON: a session id is a quoted string. */
export const OK = (body: unknown): FakeAnswer => ({
  status: 200,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json; charset=UTF-8' },
});

type NameValue = { readonly name: string; readonly value: unknown };

const DATABASE_FAILURE: FakeAnswer = {
  status: 500,
  body: 'Database failure. Please refer to suitecrm.log for details.',
};
const NO_MODULE = OK({
  name: 'Module Does Not Exist',
  number: 20,
  description: 'This module is not available on this server',
});
const DENIED = OK({ name: 'Access Denied', number: 40, description: 'You do not have access' });

const byName = (list: readonly NameValue[]): Record<string, NameValue> =>
  Object.fromEntries(list.map((entry) => [entry.name, entry]));

const GONE = [
  {
    name: 'warning',
    value: 'Access to this object is denied since it has been deleted or does not exist',
  },
  { name: 'deleted', value: '1' },
];

/** The supported subset of SQL: comparisons joined by `or`. Undefined: the database would reject the query. */
const compile = (
  query: string,
  table: string,
  fields: ReadonlySet<string>,
): ((row: Row) => boolean) | undefined => {
  if (query === '') return () => true;
  const tests = query.split(' or ').map((term) => {
    const [, from = '', field = '', operator, value] =
      /^(\w+)\.(\w+) ?(=|>=|like) ?'([^']*)'$/.exec(term.trim()) ?? [];
    // Custom fields are in a separate table, which is joined.
    const home = field.endsWith('_c') ? `${table}_cstm` : table;
    if (value === undefined || from !== home || !fields.has(field)) return undefined;
    return (row: Row): boolean => {
      if (operator === '>=') return (row[field] ?? '') >= value;
      return operator === '=' ? row[field] === value : sqlLike(row[field] ?? '', value);
    };
  });
  return tests.includes(undefined) ? undefined : (row) => tests.some((test) => test?.(row));
};

/** The methods of v4_1 that a connector uses, by name; arguments come without the session. */
export const createMethods = (store: BeanStore, settings: SuiteSettings): ReadonlyMap<string, Method> => {
  const entry = (module: string, row: Row, wanted: readonly string[]): unknown => ({
    id: row.id,
    module_name: module,
    name_value_list: byName(
      wanted
        .filter((name) => store.fields(module)?.has(name))
        .map((name) => ({ name, value: shown(row[name]) })),
    ),
  });

  const setEntry = (module: string, list: readonly NameValue[]): FakeAnswer => {
    const values = Object.fromEntries(
      list.filter(({ name }) => store.fields(module)?.has(name)).map(({ name, value }) => [name, value]),
    );
    const id = typeof values.id === 'string' ? values.id : '';
    if (list.some(({ name, value }) => name === 'new_with_id' && value === true)) {
      if (!createBean(store, module, id, values, settings)) return DATABASE_FAILURE;
    } else {
      // An unknown or deleted record: the answer looks like success, but nothing is written.
      updateBean(store, module, id, values, { ...settings, recompute: true });
    }
    const echo = list.filter(({ name }) => name !== 'new_with_id');
    return OK({
      id,
      entry_list: byName(echo.map(({ name, value }) => ({ name, value: echoed(value) }))),
    });
  };

  const methods: Record<string, Method> = {
    get_user_id: { args: 0, run: () => OK('1') },
    logout: { args: 0, run: () => OK(null) },
    get_entry: {
      args: 2,
      run: ([module, id, wanted]) => {
        if (store.fields(String(module)) === undefined) return NO_MODULE;
        const row = store.find(String(module), String(id));
        const list =
          row === undefined
            ? { id, module_name: module, name_value_list: GONE }
            : entry(String(module), row, wanted as string[]);
        return OK({ entry_list: [list], relationship_list: [] });
      },
    },
    get_entry_list: {
      args: 8,
      run: ([module, query, order, offset, wanted, , max]) => {
        const fields = store.fields(String(module));
        if (fields === undefined) return NO_MODULE;
        if (/[;()]/.test(String(query))) return DENIED;
        const test = compile(String(query), String(module).toLowerCase(), fields);
        if (test === undefined) return DATABASE_FAILURE;
        const column = /^\w+\.(\w+)/.exec(String(order))?.[1] ?? 'id';
        const found = store
          .all(String(module))
          .filter(test)
          .toSorted((a, b) => (a[column] ?? '').localeCompare(b[column] ?? ''));
        const page = found.slice(Number(offset), Number(offset) + Number(max));
        return OK({
          result_count: page.length,
          total_count: found.length === 0 ? 0 : String(found.length),
          next_offset: Number(offset) + page.length,
          entry_list: page.map((row) => entry(String(module), row, wanted as string[])),
          relationship_list: [],
        });
      },
    },
    set_entry: {
      args: 2,
      run: ([module, list]) =>
        module === 'Calls' || module === 'Tasks' ? setEntry(module, list as NameValue[]) : DENIED,
    },
    set_relationship: {
      args: 4,
      run: ([, callId, link, ids]) => {
        if (!['contacts', 'leads', 'users'].includes(String(link)))
          return OK({ created: 0, failed: 1, deleted: 0 });
        // "created" even for ids that do not exist; only those that do get a row.
        for (const id of ids as string[]) {
          const module = { contacts: 'Contacts', leads: 'Leads', users: 'Users' }[String(link)] ?? '';
          if (store.find(module, id) && store.find('Calls', String(callId)))
            store.link(String(callId), String(link), id);
        }
        return OK({ created: 1, failed: 0, deleted: 0 });
      },
    },
    get_module_fields: {
      args: 1,
      run: ([module]) => {
        const names = store.fields(String(module));
        if (names === undefined) return NO_MODULE;
        const fields = [...names].map((name) => {
          const choices = store.dropdowns
            .get(`${String(module)}.${name}`)
            ?.map((key) => [key, { name: key }] as const);
          return [
            name,
            choices === undefined
              ? { name, type: 'varchar', options: [] }
              : { name, type: 'enum', options: Object.fromEntries<unknown>(choices) },
          ] as const;
        });
        return OK({
          module_name: module,
          table_name: '',
          module_fields: Object.fromEntries(fields),
          link_fields: {},
        });
      },
    },
    get_available_modules: {
      args: 0,
      run: () =>
        OK({
          modules: ['Accounts', 'Calls', 'Contacts', 'Tasks'].map((key) => ({
            module_key: key,
            module_label: key,
            acls: ['edit', 'delete', 'list', 'view', 'import', 'export'].map((action) => ({
              action,
              access: action !== 'edit' || !store.readOnly.has(key),
            })),
          })),
        }),
    },
  };
  return new Map(Object.entries(methods));
};
