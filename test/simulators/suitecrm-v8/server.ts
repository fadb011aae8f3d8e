import type { FakeCrm } from '../../contracts/connector-harness.ts';
import { controlsOf } from '../bean-controls.ts';
import { createBeanStore, seedAdmin } from '../bean-store.ts';
import type { BeanStore } from '../bean-store.ts';
import { startLoopback } from '../loopback.ts';
import type { FakeAnswer, FakeRequest, Loopback } from '../loopback.ts';
import { createModuleRoutes } from './modules.ts';
import { badRequest, jsonApi } from './answers.ts';
import { createTokens } from './tokens.ts';
import type { Tokens } from './tokens.ts';

export interface SuiteV8Fake {
  readonly url: string;
  readonly server: Loopback;
  readonly store: BeanStore;
  readonly crm: FakeCrm;
  readonly tokens: Tokens;
}

const NOT_ALLOWED = '[SuiteCRM] [Not Allowed] The API user does not have access to this module.';
const ACCESS = ['access', 'delete', 'edit', 'export', 'import', 'list', 'massupdate', 'view'];

const parseBody = (request: FakeRequest): Record<string, unknown> => {
  try {
    return JSON.parse(request.body) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/** SuiteCRM's V8 API with a database behind it; behaves as the recorded 7.14.6 did. */
export const startSuiteV8 = async ({ utf8mb4 = true } = {}): Promise<SuiteV8Fake> => {
  const store = createBeanStore();
  seedAdmin(store);
  const tokens = createTokens();
  const modules = createModuleRoutes(store, { utf8mb4 });

  const meta = (path: string): FakeAnswer => {
    if (path === '/modules') {
      const names = ['Accounts', 'Calls', 'Contacts', 'Leads', 'Prospects', 'Tasks'];
      const accessTo = (name: string) =>
        ACCESS.filter((right) => right !== 'edit' || !store.readOnly.has(name));
      return jsonApi(200, {
        data: {
          type: 'modules',
          attributes: Object.fromEntries(
            names.map((name) => [name, { label: name, access: accessTo(name) }]),
          ),
        },
      });
    }
    const module = path.replace('/fields/', '');
    const names = store.fields(module);
    if (module === 'Users') return jsonApi(400, badRequest(NOT_ALLOWED));
    if (names === undefined) return jsonApi(400, badRequest(`Module ${module} does not exist`));
    const attributes = Object.fromEntries([...names].map((name) => [name, { type: 'varchar' }]));
    return jsonApi(200, { data: { type: 'fields', attributes } });
  };

  const route = (request: FakeRequest, path: string): FakeAnswer => {
    if (path === '/current-user') {
      return jsonApi(200, {
        data: { type: 'User', id: '1', attributes: { user_name: 'admin', is_admin: '1', status: 'Active' } },
      });
    }
    if (path.startsWith('/meta')) return meta(path.slice('/meta'.length));
    if (path.startsWith('/module')) return modules(request, path.slice('/module'.length), parseBody(request));
    return { status: 404, body: { message: 'Not found' } };
  };

  const server = await startLoopback((request) => {
    if (request.path === '/Api/access_token') return tokens.ask(request);
    if (!request.path.startsWith('/Api/V8/')) return { status: 404, body: '<h1>404 Not Found</h1>' };
    return tokens.refuse(request) ?? route(request, request.path.slice('/Api/V8'.length));
  });

  const crm = controlsOf({
    store,
    server,
    isWrite: ({ method, path }) => path === '/Api/V8/module' && ['POST', 'PATCH'].includes(method),
    denied: jsonApi(400, badRequest(NOT_ALLOWED)),
  });
  return { url: server.url, server, store, crm, tokens };
};
