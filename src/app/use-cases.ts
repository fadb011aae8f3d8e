import { createCallBook } from '../calls/book.ts';
import type { CallBook } from '../calls/book.ts';
import { createCallClock } from '../calls/call-clock.ts';
import { createAbandoned } from '../calls/follow/abandoned.ts';
import { createIntakes } from '../calls/inbound/create-intakes.ts';
import { isDialling } from '../calls/interrupted.ts';
import type { Follower } from '../calls/follow/follower.ts';
import { endedBefore } from '../calls/follow/lately.ts';
import type { Nodes, SharedStore } from '../calls/nodes.ts';
import { createCallBackTasks } from '../calls/outbox/call-back-tasks.ts';
import type { CallBackTasks } from '../calls/outbox/call-back-tasks.ts';
import { createActivityLog } from '../calls/outbox/log-activity.ts';
import type { Claims } from '../calls/outbox/lane.ts';
import type { ActivityLog } from '../calls/outbox/log-activity.ts';
import { createPlace } from '../calls/place/place.ts';
import type { Place, PlaceDeps } from '../calls/place/place.ts';
import type { ResolveDeps } from '../calls/place/resolving.ts';
import { nodeTimers } from '../calls/timers.ts';
import { defined } from '../defined.ts';
import { resultsIn } from '../vocabulary/usual-results.ts';
import { createTakeOver } from '../upkeep/take-over.ts';
import { createFollowers, followPolicy } from './followers.ts';
import type { UseCaseDeps } from './use-case-deps.ts';

/** The use cases of one process, wired to whatever store, MOR and CRM they are given. */
export interface UseCases {
  readonly book: CallBook;
  readonly followers: ReadonlyMap<string, Follower>;
  readonly activityLog: ActivityLog;
  readonly resolve: ResolveDeps;
  readonly place: Place;
  /** Tells how each click ended. */
  onClick(listener: NonNullable<PlaceDeps['onResult']>): void;
  /** Takes over the calls that were open before the start; resolves with how many. */
  recover(): Promise<number>;
  /** Starts following and what is left over from other processes; `recover` comes before. */
  follow(): Promise<void>;
  /** Starts writing activities. */
  writeActivities(): void;
  stop(): Promise<void>;
}

/** Activities that are claimed for this node. */
const claimsOf = (shared: SharedStore, nodes: Nodes): Claims => ({
  async take(crm, nowMs, limit) {
    const node = nodes.self();
    return {
      calls: await shared.claimActivities(crm, nowMs, limit, node),
      fenceOf: ({ id }) => ({ node, claim: id }),
      giveBack: async () => {
        await shared.claimActivities(crm, nowMs, 0, node);
      },
    };
  },
  nextMs: (crm) => shared.nextUnclaimedMs(crm),
});

