import { createHash, randomUUID } from 'node:crypto';
import type { FakeCrm } from '../../contracts/connector-harness.ts';
import { controlsOf } from '../bean-controls.ts';
import { createBeanStore, seedAdmin } from '../bean-store.ts';
import type { BeanStore } from '../bean-store.ts';
import { startLoopback } from '../loopback.ts';
import type { FakeAnswer, FakeRequest, Loopback } from '../loopback.ts';
import { createMethods, OK } from './methods.ts';

export interface SuiteLegacyFake {
  readonly url: string;
  readonly server: Loopback;
  readonly store: BeanStore;
  readonly crm: FakeCrm;
  /** The password of `admin`; may be changed while running. */
  password: string;
  /** Ends all sessions, as a restart of PHP's session store does. */
  endSessions(): void;
  /** Number of login attempts so far. */
  logins(): number;
}

const ACCESS_DENIED = { name: 'Access Denied', number: 40, description: 'You do not have access' };
const INVALID_SESSION = { name: 'Invalid Session ID', number: 11, description: 'The session ID is invalid' };
const INVALID_LOGIN = {
  name: 'Invalid Login',
  number: 10,
  description: 'Login attempt failed please check the username and password',
};
const INVALID_CALL = {
  name: 'An Undefined Error - invalid_call occurred',
  number: '-1',
  description: 'There is no error definition for invalid_call',
};

const parseArgs = (text: string | null): unknown[] | undefined => {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const methodOf = ({ body }: FakeRequest): string => new URLSearchParams(body).get('method') ?? '';

/** SuiteCRM's `service/v4_1/rest.php` with a database behind it; behaves as the recorded 7.14.6 did. */
export const startSuiteLegacy = async ({ utf8mb4 = true } = {}): Promise<SuiteLegacyFake> => {
  const store = createBeanStore();
  seedAdmin(store);
  const sessions = new Set<string>();
  const methods = createMethods(store, { utf8mb4 });
  let logins = 0;

  const login = (user: unknown): FakeAnswer => {
    logins += 1;
    const { user_name: name, password, encryption } = user as Record<string, string>;
    const right =
      encryption === 'PLAIN' ? fake.password : createHash('md5').update(fake.password).digest('hex');
    if (name !== 'admin' || password !== right) return OK(INVALID_LOGIN);
    const id = randomUUID();
    sessions.add(id);
    return OK({ id, module_name: 'Users', name_value_list: { user_id: { name: 'user_id', value: '1' } } });
  };

  const server = await startLoopback((request) => {
    if (request.path !== '/service/v4_1/rest.php') return { status: 404, body: '<h1>404 Not Found</h1>' };
    const form = new URLSearchParams(request.body);
    const name = form.get('method') ?? '';
    const args = parseArgs(form.get('rest_data'));
    if (args === undefined) return name === 'set_entry' ? { status: 500, body: '' } : OK(null);
    if (name === 'login') return login(args[0]);
    if (name === 'get_server_info')
      return OK({
        flavor: 'CE',
        version: '6.5.25',
        suitecrm_version: '7.14.6',
        gmt_time: '2026-11-23 07:41:14',
      });
    const method = methods.get(name);
    if (method === undefined) return OK(INVALID_CALL);
    const [session, ...rest] = args;
    if (session === '') return OK(null);
    if (typeof session !== 'string' || !sessions.has(session)) return OK(INVALID_SESSION);
    if (rest.length < method.args) return { status: 500, body: '' };
    return method.run(rest);
  });

  const crm = controlsOf({
    store,
    server,
    isWrite: (request) => methodOf(request) === 'set_entry',
    denied: OK(ACCESS_DENIED),
  });
  const fake: SuiteLegacyFake = {
    url: server.url,
    server,
    store,
    crm,
    password: 'admin',
    endSessions: () => {
      sessions.clear();
    },
    logins: () => logins,
  };
  return fake;
};
