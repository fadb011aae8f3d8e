import type { Express } from 'express';
import { inTurns } from '../calls/follow/in-turns.ts';
import type { Log, Now } from '../calls/ports.ts';
import type { Listening } from '../calls/recordings/listen.ts';
import { toJsonSchema } from '../config/json-schema.ts';
import { createAdminApp } from '../http/admin/admin-app.ts';
import { createCrmHealth } from '../http/admin/crm-health.ts';
import { createDirectory } from '../http/admin/directory.ts';
import { createMappingListing } from '../http/admin/mapping-listing.ts';
import { addAuditRoutes } from '../http/admin/routes/audit.ts';
import { addCallRoutes } from '../http/admin/routes/calls.ts';
import { addConnectionRoutes } from '../http/admin/routes/connections.ts';
import { addKeyRoutes } from '../http/admin/routes/keys.ts';
import { addMappingCsvRoutes } from '../http/admin/routes/mapping-csv.ts';
import { addMappingRoutes } from '../http/admin/routes/mapping.ts';
import { addMatchRoutes } from '../http/admin/routes/match.ts';
import { addOidcRoutes } from '../http/admin/routes/oidc.ts';
import { addOwnKeyRoutes } from '../http/admin/routes/own-keys.ts';
import { addOverviewRoutes } from '../http/admin/routes/overview.ts';
import { addRecordingRoutes } from '../http/admin/routes/recordings.ts';
import { addPackageRoutes } from '../http/admin/routes/packages.ts';
import { addReportRoutes } from '../http/admin/routes/reports.ts';
import { addRuleRoutes } from '../http/admin/routes/rules.ts';
import { addSetupRoutes } from '../http/admin/routes/setup.ts';
import { allSources } from '../http/admin/sources.ts';
import type { SignIn } from '../http/admin/sign-in.ts';
import type { AskReadiness } from '../http/health.ts';
import type { DoorCounts } from '../http/doors/doors.ts';
import type { createVisitors } from '../http/doors/address.ts';
import type { StreamRegistry } from '../http/stream-registry.ts';
import { createAdminAccess } from './admin-access.ts';
import { credentials, fileKeys } from './credentials.ts';
import { packagesFolder, pagesFolder } from './pages.ts';
import type { Runtime } from './runtime.ts';
import type { ResultsOf } from '../vocabulary/results.ts';
import { missingText, waitingForMissing } from '../upkeep/missing.ts';
import { selfCheck } from '../self-check/self-check.ts';
import { connectByCode } from '../settings/connection-code.ts';
import { Connections } from '../settings/connections.ts';
import { ruleSetSchema } from '../settings/live-rules.ts';
import { ROTATED, isRotated, rotateKey } from '../settings/rotate.ts';

export interface AdminDeps {
  readonly log: Log;
  readonly now: Now;
  /** The address under which people open the pages, without /admin. */
  readonly publicUrl: string;
  /** The address of the public API. */
  readonly apiUrl: string;
  readonly resultsOf: ResultsOf;
  readonly listening: Listening;
  readonly signIn: SignIn;
  readonly counts: DoorCounts;
  readonly visitorOf: ReturnType<typeof createVisitors>;
  readonly streams: StreamRegistry;
  readonly readiness: AskReadiness;
  readonly requestRestart?: (() => void) | undefined;
}

