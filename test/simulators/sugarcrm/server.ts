import type { FakeCrm } from '../../contracts/connector-harness.ts';
import { controlsOf } from '../bean-controls.ts';
import { createBeanStore, seedAdmin } from '../bean-store.ts';
import type { BeanStore } from '../bean-store.ts';
import { startLoopback } from '../loopback.ts';
import type { FakeAnswer, FakeRequest, Loopback } from '../loopback.ts';
import { createSugarRoutes } from './routes.ts';
import { createSugarTokens } from './tokens.ts';
import type { SugarTokens } from './tokens.ts';

export interface SugarFake {
  readonly url: string;
  readonly server: Loopback;
  readonly store: BeanStore;
  readonly crm: FakeCrm;
  readonly tokens: SugarTokens;
}

const BASE = '/rest/v11_24';

const parseBody = ({ body }: FakeRequest): Record<string, unknown> =>
  body === '' ? {} : (JSON.parse(body) as Record<string, unknown>);

/** Sugar's REST v11_24 with a database behind it, modelled on its documentation and public error classes. */
export const startSugar = async (): Promise<SugarFake> => {
  const store = createBeanStore();
  seedAdmin(store);
  const tokens = createSugarTokens();
  const route = createSugarRoutes(store);

  const server = await startLoopback((request): FakeAnswer => {
    if (!request.path.startsWith(`${BASE}/`))
      return { status: 301, body: { error: 'incorrect_version', error_message: 'Incorrect API version' } };
    const path = request.path.slice(BASE.length);
    if (path === '/oauth2/token') return tokens.ask(parseBody(request));
    return tokens.refuse(request) ?? route(request, path, parseBody(request));
  });

  const crm = controlsOf({
    store,
    server,
    isWrite: ({ method, path }) =>
      (method === 'POST' && /\/(Calls|Tasks)$/.test(path)) ||
      (method === 'PUT' && /\/(Calls|Tasks)\//.test(path)),
    denied: {
      status: 403,
      body: { error: 'not_authorized', error_message: 'You are not authorized to create Calls.' },
    },
  });
  return { url: server.url, server, store, crm, tokens };
};
