import { createCallBook } from '../calls/book.ts';
import type { CallBook } from '../calls/book.ts';
import { createCallClock } from '../calls/call-clock.ts';
import type { CallClock } from '../calls/call-clock.ts';
import { createAbandoned } from '../calls/follow/abandoned.ts';
import type { Follower } from '../calls/follow/follower.ts';
import { endedBefore } from '../calls/follow/lately.ts';
import { createIntakes } from '../calls/inbound/create-intakes.ts';
import type { Intakes } from '../calls/inbound/create-intakes.ts';
import { createPreparedLookUps } from '../calls/inbound/prepare-look-ups.ts';
import { createLookUps } from '../calls/inbound/look-ups.ts';
import type { LookUp } from '../calls/inbound/look-up.ts';
import { isDialling } from '../calls/interrupted.ts';
import type { ActivityLog } from '../calls/outbox/log-activity.ts';
import type { RecordingRulesOf } from '../calls/recordings/rules.ts';
import { nodeTimers } from '../calls/timers.ts';
import { defined } from '../defined.ts';
import { createTakeOver } from '../upkeep/take-over.ts';
import { createActivities } from './activities.ts';
import { createClicks } from './clicks.ts';
import type { Clicks } from './clicks.ts';
import { createFollowers, followPolicy } from './followers.ts';
import { createKeepers, recordingRulesIn } from './recordings.ts';
import type { UseCaseDeps } from './use-case-deps.ts';

/** The use cases of one process, wired to a given store, MOR and CRM. */
export interface UseCases extends Clicks {
  readonly book: CallBook;
  readonly followers: ReadonlyMap<string, Follower>;
  readonly activityLog: ActivityLog;
  readonly recordingRules: RecordingRulesOf;
  /** Takes over the calls that were open before the start; resolves with their number. */
  recover(): Promise<number>;
  /** Starts following and picks up what other processes left behind; call `recover` first. */
  follow(): Promise<void>;
  /** Starts writing activities, and looking after recordings. */
  writeActivities(): void;
  stop(): Promise<void>;
}

const createBook = ({ store, crms, now, nodes }: UseCaseDeps, recordingRules: RecordingRulesOf): CallBook =>
  createCallBook({
    store: store.calls,
    now,
    // An instance that was removed from the configuration still gets its activities once it is back.
    writesActivities: (crm) => crms.get(crm)?.connector.writesActivities ?? true,
    recordingRules,
    ...defined({ nodes: nodes === undefined ? undefined : () => nodes.ids() }),
  });

/** The intake of incoming calls for each MOR that is watched for them. */
const intakesOf = (
  deps: UseCaseDeps,
  book: CallBook,
  { callClock, lookUps }: { callClock: CallClock; lookUps: ReadonlyMap<string, LookUp> },
  { giveUpAfterMs, cdrGraceMs }: ReturnType<typeof followPolicy>,
): Intakes => {
  const { config, crms, mors, store, internal, now, steady, log, timers = nodeTimers } = deps;
  return createIntakes({
    mors: config.mor.flatMap(({ id, inbound, status }) =>
      inbound === true ? [{ id, pollMs: status?.pollMs ?? 1000 }] : [],
    ),
    crms,
    lookUps,
    book,
    callClock,
    mappings: store.mappings,
    internal,
    now,
    steady,
    timers,
    log,
    giveUpAfterMs,
    cdrGraceMs,
    defaultCountry: deps.defaultCountry,
    homeCountry: (mor) => mors.get(mor)?.numbers.homeCountry,
  });
};

export const createUseCases = (deps: UseCaseDeps): UseCases => {
  const { store, crms, mors, config, now, steady, log, timers = nodeTimers, nodes } = deps;
  const recordingRules = recordingRulesIn(config.mor);
  const book = createBook(deps, recordingRules);
  const callClock = createCallClock(steady, now, (server) => mors.get(server)?.gateway.clockSkewMs());
  const policy = followPolicy(config.follow, true);
  const lookUps = createLookUps({ ...deps, timers });
  const intakes = intakesOf(deps, book, { callClock, lookUps }, policy);
  const prepared = createPreparedLookUps({ crms: intakes.size === 0 ? new Map() : crms, timers, log });
  const followers = createFollowers(deps, book, callClock, intakes);
  const activityLog = createActivities(deps, book, lookUps);
  const keepers = createKeepers(deps, book, recordingRules);
  const clicks = createClicks(deps, book, callClock, followers);
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

  return {
    ...clicks,
    book,
    followers,
    activityLog,
    recordingRules,
    async recover() {
      if (nodes === undefined) return book.recover();
      await book.refresh(askingMs);
      return book.open().length;
    },
    async follow() {
      const ended = nodes === undefined ? await endedBefore(book.open(), store.calls, now()) : [];
      for (const follower of followers.values()) follower.start(ended);
      prepared.start();
      abandoned.start();
      takeOver.start();
      // Covers calls written since `recover` looked; the listener covers nodes that die from here on.
      if (nodes) takeOver.look();
      nodes?.onChange(() => {
        takeOver.look();
      });
      // The last write of a removed node may arrive after its row is gone.
      book.watch((call, _before, from) => {
        if (from === 'here' || !isDialling(call) || call.node === undefined) return;
        if (!nodes?.list().some(({ id }) => id === call.node)) takeOver.look();
      });
    },
    writeActivities() {
      activityLog.start();
      for (const keeper of keepers) keeper.start();
    },
    async stop() {
      abandoned.stop();
      prepared.stop();
      await takeOver.stop();
      await Promise.all([...followers.values()].map((follower) => follower.stop()));
      await Promise.all([activityLog.stop(), ...keepers.map((keeper) => keeper.stop())]);
    },
  };
};
