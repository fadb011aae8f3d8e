import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { Log, Now } from '../calls/ports.ts';
import { createAuthenticator } from '../http/authenticate.ts';
import { agentEndpoints } from '../http/endpoints/agents.ts';
import { callEndpoints } from '../http/endpoints/calls.ts';
import { eventEndpoints } from '../http/endpoints/events.ts';
import { createReadiness } from '../http/health.ts';
import { createMetrics } from '../http/metrics.ts';
import { createFront, createPublicApp } from '../http/public-app.ts';
import type { ServeDeps } from '../http/serve.ts';
import { createStreamRegistry } from '../http/stream.ts';
import { createTokens } from '../http/tokens.ts';
import type { Runtime } from './runtime.ts';

export interface WebDeps {
  readonly log: Log;
  readonly now: Now;
  readonly version: string;
  readonly mount?: (app: Express) => void;
}

export interface Web {
  /** Where people reach it: the configured publicUrl, else the listening address. */
  readonly publicUrl: string;
  readonly port: number;
  /** Finishes requests under way, ends event streams, then resolves. */
  stop(): Promise<void>;
}

/** A load balancer's own idle time is usually 60 s; ours must be longer, or it meets closed connections. */
const KEEP_ALIVE_MS = 65_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** What does not finish in this time when stopping is cut off; the state is in the database anyway. */
const DRAIN_MS = 15_000;

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

/** The public web server of a runtime. Resolves when it listens. */
export const startWeb = async (runtime: Runtime, deps: WebDeps): Promise<Web> => {
  const { config, book, store, resolve, place, mors, crms } = runtime;
  const { log, now } = deps;
  let stopping = false;

  const server = createServer();
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  const { host, port } = config.server;
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, done);
  });
  const bound = (server.address() as AddressInfo).port;
  const publicUrl = (config.server.publicUrl ?? `http://${shownHost(host)}:${bound}`).replace(/\/+$/, '');

  const tokens = createTokens({
    key: runtime.tokenKey,
    now,
    trusted: config.crms.flatMap((crm) => (crm.jwt ? [{ crm: crm.id, ...crm.jwt }] : [])),
  });
  const authenticate = createAuthenticator({
    crms: config.crms.map((crm) => ({ crm: crm.id, ...crm })),
    tokens,
    now,
  });
  const streams = createStreamRegistry();
  const metrics = createMetrics(book, streams);
  runtime.onClick(metrics.clicked);
  const shared = { book, streams, publicUrl, now };
  const endpoints = [
    ...callEndpoints({ ...shared, place, resolve, mors, store: store.calls }),
    ...agentEndpoints({ ...shared, tokens, resolve, store: store.calls }),
    ...eventEndpoints({ place, book, crms, publicUrl, now }),
  ];
  const serveDeps: ServeDeps = { authenticate, publicUrl, log, originsOf: originsByCrm(runtime) };
  const app = createPublicApp({
    ...serveDeps,
    endpoints,
    metrics,
    readiness: createReadiness({ store, mors, now, stopping: () => stopping }),
    callEndHint(morServer) {
      const follower = runtime.followers.get(morServer);
      follower?.hint();
      return follower !== undefined;
    },
    trustProxy: config.server.trustProxy,
    version: deps.version,
    ...(deps.mount ? { mount: deps.mount } : {}),
  });
  server.on('request', createFront(app, endpoints, serveDeps));

  return {
    publicUrl,
    port: bound,
    async stop() {
      stopping = true;
      metrics.stop();
      streams.closeAll();
      const closed = new Promise<void>((done) => {
        server.close(() => {
          done();
        });
      });
      server.closeIdleConnections();
      const cut = setTimeout(() => {
        server.closeAllConnections();
      }, DRAIN_MS);
      await closed;
      clearTimeout(cut);
    },
  };
};