/** The admin app of a runtime, wired. */
export const createAdmin = (runtime: Runtime, deps: AdminDeps): Express => {
  const { store, config, crms, mors, book, place, resolve, activityLog } = runtime;
  const { log, now, publicUrl, signIn, streams, visitorOf } = deps;
  // An administrator who opens a page wants the answer and can wait a moment for it.
  const readiness = () => deps.readiness({ waitForMor: true });
  const { mappings, calls, records } = store;
  const access = createAdminAccess(runtime, deps);
  const { sessions, knownBrowsers } = access;
  const connections = new Connections(runtime, { log, now });
  runtime.reloads?.on(['mor'], () => {
    connections.changedElsewhere('mor');
  });
  runtime.reloads?.on(['crm'], () => {
    connections.changedElsewhere('crm');
  });
  const connectedHealth = createCrmHealth(crms, runtime.steady);
  const crmHealth = async () => {
    const waiting = await waitingForMissing(calls, crms);
    const missing = waiting.map((one) => ({ name: `crm ${one.crm}`, ok: false, detail: missingText(one) }));
    return [...(await connectedHealth()), ...missing];
  };
  const directory = createDirectory({ crms, mappings, now: runtime.steady });
  const listing = createMappingListing({ directory, crms, mors });
  const mapping = { directory, listing, mappings, crms, mors, rules: runtime.rules, now };
  const needsRestart = (kind: 'mor' | 'crm') => connections.needsRestart(kind);
  const setup = {
    signIn,
    readiness,
    crmHealth: connectedHealth,
    mappings,
    calls,
    needsRestart,
    rules: runtime.rules,
    crms: () => [...crms.keys()],
    credentials: () => credentials(runtime),
    apiUrl: deps.apiUrl,
  };
  return createAdminApp({
    sessions,
    signIn,
    knownBrowsers,
    visitorOf,
    publicUrl,
    now,
    log,
    resultsOf: deps.resultsOf,
    trustProxy: config.server.trustProxy,
    hasOidc: () => runtime.oidc.current() !== undefined,
    oidc: access.oidc,
    setupDone: async () => (await calls.list({ state: 'ended', limit: 1 })).items.length > 0,
    onVisit() {
      // The first search needs every line. Who asks for the list sees a failure.
      Promise.resolve(directory.ahead())
        .then(() => listing(undefined))
        .then(({ agents }) => inTurns(agents, (agent) => void agent.text()))
        .catch(() => undefined);
    },
    pages: pagesFolder('admin'),
    routes(add) {
      addMappingCsvRoutes(add, mapping);
      addMatchRoutes(add, mapping);
      addMappingRoutes(add, mapping);
      addCallRoutes(add, {
        book,
        calls,
        place,
        resolve,
        activityLog,
        streams,
        sessions,
        crms,
        apiUrl: deps.apiUrl,
        resultsOf: deps.resultsOf,
        recordingRules: runtime.recordingRules,
      });
      addRecordingRoutes(add, { book, records, now, listening: deps.listening });
      addOverviewRoutes(add, {
        stats: store.stats,
        resultsOf: deps.resultsOf,
        mappings,
        readiness,
        crmHealth,
        now,
        crms: [...crms.keys()],
        peakOf: (crm) => runtime.peaks.highest(crm),
        instanceLimits: () => runtime.rules.current().rules.perInstance,
        check: (depth) => selfCheck(runtime, now(), depth),
      });
      addAuditRoutes(add, { mappings });
      addReportRoutes(add, { stats: store.stats, mappings, resultsOf: deps.resultsOf });
      addOidcRoutes(add, { oidc: runtime.oidc, publicUrl, onChanged: () => sessions.recheck() });
      addKeyRoutes(add, { crms, fileKeys: fileKeys(runtime), keys: runtime.keys, streams });
      addOwnKeyRoutes(add, {
        names: ROTATED,
        streams,
        sessions,
        rotate: (name, by) => (isRotated(name) ? rotateKey(name, by, runtime) : Promise.resolve()),
      });
      addRuleRoutes(add, {
        schema: ruleSetSchema,
        jsonSchema: toJsonSchema(ruleSetSchema),
        rules: runtime.rules,
        mors,
        now,
        sources: () => allSources(crms, directory),
      });
      const pairing = { connections, keys: runtime.keys, apiUrl: deps.apiUrl };
      addConnectionRoutes(add, {
        connections,
        requestRestart: deps.requestRestart,
        connectByCode: (given, by) => connectByCode(given, by, pairing),
      });
      addSetupRoutes(add, setup);
      addPackageRoutes(add, { folder: packagesFolder() });
    },
  });
};
