import type { CallBook } from '../calls/book.ts';
import type { ConnectorType } from '../calls/connector.ts';
import { createPeaks } from '../calls/peaks.ts';
import type { Peaks } from '../calls/peaks.ts';
import type { Follower } from '../calls/follow/follower.ts';
import type { ActivityLog } from '../calls/outbox/log-activity.ts';
import type { RecordingRulesOf } from '../calls/recordings/rules.ts';
import type { Place, PlaceDeps } from '../calls/place/place.ts';
import type { Nodes } from '../calls/nodes.ts';
import { CONNECTIONS_REVISION, NO_REVISION } from '../vocabulary/connections-revision.ts';
import type { Now, Store } from '../calls/ports.ts';
import { nodeTimers } from '../calls/timers.ts';
import type { CrmInstance, MorServer, ResolveDeps } from '../calls/place/resolving.ts';
import type { Config } from '../config/schema.ts';
import { defined } from '../defined.ts';
import { warmNumbers } from '../mapping/numbers/numbers.ts';
import { internalOf } from '../mapping/rules/internal.ts';
import { renameRows } from '../settings/rename-rows.ts';
import { createLiveOidc } from '../settings/live-oidc.ts';
import type { LiveOidc } from '../settings/live-oidc.ts';
import { createLiveRules } from '../settings/live-rules.ts';
import type { LiveRules } from '../settings/live-rules.ts';
import { mergeStored } from '../settings/stored-connections.ts';
import { createCrmPackages } from '../settings/crm-packages.ts';
import type { CrmPackages } from '../settings/crm-packages.ts';
import { createStoredKeys } from '../settings/stored-keys.ts';
import type { StoredKeys } from '../settings/stored-keys.ts';
import type { OwnKeys } from '../settings/own-keys.ts';
import type { Reseal } from '../settings/reseal.ts';
import type { Vault } from '../settings/vault.ts';
import { createCatchUps } from '../upkeep/catch-up.ts';
import { createCrms, createMors, learnHashOrders } from './connections.ts';
import { createNodeLimits } from './node-limits.ts';
import type { LimitsService } from '../limits/limits.ts';
import { createReloads } from '../nodes/reloads.ts';
import type { Reloads } from '../nodes/reloads.ts';
import { openStore, ownSecretFiles, sealStore } from './storage.ts';
import { createOwnNode } from './own-node.ts';
import { pushStates } from './push-states.ts';
import type { RuntimeDeps } from './runtime-deps.ts';
import { createUseCases } from './use-cases.ts';
import { warnOfMissing } from '../upkeep/missing.ts';
import { createRetention } from '../upkeep/retention.ts';
import { createSettingsMemory } from '../settings/memory.ts';

