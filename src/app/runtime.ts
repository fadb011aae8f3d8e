import type { CallBook } from '../calls/book.ts';
import { createCallBook } from '../calls/book.ts';
import type { ConnectorType } from '../calls/connector.ts';
import { createPeaks } from '../calls/peaks.ts';
import type { Peaks } from '../calls/peaks.ts';
import { createAbandoned } from '../calls/follow/abandoned.ts';
import { createFollower } from '../calls/follow/follow.ts';
import type { Follower, FollowerDeps } from '../calls/follow/follow.ts';
import { endedBefore } from '../calls/follow/lately.ts';
import { createActivityLog } from '../calls/outbox/log-activity.ts';
import type { ActivityLog } from '../calls/outbox/log-activity.ts';
import { createPlace } from '../calls/place/place.ts';
import type { Place, PlaceDeps } from '../calls/place/place.ts';
import type { Now, Store } from '../calls/ports.ts';
import { nodeTimers } from '../calls/timers.ts';
import type { CrmInstance, MorServer, ResolveDeps } from '../calls/place/resolving.ts';
import type { Config } from '../config/schema.ts';
import { warmNumbers } from '../mapping/numbers/numbers.ts';
import { internalOf } from '../mapping/rules/internal.ts';
import { renameRows } from '../settings/rename-rows.ts';
import { createLiveRules } from '../settings/live-rules.ts';
import type { LiveRules } from '../settings/live-rules.ts';
import { mergeStored } from '../settings/stored-connections.ts';
import { createStoredKeys } from '../settings/stored-keys.ts';
import type { StoredKeys } from '../settings/stored-keys.ts';
import type { OwnKeys } from '../settings/own-keys.ts';
import type { Reseal } from '../settings/reseal.ts';
import type { Vault } from '../settings/vault.ts';
import { createCatchUps } from '../upkeep/catch-up.ts';
import { createCrms, createMors, learnHashOrders } from './connections.ts';
import { openStore, ownSecretFiles, sealStore } from './storage.ts';
import type { RuntimeDeps } from './runtime-deps.ts';
import { createTakeOver } from '../upkeep/take-over.ts';
import { warnOfMissing } from '../upkeep/missing.ts';
import { createRetention } from '../upkeep/retention.ts';
import { createSettingsMemory } from '../settings/memory.ts';

