import type { Express } from 'express';
import type { Log, Now } from '../calls/ports.ts';
import type { Listening } from '../calls/recordings/listen.ts';
import { toJsonSchema } from '../config/json-schema.ts';
import { defined } from '../defined.ts';
import { createAdminApp } from '../http/admin/admin-app.ts';
import { createCrmHealth } from '../http/admin/crm-health.ts';
import { createDirectory } from '../http/admin/directory.ts';
import { createMappingListing } from '../http/admin/mapping-listing.ts';
import { createOidc, createRoleOf } from '../http/admin/oidc.ts';
import { addAuditRoutes } from '../http/admin/routes/audit.ts';
import { addCallRoutes } from '../http/admin/routes/calls.ts';
import { addConnectionRoutes } from '../http/admin/routes/connections.ts';
import { addKeyRoutes } from '../http/admin/routes/keys.ts';
import { addMappingCsvRoutes } from '../http/admin/routes/mapping-csv.ts';
import { addMappingRoutes } from '../http/admin/routes/mapping.ts';
import { addMatchRoutes } from '../http/admin/routes/match.ts';
import { addOwnKeyRoutes } from '../http/admin/routes/own-keys.ts';
import { addOverviewRoutes } from '../http/admin/routes/overview.ts';
import { addRecordingRoutes } from '../http/admin/routes/recordings.ts';
import { addPackageRoutes } from '../http/admin/routes/packages.ts';
import { addReportRoutes } from '../http/admin/routes/reports.ts';
import { addRuleRoutes } from '../http/admin/routes/rules.ts';
import { addSetupRoutes } from '../http/admin/routes/setup.ts';
import { allSources } from '../http/admin/sources.ts';
import { createSessions } from '../http/admin/sessions.ts';
import { createSignIn } from '../http/admin/sign-in.ts';
import type { SignIn } from '../http/admin/sign-in.ts';
import { createThrottle } from '../http/admin/throttle.ts';
import type { ThrottleNews, ThrottleSharing } from '../http/admin/throttle.ts';
import type { AskReadiness } from '../http/health.ts';
import type { DoorCounts } from '../http/doors/doors.ts';
import type { createVisitors } from '../http/doors/address.ts';
import type { StreamRegistry } from '../http/stream-registry.ts';
import { createGrantOf } from '../http/admin/grants.ts';
import { createKnownBrowsers } from '../http/admin/known-browsers.ts';
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

/** A wrong guess at one node slows the guesser down at all of them. */
const throttleSharing = ({ nodes }: Runtime): ThrottleSharing | undefined =>
  nodes && {
    tell(news) {
      nodes.send('throttle', news);
    },
    hear(listener) {
      nodes.hear('throttle', (body) => {
        listener(body as ThrottleNews);
      });
    },
  };

/** Prepares the sign-in and the first set-up. Runs before anything listens, because it reads the database. */
export const createAdminSignIn = async (
  runtime: Runtime,
  deps: { log: Log; now: Now; counts: DoorCounts },
): Promise<SignIn> => {
  const { password, viewerPassword } = runtime.config.admin;
  const throttled = (): void => {
    deps.counts.throttled('sign_in');
  };
  const signIn = await createSignIn({
    records: runtime.store.records,
    throttle: createThrottle(runtime.steady, throttled, throttleSharing(runtime)),
    onRefused() {
      deps.counts.refused('sign_in');
    },
    ...deps,
    codeKey: () => runtime.ownKeys.get('sessions'),
    password,
    viewerPassword,
  });
  runtime.reloads?.on(['password'], () => signIn.reload());
  return signIn;
};

/** The admin app of a runtime, wired. */
export const createAdmin = (runtime: Runtime, deps: AdminDeps): Express => {
  const { store, config, crms, mors, book, place, resolve, activityLog } = runtime;
  const { log, now, publicUrl, signIn, streams, visitorOf } = deps;
  const key = () => runtime.ownKeys.get('sessions');
  // Somebody who opens a page wants the answer and can wait a moment for it.
  const readiness = () => deps.readiness({ waitForMor: true });
  const { mappings, calls, records } = store;
  const { oidc, viewerPassword } = config.admin;
  const roleOf = createRoleOf(oidc ?? { administrators: [], viewers: [] });
  const waysIn = {
    password: () => signIn.credential(),
    viewerPassword,
    oidc: oidc && { issuer: oidc.issuer, clientId: oidc.clientId, roleOf },
  };
  const sessions = createSessions({
    records,
    now,
    steady: runtime.steady,
    grantOf: createGrantOf(waysIn, key),
  });
  runtime.reloads?.on(['session', 'password', 'settings'], () => sessions.recheck());
  const knownBrowsers = createKnownBrowsers({ key, publicUrl });
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
    hasOidc: oidc !== undefined,
    setupDone: async () => (await calls.list({ state: 'ended', limit: 1 })).items.length > 0,
    onVisit() {
      // Whoever asks for the list is told about a failure.
      directory
        .ahead()
        ?.then(() => listing(undefined))
        .catch(() => undefined);
    },
    pages: pagesFolder('admin'),
    ...defined({
      oidc: oidc
        ? createOidc({
            ...oidc,
            sessions,
            publicUrl,
            now,
            log,
            roleOf,
            key,
            visitorOf,
            isKnown: (req) => knownBrowsers.idOf(req) !== undefined,
            onThrottled() {
              deps.counts.throttled('oidc');
            },
          })
        : undefined,
    }),
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
