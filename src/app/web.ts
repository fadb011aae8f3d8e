import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import express from 'express';
import type { Express } from 'express';
import type { Log, Now } from '../calls/ports.ts';
import { createAuthenticator } from '../http/authenticate.ts';
import { agentEndpoints } from '../http/endpoints/agents.ts';
import { callEndpoints } from '../http/endpoints/calls.ts';
import { eventEndpoints } from '../http/endpoints/events.ts';
import { createReadiness } from '../http/health.ts';
import { createMetrics } from '../http/metrics.ts';
import { createPanelRouter } from '../http/panel.ts';
import { createFront, createPublicApp } from '../http/public-app.ts';
import { starting } from '../http/starting.ts';
import type { ServeDeps } from '../http/serve.ts';
import { createStreamRegistry } from '../http/stream.ts';
import { createTokens } from '../http/tokens.ts';
import { createUsedIds } from '../http/used-ids.ts';
import { canonicalRef } from '../mapping/agents/agent-id.ts';
import { createAdmin, createAdminSignIn } from './admin.ts';
import { pagesFolder } from './pages.ts';
import type { Runtime } from './runtime.ts';

export interface WebDeps {
  readonly log: Log;
  readonly now: Now;
  readonly version: string;
  readonly mount?: (app: Express) => void;
  /** Listen on this port instead of the configured one: after a restart the address must stay. */
  readonly port?: number;
  /** Asks for a restart of the whole service; absent: this process cannot. */
  readonly requestRestart?: () => void;
  /** Runs when the addresses are ours and before any request is served. */
  readonly beforeServing?: () => Promise<void>;
}

export interface Web {
  /** Where people reach it: the configured publicUrl, else the listening address. */
  readonly publicUrl: string;
  readonly port: number;
  /** Where administrators open the pages, without a slash at the end. */
  readonly adminUrl: string;
  /** The first password is not set yet: what to enter on the set-up page. */
  readonly setupCode: string | undefined;
  /** Finishes requests under way, ends event streams, then resolves. */
  stop(): Promise<void>;
}

/** A load balancer's own idle time is usually 60 s; ours must be longer, or it meets closed connections. */
const KEEP_ALIVE_MS = 65_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** What does not finish in this time when stopping is cut off; the state is in the database anyway. */
const DRAIN_MS = 15_000;
/** Connections without a request that are found only after the stop began would otherwise hold it up. */
const IDLE_CHECK_MS = 100;

const originsByCrm = (runtime: Runtime): ServeDeps['originsOf'] => {
  const { crms } = runtime.config;
  const all = new Set(crms.flatMap((crm) => crm.origins));
  const own = new Map(crms.map((crm) => [crm.id, new Set(crm.origins)]));
  return (crm) => (crm === undefined ? all : (own.get(crm) ?? new Set()));
};

const shownHost = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
};

/** The address cannot be listened at; the message says what to do. */
export class ListenError extends Error {}

const LISTEN_FAULTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there already; stop it, or choose another port in the configuration',
  EACCES: 'this user may not listen at such a low port; choose one from 1024 on in the configuration',
  EADDRNOTAVAIL: 'this machine has no such address; correct the host in the configuration',
};

const listenError = (error: Error, host: string, port: number): ListenError => {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const reason = LISTEN_FAULTS[code] ?? error.message;
  return new ListenError(`The connector cannot listen at ${host}:${port}: ${reason}.`, { cause: error });
};

/** Open connections of each server. */
const socketsOf = new WeakMap<Server, Set<Socket>>();

const listen = async (server: Server, port: number, host: string): Promise<number> => {
  const sockets = new Set<Socket>();
  socketsOf.set(server, sockets);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  await new Promise<void>((done, failed) => {
    server.once('error', (error) => {
      failed(listenError(error, host, port));
    });
    server.listen(port, host, done);
  });
  return (server.address() as AddressInfo).port;
};