/** Everything but the web server: store, MOR clients, connectors and use cases, wired. */
export interface Runtime {
  /** The file's configuration with the stored connections in it. */
  readonly config: Config;
  /** The configuration file alone. */
  readonly fileConfig: Config;
  /** Stored connections that are not in use, keyed `mor ID` or `crm ID`, each with the reason. */
  readonly brokenConnections: ReadonlyMap<string, string>;
  readonly connectorTypes: readonly ConnectorType[];
  readonly vault: Vault;
  readonly keys: StoredKeys;
  readonly packages: CrmPackages;
  readonly rules: LiveRules;
  readonly oidc: LiveOidc;
  readonly store: Store;
  /** Absent: only one service at a time can use the database. */
  readonly nodes: Nodes | undefined;
  /** Reloads what other nodes change; absent where there are none. */
  readonly reloads: Reloads | undefined;
  readonly limits: Pick<LimitsService, 'health' | 'check'>;
  readonly hasOtherNodes: () => Promise<boolean>;
  readonly book: CallBook;
  readonly mors: ReadonlyMap<string, MorServer>;
  readonly crms: ReadonlyMap<string, CrmInstance>;
  readonly followers: ReadonlyMap<string, Follower>;
  readonly activityLog: ActivityLog;
  readonly peaks: Peaks;
  readonly resolve: ResolveDeps;
  readonly place: Place;
  readonly recordingRules: RecordingRulesOf;
  /** Calls the listener with the result of each click. */
  onClick(listener: NonNullable<PlaceDeps['onResult']>): void;
  /** Unix milliseconds, the same on all nodes. */
  readonly now: Now;
  /** Monotonic milliseconds, unaffected by changes of the wall clock: for pauses, ages and throttles. */
  readonly steady: Now;
  readonly ownKeys: OwnKeys;
  readonly reseal: Reseal;
  /** The known files with secrets: the configuration where one is in it, what it refers to, the database, the key. */
  readonly secretFiles: readonly string[];
  /** The configuration, where no secret is in it. */
  readonly plainFiles: readonly string[];
  /** Makes a command one of the nodes before anything is dialled; does nothing where there are none. */
  join(): Promise<void>;
  /** Follows the calls of one MOR for a command; where there are nodes, only while none of them does. */
  followOne(morServer: string): Promise<void>;
  /** Starts following, the outbox and retention; nothing happens by itself before. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Throws, after closing the store again, when a connection cannot be created. */
export const createRuntime = async (fileConfig: Config, deps: RuntimeDeps): Promise<Runtime> => {
  const store = await openStore(fileConfig, deps);
  try {
    return await wire(fileConfig, store, deps);
  } catch (error) {
    await store.close();
    throw error;
  }
};

const wire = async (fileConfig: Config, bare: Store, deps: RuntimeDeps): Promise<Runtime> => {
  const { log, connectorTypes } = deps;
  // Created before anything is read, so that everything another node changes from here on is read again.
  const reloads = bare.shared && createReloads({ store: bare, timers: nodeTimers, log });
  const { store, vault, ownKeys, reseal } = await sealStore(bare, fileConfig, deps);
  const { records } = store;
  // Read first: anything stored after this is newer than what runs here.
  const connections = (await store.settings.all()).get(CONNECTIONS_REVISION) ?? NO_REVISION;
  const { config, broken } = deps.ignoreStored
    ? { config: fileConfig, broken: new Map<string, string>() }
    : await mergeStored(fileConfig, { records, vault, types: connectorTypes, log });
  const steady = deps.steady ?? deps.now;
  const nodes = createOwnNode(store, config, connections, { ...deps, steady });
  const now = nodes?.now ?? deps.now;
  const rules = await createLiveRules(records, config, log);
  const oidc = await createLiveOidc({ records, vault, fromFile: fileConfig.admin.oidc, log });
  const keys = await createStoredKeys({ records, vault, now, log });
  const memory = await createSettingsMemory(store.settings, log);
  reloads?.on(['settings'], () => memory.reload());
  reloads?.on(['rules'], () => rules.reload());
  // Bottleneck counts by this machine's clock, so that one has to agree with Redis'.
  const limits = createNodeLimits(config, { nodes, now: deps.now, log });
  const mors = createMors(config, memory, { log, now: steady, limits });
  const crms = createCrms(config, { ...deps, now, limits });
  const connectors = new Map([...crms].map(([id, crm]) => [id, crm.connector]));
  const useCases = createUseCases({
    store,
    crms,
    mors,
    config,
    now,
    steady,
    log,
    ...defined({ nodes }),
    rules: () => rules.current().rules,
    internal: internalOf(() => rules.current().numbers.internal),
    defaultCountry: () => rules.current().numbers.defaultCountry,
    limits: () => rules.current().rules.perAgent,
    instanceLimits: () => rules.current().rules.perInstance,
  });
  const { book, followers, activityLog, resolve, place, recordingRules } = useCases;
  const catchUps = createCatchUps(connectors.values(), log);
  const retention = createRetention({
    store,
    activityLog,
    now,
    log,
    ...config.retention,
    otherClocks: () => [...mors.values()].map(({ gateway }) => steady() + (gateway.clockSkewMs() ?? 0)),
  });
  const peaks = createPeaks(book, steady);
  const stopPushing = pushStates(book, connectors, log);

  return {
    config,
    fileConfig,
    brokenConnections: broken,
    connectorTypes,
    vault,
    keys,
    packages: createCrmPackages(records, log),
    rules,
    oidc,
    store,
    nodes,
    reloads,
    limits,
    hasOtherNodes: async () => [...((await nodes?.ids()) ?? [])].some((id) => id !== nodes?.self()),
    book,
    mors,
    crms,
    followers,
    activityLog,
    peaks,
    resolve,
    now,
    steady,
    ownKeys,
    reseal,
    plainFiles: deps.configFiles?.plain ?? [],
    secretFiles: [...(deps.configFiles?.secret ?? []), ...ownSecretFiles(fileConfig)],
    place,
    recordingRules,
    onClick(listener) {
      useCases.onClick(listener);
    },
    async join() {
      await nodes?.join();
      nodes?.start();
    },
    async followOne(morServer) {
      // The lease holder follows all calls of that MOR, not only its own.
      if (nodes) await useCases.recover();
      followers.get(morServer)?.start();
    },
    async start() {
      // Parsing the first numbers takes a tenth of a second; better now than at the first click.
      warmNumbers([config.numbers.defaultCountry, ...config.crms.map((crm) => crm.defaultCountry)]);
      await ownKeys.replaceLost();
      await reseal.catchUp();
      await keys.reload();
      await renameRows(store.mappings, crms, { log, now });
      learnHashOrders(config, mors, memory, log);
      await nodes?.join();
      const open = await useCases.recover();
      peaks.start();
      if (open > 0) log.info({ open }, 'following calls that were open before the start');
      await useCases.follow();
      nodes?.start();
      limits.start();
      await warnOfMissing({ book, store: store.calls, mors, crms, log });
      useCases.writeActivities();
      retention.start();
      catchUps.start();
    },
    async stop() {
      stopPushing();
      reloads?.stop();
      peaks.stop();
      retention.stop();
      await catchUps.stop();
      await useCases.stop();
      await Promise.all([...connectors.values()].map((connector) => connector.close()));
      await Promise.all([...mors.values()].map((server) => server.gateway.close()));
      await limits.stop();
      await keys.flush();
      await nodes?.leave();
      await store.close();
    },
  };
};
