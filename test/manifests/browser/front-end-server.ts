import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import { packageTexts } from '../php/install.ts';

/** A request from the package's script. */
export interface Asked {
  readonly path: string;
  readonly operation: string;
  readonly wasLoggedIn: boolean;
}
export interface FrontEndServer {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Requests by the front end itself that were refused because another session had replaced its own. */
  readonly refused: readonly string[];
  endSessions(): void;
  close(): Promise<void>;
}

interface Session {
  readonly token: string;
  user?: string;
}

const FOLDER = 'extensions/morConnector/public';
const STRANGER = readFileSync(new URL('../../fixtures/suitecrm-8.8/entry-point-stranger.http', import.meta.url), 'utf8');
const recorded = (header: string): string => new RegExp(`^${header}: (.*)$`, 'm').exec(STRANGER)?.[1] ?? '';

/**
 * A page that behaves like SuiteCRM 8.8.1's front end, as observed: one page from login on, its token belongs to the
 * session of its own cookie, the menu appears with the login, and the extension loads before any of that.
 */
const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>SuiteCRM</title><link rel="icon" href="data:,"></head><body><scrm-navbar-ui></scrm-navbar-ui><main></main>
<script type="module">
  await import('./extensions/morConnector/remoteEntry.js').then(async (remote) => { const made = (await remote.get('./Module'))(); new made.ExtensionModule(); });
  const show = (user) => {
    location.hash = user ? '#/home' : '#/Login';
    document.querySelector('scrm-navbar-ui').innerHTML = user ? '<div><nav class="navbar navbar-1"></nav></div>' : '<nav class="navbar ml-0"></nav>';
    document.querySelector('main').innerHTML = user ? '<a href="tel:+3706001">+370 6001</a>' : '<button id="login-button">Log in</button>';
    document.querySelector('#login-button')?.addEventListener('click', login);
  };
  const token = () => document.cookie.replace(/.*XSRF-TOKEN=([^;]*).*/, '$1');
  const post = (path) => fetch(path, { method: 'POST', headers: { 'X-XSRF-TOKEN': token() } });
  const ask = async () => { if (!(await post('api/graphql')).ok) { location.reload(); await new Promise(() => {}); } };
  const login = async () => { await post('login'); await ask(); show(true); };
  const status = await (await fetch('session-status')).json();
  await new Promise((resolve) => setTimeout(resolve, 200));
  await ask();
  show(status.active);
</script></body></html>`;

const listen = async (handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<{ url: string; close: () => Promise<void> }> => {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
};

/** The session handling of SuiteCRM 8: login, its own requests, and the legacy part with its entry points. */
export const startFrontEnd = async (): Promise<FrontEndServer> => {
  const files = packageTexts('suitecrm');
  const sessions = new Map<string, Session>();
  const asked: Asked[] = [];
  const refused: string[] = [];

  const begin = (): { id: string; session: Session } => {
    const [id, session] = [randomBytes(8).toString('hex'), { token: randomBytes(8).toString('hex') }];
    sessions.set(id, session);
    return { id, session };
  };
  const json = (response: ServerResponse, status: number, value: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };
  /** As recorded: without a session, 301 to the login and a new session that replaces the front end's. */
  const enter = async (request: IncomingMessage, response: ServerResponse, path: string, session?: Session): Promise<void> => {
    const operation = new URLSearchParams(await bodyOf(request)).get('mor_op') ?? '';
    asked.push({ path, operation, wasLoggedIn: session?.user !== undefined });
    if (session?.user !== undefined) {
      const answer = operation === 'hello' ? { token: 't', user: 'u1', enabled: true, texts: {} } : { calls: [], problem: undefined };
      json(response, 200, { ok: true, ...answer });
      return;
    }
    const cookie = recorded('Set-Cookie').replace(/=\w+/, `=${begin().id}`);
    response.writeHead(301, { 'set-cookie': cookie, location: recorded('Location') }).end();
  };
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://crm');
    const session = sessions.get(/SCRMSESSID=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '');
    const file = files.get(`${FOLDER}${pathname.replace('/extensions/morConnector', '')}`);
    if (searchParams.get('entryPoint') !== null) void enter(request, response, pathname, session);
    else if (pathname.startsWith('/extensions/') && file !== undefined) response.writeHead(200, { 'content-type': 'text/javascript' }).end(file);
    else if (pathname === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
    else if (pathname === '/session-status') {
      const begun = session === undefined ? begin() : undefined;
      const own = session ?? begun?.session;
      const cookies = begun === undefined ? [] : [`SCRMSESSID=${begun.id}; path=/; httponly; samesite=lax`];
      response.setHeader('set-cookie', [...cookies, `XSRF-TOKEN=${own?.token ?? ''}; path=/; samesite=lax`]);
      json(response, 200, { active: own?.user !== undefined });
    } else if (pathname === '/login' && session !== undefined) {
      session.user = 'u1';
      json(response, 200, {});
    } else if (session === undefined || request.headers['x-xsrf-token'] !== session.token) {
      refused.push(pathname);
      json(response, 403, { detail: 'Invalid CSRF token' });
    } else {
      json(response, 200, {});
    }
  };
  return { ...(await listen(handle)), asked, refused, endSessions: () => { sessions.clear(); } };
};