/** Everything but the web server: store, MOR clients, connectors and use cases, wired. */
export interface Runtime {
  /** The file's configuration with the stored connections in it. */
  readonly config: Config;
  /** What the file alone says. */
  readonly fileConfig: Config;
  /** Stored connections that are not in use, by `mor ID` or `crm ID`, with the reason. */
  readonly brokenConnections: ReadonlyMap<string, string>;
  readonly connectorTypes: readonly ConnectorType[];
  readonly vault: Vault;
  readonly keys: StoredKeys;
  readonly rules: LiveRules;
  readonly store: Store;
  readonly book: CallBook;
  readonly mors: ReadonlyMap<string, MorServer>;
  readonly crms: ReadonlyMap<string, CrmInstance>;
  readonly followers: ReadonlyMap<string, Follower>;
  readonly activityLog: ActivityLog;
  readonly peaks: Peaks;
  readonly resolve: ResolveDeps;
  readonly place: Place;
  /** Tells how each click ended. */
  onClick(listener: NonNullable<PlaceDeps['onResult']>): void;
  /** Monotonic milliseconds, unaffected by changes of the wall clock: for pauses, ages and throttles. */
  readonly steady: Now;
  readonly ownKeys: OwnKeys;
  readonly reseal: Reseal;
  /** Files with secrets, as far as they are known: the configuration and what it refers to, the database, the key. */
  readonly secretFiles: readonly string[];
  /** Starts following, the outbox and retention; before that nothing happens by itself. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Throws (and closes the store again) when a connection cannot be made. */
export const createRuntime = async (fileConfig: Config, deps: RuntimeDeps): Promise<Runtime> => {
  const store = await openStore(fileConfig.database, deps);
  try {
    return await wire(fileConfig, store, deps);
  } catch (error) {
    await store.close();
    throw error;
  }
};

const wire = async (fileConfig: Config, bare: Store, deps: RuntimeDeps): Promise<Runtime> => {
  const { log, now, connectorTypes } = deps;
  const { store, vault, ownKeys, reseal } = await sealStore(bare, fileConfig, deps);
  const { records } = store;
  const { config, broken } = deps.ignoreStored
    ? { config: fileConfig, broken: new Map<string, string>() }
    : await mergeStored(fileConfig, { records, vault, types: connectorTypes, log });
  const rules = await createLiveRules(records, config, log);
  const keys = await createStoredKeys({ records, vault, now, log });
  const memory = await createSettingsMemory(store.settings, log);
  const steady = deps.steady ?? now;
  const mors = createMors(config, memory, { log, now: steady });
  const crms = createCrms(config, deps);
  const connectors = new Map([...crms].map(([id, crm]) => [id, crm.connector]));
  // An instance that has left the configuration is owed its activities until it is back.
  const book = createCallBook({
    store: store.calls,
    now,
    writesActivities: (crm) => connectors.get(crm)?.writesActivities ?? true,
  });
  const policyOf = (following: boolean): FollowerDeps['policy'] => ({
    giveUpAfterMs: config.follow.giveUpAfterSec * 1000,
    uncertainAfterMs: config.follow.uncertainAfterSec * 1000,
    cdrGraceMs: config.follow.cdrGraceSec * 1000,
    busyWithoutListMs: config.follow.busyWithoutListSec * 1000,
    following,
  });
  const followers = new Map(
    config.mor.flatMap((mor): [string, Follower][] => {
      const server = mors.get(mor.id);
      if (!server) return [];
      const pollMs = mor.status?.pollMs ?? 1000;
      const follower = createFollower({
        gateway: server.gateway,
        book,
        policy: {
          ...policyOf(server.gateway.canFollow),
          // Lists that come more rarely than that have to have their chance.
          busyWithoutListMs: Math.max(config.follow.busyWithoutListSec * 1000, mor.status ? 3 * pollMs : 0),
        },
        pollMs,
        now,
        steady,
        log,
      });
      return [[mor.id, follower]];
    }),
  );
  const activityLog = createActivityLog({ book, store: store.calls, connectors, now, steady, log });
  const internal = internalOf(() => rules.current().numbers.internal);
  const resolve: ResolveDeps = {
    crms,
    mors,
    mappings: store.mappings,
    rules: () => rules.current().rules,
    internal,
    now,
    get defaultCountry() {
      return rules.current().numbers.defaultCountry;
    },
  };
  const abandoned = createAbandoned({
    ...{ book, now, steady, log },
    isKnown: (morServer) => mors.has(morServer),
    policy: policyOf(true),
  });
  // Two hash orders, each after a wait for its turn.
  const askingMs = 4 * Math.max(10_000, ...config.mor.map(({ timeoutMs }) => timeoutMs));
  const takeOver = createTakeOver({ ...{ book, activityLog, store, log }, timers: nodeTimers, askingMs });
  const catchUps = createCatchUps(connectors.values(), log);
  const retention = createRetention({
    ...{ store, now, log, ...config.retention },
    otherClocks: () => [...mors.values()].map(({ gateway }) => steady() + gateway.clockSkewMs()),
  });
  const clickListeners: NonNullable<PlaceDeps['onResult']>[] = [];
  const place = createPlace({
    crms,
    mors,
    mappings: store.mappings,
    rules: () => rules.current().rules,
    internal,
    now,
    // Spreading `resolve` would read it once and for all.
    get defaultCountry() {
      return rules.current().numbers.defaultCountry;
    },
    book,
    store: store.calls,
    limits: () => rules.current().rules.perAgent,
    instanceLimits: () => rules.current().rules.perInstance,
    log,
    lookAgain: async (call) => followers.get(call.mor.server)?.look(),
    onResult(result) {
      for (const listener of clickListeners) listener(result);
    },
  });
  const peaks = createPeaks(book, steady);
  const unwatchPush = book.watch((call) => {
    connectors
      .get(call.crm)
      ?.pushState?.(call)
      .catch((error: unknown) => {
        log.warn({ call: call.id, err: error }, 'the CRM did not take the state of a call');
      });
  });

  return {
    config,
    fileConfig,
    brokenConnections: broken,
    connectorTypes,
    vault,
    keys,
    rules,
    store,
    book,
    mors,
    crms,
    followers,
    activityLog,
    peaks,
    resolve,
    steady,
    ownKeys,
    reseal,
    secretFiles: [...(deps.configFiles ?? []), ...ownSecretFiles(fileConfig)],
    place,
    onClick(listener) {
      clickListeners.push(listener);
    },
    async start() {
      // The first numbers take a tenth of a second; better now than at the first click.
      warmNumbers([config.numbers.defaultCountry, ...config.crms.map((crm) => crm.defaultCountry)]);
      await ownKeys.replaceLost();
      await reseal.catchUp();
      await keys.reload();
      await renameRows(store.mappings, crms, { log, now });
      learnHashOrders(config, mors, memory, log);
      const open = await book.recover();
      peaks.start();
      if (open > 0) log.info({ open }, 'following calls that were open before the start');
      const ended = await endedBefore(book.open(), store.calls, now());
      for (const follower of followers.values()) follower.start(ended);
      abandoned.start();
      takeOver.start();
      await warnOfMissing({ book, store: store.calls, mors, crms, log });
      activityLog.start();
      retention.start();
      catchUps.start();
    },
    async stop() {
      unwatchPush();
      peaks.stop();
      retention.stop();
      abandoned.stop();
      await takeOver.stop();
      await catchUps.stop();
      await Promise.all([...followers.values()].map((follower) => follower.stop()));
      await activityLog.stop();
      await Promise.all([...connectors.values()].map((connector) => connector.close()));
      await Promise.all([...mors.values()].map((server) => server.gateway.close()));
      await keys.flush();
      await store.close();
    },
  };
};