export const createUseCases = (deps: UseCaseDeps): UseCases => {
  const { store, crms, mors, config, now, steady, log, timers = nodeTimers, nodes } = deps;
  const connectors = new Map([...crms].map(([id, crm]) => [id, crm.connector]));
  // An instance that has left the configuration is owed its activities until it is back.
  const book = createCallBook({
    store: store.calls,
    now,
    writesActivities: (crm) => connectors.get(crm)?.writesActivities ?? true,
    ...defined({ nodes: nodes === undefined ? undefined : () => nodes.ids() }),
  });
  const callClock = createCallClock(steady, now, (server) => mors.get(server)?.gateway.clockSkewMs());
  const policy = followPolicy(config.follow, true);
  const { giveUpAfterMs, cdrGraceMs } = policy;
  const intakes = createIntakes({
    mors: config.mor.flatMap(({ id, inbound, status }) =>
      inbound === true ? [{ id, pollMs: status?.pollMs ?? 1000 }] : [],
    ),
    crms,
    book,
    mappings: store.mappings,
    internal: deps.internal,
    now,
    steady,
    timers,
    log,
    giveUpAfterMs,
    cdrGraceMs,
    defaultCountry: deps.defaultCountry,
    homeCountry: (mor) => mors.get(mor)?.numbers.homeCountry,
  });
  const followers = createFollowers(deps, book, callClock, intakes);
  const tasks = new Map(
    [...crms].flatMap(([id, { connector, inbound }]): [string, CallBackTasks][] => {
      const writeTask = connector.writeTask?.bind(connector);
      if (inbound?.missedTask !== true) return [];
      if (writeTask === undefined) {
        log.warn(
          { crm: id },
          'missedTask is on, but the connector of this CRM writes no tasks; missed calls are activities',
        );
        return [];
      }
      const writer = { id, writeTask };
      return [
        [id, createCallBackTasks({ connector: writer, rules: inbound, records: store.records, book, now })],
      ];
    }),
  );
  const activityLog = createActivityLog({
    tasks,
    book,
    store: store.calls,
    connectors,
    now,
    steady,
    timers,
    log,
    ...defined({ random: deps.random }),
    resultsOf: resultsIn(crms),
    ...defined({ claims: nodes && store.shared ? claimsOf(store.shared, nodes) : undefined }),
  });
  const abandoned = createAbandoned({
    book,
    now,
    steady,
    callClock,
    timers,
    log,
    isFollowed: ({ crm, mor, incoming }) =>
      incoming === undefined
        ? mors.has(mor.server)
        : intakes.has(mor.server) && crms.get(crm)?.inbound !== undefined,
    policy,
  });
  // Two hash orders, each after a wait for its turn.
  const askingMs = 4 * Math.max(10_000, ...config.mor.map(({ timeoutMs }) => timeoutMs));
  const takeOver = createTakeOver({ book, activityLog, store, log, timers, askingMs });
  const resolve: ResolveDeps = {
    crms,
    mors,
    mappings: store.mappings,
    rules: deps.rules,
    internal: deps.internal,
    now,
    get defaultCountry() {
      return deps.defaultCountry();
    },
  };
  const clickListeners: NonNullable<PlaceDeps['onResult']>[] = [];
  const place = createPlace({
    crms,
    mors,
    mappings: store.mappings,
    rules: deps.rules,
    internal: deps.internal,
    now,
    // Spreading `resolve` would read it once and for all.
    get defaultCountry() {
      return deps.defaultCountry();
    },
    book,
    store: store.calls,
    log,
    callClock,
    timers,
    limits: deps.limits,
    instanceLimits: deps.instanceLimits,
    ...defined({ node: nodes === undefined ? undefined : () => nodes.self(), newId: deps.newId }),
    lookAgain: async (call) => followers.get(call.mor.server)?.look(),
    onResult(result) {
      for (const listener of clickListeners) listener(result);
    },
  });

  return {
    book,
    followers,
    activityLog,
    resolve,
    place,
    onClick(listener) {
      clickListeners.push(listener);
    },
    async recover() {
      if (nodes === undefined) return book.recover();
      await book.refresh(askingMs);
      return book.open().length;
    },
    async follow() {
      const ended = nodes === undefined ? await endedBefore(book.open(), store.calls, now()) : [];
      for (const follower of followers.values()) follower.start(ended);
      abandoned.start();
      takeOver.start();
      // What was written since `recover` looked, and who dies from here on.
      if (nodes) takeOver.look();
      nodes?.onChange(() => {
        takeOver.look();
      });
      // The last word of a node that was removed may come after its row is gone.
      book.watch((call, _before, from) => {
        if (from === 'here' || !isDialling(call) || call.node === undefined) return;
        if (!nodes?.list().some(({ id }) => id === call.node)) takeOver.look();
      });
    },
    writeActivities() {
      activityLog.start();
    },
    async stop() {
      abandoned.stop();
      await takeOver.stop();
      await Promise.all([...followers.values()].map((follower) => follower.stop()));
      await activityLog.stop();
    },
  };
};
