import type { RequestListener } from 'node:http';
import express from 'express';
import type { Express } from 'express';
import { createDocsRouter } from '../http/docs.ts';
import { createReadiness } from '../http/health.ts';
import { createMetrics } from '../http/metrics.ts';
import { NO_FRAMES } from '../http/no-frames.ts';
import { createPanelRouter } from '../http/panel.ts';
import { createFront, createPublicApp } from '../http/public-app.ts';
import type { PublicAppDeps } from '../http/public-app.ts';
import { openAddresses } from './addresses.ts';
import type { AddressesDeps } from './addresses.ts';
import { createAdmin } from './admin.ts';
import { createAdminSignIn } from './admin-access.ts';
import { createApi } from './api.ts';
import { createDoors } from './doors.ts';
import { pagesFolder } from './pages.ts';
import type { Runtime } from './runtime.ts';

export interface WebDeps extends AddressesDeps {
  readonly version: string;
  readonly mount?: (app: Express) => void;
  /** Requests a restart of the whole service; absent: this process cannot restart. */
  readonly requestRestart?: () => void;
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

/** The documentation, at the address of every page that links to it. */
const mountDocs = (app: Express): void => {
  app.use('/docs', createDocsRouter(pagesFolder('docs')));
};

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
  mountDocs(app);
  mountAdmin(app, admin);
  return app;
};

/** The public app, with the panel in it, and the admin pages unless they have an address of their own. */
const publicAppOf = (
  { config }: Runtime,
  deps: Omit<PublicAppDeps, 'trustProxy' | 'mount'>,
  mount: (app: Express) => void,
): Express =>
  createPublicApp({
    ...deps,
    trustProxy: config.server.trustProxy,
    mount(app) {
      app.use(
        createPanelRouter({
          pages: pagesFolder('panel'),
          origins: config.crms.flatMap((crm) => crm.origins),
          hasSalesforce: config.crms.some((crm) => crm.type === 'salesforce'),
        }),
      );
      mountDocs(app);
      mount(app);
    },
  });

/**
 * The web servers of a runtime: the public API, and the admin pages there or at an address of their own. Resolves once they
 * listen.
 */
export const startWeb = async (runtime: Runtime, deps: WebDeps): Promise<Web> => {
  const { log } = deps;
  const { now } = runtime;
  let stopping = false;
  const doors = createDoors(runtime, { log, now });
  const { counts, streams, visitorOf, callEnd } = doors;
  const signIn = await createAdminSignIn(runtime, { log, now, counts });
  const addresses = await openAddresses(runtime.config, deps);
  try {
    await deps.beforeServing?.();
  } catch (error) {
    await addresses.close();
    throw error;
  }
  const { publicUrl, adminUrl } = addresses;

  const { endpoints, serving, listening } = createApi(runtime, { log, now, publicUrl, doors });
  const metrics = createMetrics(runtime.book, doors, runtime.limits.health);
  runtime.onClick(metrics.clicked);
  const readiness = createReadiness({
    store: runtime.store,
    mors: runtime.mors,
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
    resultsOf: serving.resultsOf,
    listening,
    requestRestart: deps.requestRestart,
  });
  const app = publicAppOf(
    runtime,
    { ...serving, endpoints, metrics, readiness, callEnd, version: deps.version },
    (publicApp) => {
      deps.mount?.(publicApp);
      // The demo has its own start page.
      if (!addresses.isAdminApart) mountAdmin(publicApp, admin);
    },
  );
  addresses.serve({ main: createFront(app, endpoints, serving), admin: onlyAdmin(admin) });

  if (signIn.setupCode !== undefined) {
    log.warn(
      { url: `${adminUrl}/admin/` },
      `nobody has set an administrator password yet; open the address and enter the set-up code ${signIn.setupCode}`,
    );
  }
  return {
    publicUrl,
    port: addresses.port,
    adminUrl: `${adminUrl}/admin`,
    get setupCode() {
      return signIn.setupCode;
    },
    async stop() {
      stopping = true;
      metrics.stop();
      callEnd.stop();
      streams.closeAll();
      await addresses.close();
    },
  };
};
