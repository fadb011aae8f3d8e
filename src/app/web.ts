import type { NewRecordPage } from '../calls/connector.ts';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import express from 'express';
import type { Express } from 'express';
import type { Log, Now } from '../calls/ports.ts';
import { createAuthenticator } from '../http/authenticate.ts';
import { agentEndpoints } from '../http/endpoints/agents.ts';
import { callEndpoints } from '../http/endpoints/calls/calls.ts';
import { eventEndpoints } from '../http/endpoints/events.ts';
import { createReadiness } from '../http/health.ts';
import { createMetrics } from '../http/metrics.ts';
import { createPanelRouter } from '../http/panel.ts';
import { createFront, createPublicApp } from '../http/public-app.ts';
import { NO_FRAMES } from '../http/no-frames.ts';
import { starting } from '../http/starting.ts';
import type { ServeDeps } from '../http/serve.ts';
import { createTokens } from '../http/tokens.ts';
import { createSharedIds, createUsedIds } from '../http/used-ids.ts';
import { resultsIn } from '../vocabulary/usual-results.ts';
import { canonicalRef } from '../mapping/agents/agent-id.ts';
import { createAdmin, createAdminSignIn } from './admin.ts';
import { createDoors } from './doors.ts';
import { createForget } from './forget.ts';
import { hostGuard } from '../http/host-guard.ts';
import { listen, shownHost, shut } from './listen.ts';
import { pagesFolder } from './pages.ts';
import type { Runtime } from './runtime.ts';

export interface WebDeps {
  readonly log: Log;
  readonly now: Now;
  readonly version: string;
  readonly mount?: (app: Express) => void;
  /** Listen on this port and not the configured one: after a restart the address must stay the same. */
  readonly port?: number;
  /** Requests a restart of the whole service; absent: this process cannot restart. */
  readonly requestRestart?: () => void;
  /** Answer only requests for these hosts; absent: for any. */
  readonly hosts?: readonly string[];
  /** Runs once the addresses are bound and before any request is served. */
  readonly beforeServing?: () => Promise<void>;
}

export interface Web {
  /** The address under which people reach it: the configured publicUrl, or else the listening address. */
  readonly publicUrl: string;
  readonly port: number;
  /** Where administrators open the pages, without a trailing slash. */
  readonly adminUrl: string;
  /** Defined while no first password is set: the code to enter on the set-up page. */
  readonly setupCode: string | undefined;
  /** Finishes requests under way, ends event streams, then resolves. */
  stop(): Promise<void>;
}

const originsByCrm = (runtime: Runtime): ServeDeps['originsOf'] => {
  const { crms } = runtime.config;
  const all = new Set(crms.flatMap((crm) => crm.origins));
  const own = new Map(crms.map((crm) => [crm.id, new Set(crm.origins)]));
  return (crm) => (crm === undefined ? all : (own.get(crm) ?? new Set()));
};

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** Visitors to the bare address want the admin pages. */
const mountAdmin = (app: Express, admin: Express): void => {
  app.use('/admin', admin);
  app.get('/', (_req, res) => {
    res.redirect('/admin/');
  });
};

/** Only the admin app, for an address of its own. */
const onlyAdmin = (admin: Express): RequestListener => {
  const app = express();
  app.disable('x-powered-by');
  app.use((_req, res, next) => {
    res.setHeader('content-security-policy', NO_FRAMES);
    next();
  });
  mountAdmin(app, admin);
  return app;
};

/**
 * The web servers of a runtime: the public API, and the admin pages there or at an address of their own. Resolves once they
 * listen.
 */
export const startWeb = async (runtime: Runtime, deps: WebDeps): Promise<Web> => {
  const { config, book, store, resolve, place, mors, crms, followers } = runtime;
  const { log, now } = deps;
  let stopping = false;
  const doors = createDoors(runtime, { log, now });
  const { counts, streams, visitorOf, guesses, strangersBodies, callEnd } = doors;
  const signIn = await createAdminSignIn(runtime, { log, now, counts });

  let handle = starting(log);
  const answers = hostGuard(deps.hosts, log);
  const server = createServer((req, res) => {
    if (answers(req, res)) handle(req, res);
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
    key: () => runtime.ownKeys.get('tokens'),
    now,
    trusted: config.crms.flatMap((crm) => (crm.jwt ? [{ crm: crm.id, ...crm.jwt }] : [])),
  });
  const authenticate = createAuthenticator({
    crms: config.crms.map((crm) => ({ crm: crm.id, ...crm })),
    // A CRM that signs its own tokens may write its users' ids in a different form than we do.
    tokens: { ...tokens, verify: async (token) => canonicalRef(await tokens.verify(token), runtime.crms) },
    now,
    stored: runtime.keys,
  });
  runtime.reloads?.on(['key'], async () => {
    for (const id of await runtime.keys.reload()) streams.closeKey(id);
  });
  runtime.reloads?.on(['settings'], async () => {
    if ((await runtime.ownKeys.reload()).includes('tokens')) streams.closeTokens();
  });
  const usedIds = store.shared ? createSharedIds(store.shared, now) : createUsedIds(runtime.steady);
  const metrics = createMetrics(book, doors, runtime.limits.health);
  runtime.onClick(metrics.clicked);
  const resultsOf = resultsIn(crms);
  const newPages = (crm: string, from: string): readonly NewRecordPage[] => {
    const { connector, inbound } = crms.get(crm) ?? {};
    return inbound?.createLead === true ? (connector?.newRecordPages?.(from) ?? []) : [];
  };
  const shared = { book, streams, publicUrl, resultsOf, newPages, now };
  const endpoints = [
    ...callEndpoints({ ...shared, place, resolve, mors, store: store.calls }),
    ...agentEndpoints({ ...shared, tokens, resolve, store: store.calls, followers }),
    ...eventEndpoints({ ...shared, place, crms, usedIds, forget: createForget(runtime) }),
  ];
  const serveDeps: ServeDeps = {
    authenticate,
    usedIds,
    publicUrl,
    resultsOf,
    log,
    visitorOf,
    guesses,
    strangersBodies,
    originsOf: originsByCrm(runtime),
  };
  const adminBase = ownPort === undefined ? publicUrl : `http://${shownHost(config.admin.host)}:${ownPort}`;
  const adminUrl = withoutSlash(config.admin.publicUrl ?? adminBase);
  const readiness = createReadiness({
    store,
    mors,
    followers: runtime.followers,
    nodes: runtime.nodes,
    limits: runtime.limits.health,
    now: runtime.steady,
    stopping: () => stopping,
  });
  const admin = createAdmin(runtime, {
    log,
    now,
    signIn,
    streams,
    readiness,
    counts,
    visitorOf,
    publicUrl: adminUrl,
    apiUrl: publicUrl,
    resultsOf,
    requestRestart: deps.requestRestart,
  });
  handleOwn = onlyAdmin(admin);
  const app = createPublicApp({
    ...serveDeps,
    endpoints,
    metrics,
    readiness,
    callEnd,
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
      // The demo has its own start page.
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
      callEnd.stop();
      streams.closeAll();
      await Promise.all([shut(server), ...(own ? [shut(own)] : [])]);
    },
  };
};