/** Finishes requests under way; what takes too long is cut off. */
const shut = async (server: Server): Promise<void> => {
  const closed = new Promise<void>((done) => {
    server.close(() => {
      done();
    });
  });
  server.closeIdleConnections();
  const idle = setInterval(() => {
    server.closeIdleConnections();
    // Browsers open connections in advance; Node takes one that never sent anything for a busy one.
    for (const socket of socketsOf.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy();
  }, IDLE_CHECK_MS);
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, DRAIN_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
};

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** Somebody who opens the bare address wants these pages. */
const mountAdmin = (app: Express, admin: Express): void => {
  app.use('/admin', admin);
  app.get('/', (_req, res) => {
    res.redirect('/admin/');
  });
};

/** The admin app alone, for an address of its own. */
const onlyAdmin = (admin: Express): RequestListener => {
  const app = express();
  app.disable('x-powered-by');
  mountAdmin(app, admin);
  return app;
};

/** The web servers of a runtime: public API and, there or at an address of its own, admin. Resolves when they listen. */
export const startWeb = async (runtime: Runtime, deps: WebDeps): Promise<Web> => {
  const { config, book, store, resolve, place, mors, crms } = runtime;
  const { log, now } = deps;
  let stopping = false;
  const signIn = await createAdminSignIn(runtime, { log, now });

  let handle = starting(log);
  const server = createServer((req, res) => {
    handle(req, res);
  });
  let handleOwn = handle;
  const own =
    config.admin.port === undefined
      ? undefined
      : createServer((req, res) => {
          handleOwn(req, res);
        });
  const { host } = config.server;
  const bound = await listen(server, deps.port ?? config.server.port, host);
  let ownPort: number | undefined;
  try {
    ownPort = own && (await listen(own, config.admin.port ?? 0, config.admin.host));
    await deps.beforeServing?.();
  } catch (error) {
    await Promise.all([shut(server), ...(ownPort !== undefined && own ? [shut(own)] : [])]);
    throw error;
  }
  const publicUrl = withoutSlash(config.server.publicUrl ?? `http://${shownHost(host)}:${bound}`);

  const tokens = createTokens({
    key: runtime.tokenKey,
    now,
    trusted: config.crms.flatMap((crm) => (crm.jwt ? [{ crm: crm.id, ...crm.jwt }] : [])),
  });
  const authenticate = createAuthenticator({
    crms: config.crms.map((crm) => ({ crm: crm.id, ...crm })),
    // A CRM that signs its own tokens may write its users' ids in another form than we do.
    tokens: { ...tokens, verify: async (token) => canonicalRef(await tokens.verify(token), runtime.crms) },
    now,
    stored: runtime.keys,
  });
  const streams = createStreamRegistry(now);
  const usedIds = createUsedIds(runtime.steady);
  const metrics = createMetrics(book, streams);
  runtime.onClick(metrics.clicked);
  const shared = { book, streams, publicUrl, now };
  const endpoints = [
    ...callEndpoints({ ...shared, place, resolve, mors, store: store.calls }),
    ...agentEndpoints({ ...shared, tokens, resolve, store: store.calls }),
    ...eventEndpoints({ place, book, crms, publicUrl, now, usedIds }),
  ];
  const serveDeps: ServeDeps = { authenticate, usedIds, publicUrl, log, originsOf: originsByCrm(runtime) };
  const adminBase = ownPort === undefined ? publicUrl : `http://${shownHost(config.admin.host)}:${ownPort}`;
  const adminUrl = withoutSlash(config.admin.publicUrl ?? adminBase);
  const readiness = createReadiness({ store, mors, now: runtime.steady, stopping: () => stopping });
  const admin = createAdmin(runtime, {
    ...{ log, now, signIn, streams, readiness },
    publicUrl: adminUrl,
    apiUrl: publicUrl,
    requestRestart: deps.requestRestart,
  });
  handleOwn = onlyAdmin(admin);
  const app = createPublicApp({
    ...serveDeps,
    endpoints,
    metrics,
    readiness,
    callEndHint(morServer) {
      const follower = runtime.followers.get(morServer);
      follower?.hint();
      return follower !== undefined;
    },
    trustProxy: config.server.trustProxy,
    version: deps.version,
    mount(publicApp) {
      publicApp.use(
        createPanelRouter({
          pages: pagesFolder('panel'),
          origins: config.crms.flatMap((crm) => crm.origins),
          hasSalesforce: config.crms.some((crm) => crm.type === 'salesforce'),
        }),
      );
      deps.mount?.(publicApp);
      // The demo has a first page of its own.
      if (!own) mountAdmin(publicApp, admin);
    },
  });
  handle = createFront(app, endpoints, serveDeps);

  if (signIn.setupCode !== undefined) {
    log.warn(
      { url: `${adminUrl}/admin/` },
      `nobody has set an administrator password yet; open the address and enter the set-up code ${signIn.setupCode}`,
    );
  }
  return {
    publicUrl,
    port: bound,
    adminUrl: `${adminUrl}/admin`,
    get setupCode() {
      return signIn.setupCode;
    },
    async stop() {
      stopping = true;
      metrics.stop();
      streams.closeAll();
      await Promise.all([shut(server), ...(own ? [shut(own)] : [])]);
    },
  };
};
