import { defined } from '../../../src/defined.ts';
import { requireContract } from './contract.ts';

/** Acts like an admin page: keeps the cookie and sends Origin and the CSRF token. */
export interface AdminClient {
  readonly url: string;
  cookie: string | undefined;
  csrf: string | undefined;
  send(method: string, path: string, options?: SendOptions): Promise<AdminAnswer>;
  signIn(password: string, role?: 'viewer'): Promise<AdminAnswer>;
}

export interface SendOptions {
  readonly body?: unknown;
  readonly text?: string;
  /** A file, sent as is. */
  readonly file?: Uint8Array;
  /** An undefined value removes the header. */
  readonly headers?: Record<string, string | undefined>;
}

export interface AdminAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

export const PASSWORD = 'correct horse battery';

/** A browser at `url` that has not signed in yet. Checks every successful answer against the contract. */
export const createAdminClient = (url: string): AdminClient => {
  const client: AdminClient = {
    url,
    cookie: undefined,
    csrf: undefined,
    async send(method, path, options = {}) {
      const file = options.file && Uint8Array.from(options.file);
      const body =
        file ?? options.text ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
      const headers: Record<string, string | undefined> = {
        ...defined({
          cookie: client.cookie,
          'x-csrf-token': client.csrf,
          origin: method === 'GET' ? undefined : url,
          'content-type':
            body === undefined ? undefined : options.body === undefined ? 'text/csv' : 'application/json',
        }),
        ...options.headers,
      };
      const given = Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined);
      const response = await fetch(`${url}/admin/api/${path}`, {
        method,
        redirect: 'manual',
        headers: Object.fromEntries(given),
        ...defined({ body }),
      });
      const text = await response.text();
      requireContract(method, path, response, text);
      const [set] = response.headers.getSetCookie().filter((cookie) => cookie.startsWith('mor_admin='));
      if (set !== undefined) client.cookie = set.split(';')[0];
      const parsed: unknown = text.startsWith('{') ? JSON.parse(text) : { text };
      const answer = parsed as Record<string, unknown>;
      if (typeof answer['csrf'] === 'string') client.csrf = answer['csrf'];
      return { status: response.status, headers: response.headers, text, body: answer };
    },
    signIn: (password, role) => client.send('POST', 'sign-in', { body: { password, ...defined({ role }) } }),
  };
  return client;
};

/** A browser that has signed in. */
export const signedIn = async (url: string, role?: 'viewer', password = PASSWORD): Promise<AdminClient> => {
  const client = createAdminClient(url);
  const answer = await client.signIn(password, role);
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.text}`);
  return client;
};
