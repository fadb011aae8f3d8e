import { isClosed } from '../call/advance.ts';
import type { Call } from '../call/call.ts';
import { nodeTimers } from '../timers.ts';
import { createAnswers } from './answers.ts';
import { createCdrReader } from './follow-cdrs.ts';
import { createLiveReader } from './follow-live.ts';
import { createFollowParts } from './follow-parts.ts';
import type { Follower, FollowerDeps } from './follower.ts';
import { createLately } from './lately.ts';
import { createPoller } from './poller.ts';
import { createRounds } from './rounds.ts';
import { createTicks } from './ticks.ts';

const MAX_BACKOFF_FACTOR = 15;

export const createFollower = (deps: FollowerDeps): Follower => {
  const { gateway, book, policy, log, timers = nodeTimers } = deps;
  const answers = createAnswers(gateway.id, log, deps.now);
  const parts = createFollowParts(deps, answers.answered);
  const { now, clock, matcher } = parts;
  const live = createLiveReader(parts);
  const cdrs = createCdrReader(parts);
  const ticks = createTicks(parts, live, cdrs);
  const lately = createLately({ gateway, book, now, clock });
  const rounds = createRounds(deps, parts, { answers, live, cdrs, ticks, lately });

  const poller = createPoller({
    timers,
    // A call goes on, or one may come in at any time.
    isWanted: () => book.open(gateway.id).length > 0 || (deps.intake !== undefined && policy.following),
    pauseMs() {
      const factor = Math.min(MAX_BACKOFF_FACTOR, 2 ** Math.min(answers.failedRounds(), 4));
      const untilTickMs = Math.max(deps.pollMs, ticks.nextMs() - now());
      const isIdle = book.open(gateway.id).length === 0;
      const pauseMs = isIdle ? (deps.intake?.pauseMs(deps.pollMs) ?? deps.pollMs) : deps.pollMs;
      return Math.min(pauseMs * factor, untilTickMs);
    },
    // One list at a time: an older list that arrives late would make calls that have just begun look gone.
    round: () => Promise.resolve(rounds.looking()).then(() => rounds.list()),
  });

  const isOurs = (call: Call): boolean => call.mor.server === gateway.id && call.incoming === undefined;

  const know = (call: Call): void => {
    clock.begin(call);
    matcher.put(call);
  };

  const unwatch = book.watch((call) => {
    if (!isOurs(call)) return;
    clock.begin(call);
    // Refused before MOR was asked, so MOR knows nothing about it.
    if (call.state === 'refused') {
      matcher.remove(call.id);
      clock.forget(call.id);
    } else matcher.put(call);
    if (!isClosed(call)) {
      ticks.expect(call);
      poller.schedule();
      return;
    }
    cdrs.forget(call.id);
    live.forget(call.id);
    if (call.state === 'ended') lately.add(call);
  });

  return {
    morServer: gateway.id,
    start(ended = []) {
      for (const call of ended) {
        if (!isOurs(call) || call.state !== 'ended') continue;
        know(call);
        lately.add(call);
      }
      for (const call of book.open(gateway.id)) know(call);
      deps.intake?.start();
      poller.start();
    },
    hint() {
      cdrs.hurry();
      poller.hurry();
    },
    async look() {
      if (poller.isStopped() || !policy.following) return;
      await rounds.look(poller.running());
    },
    async poll() {
      await rounds.cdrsRead();
      await rounds.list();
      await rounds.cdrsRead();
    },
    lastAnswerMs: () => answers.lastMs(),
    takesCalls: deps.intake !== undefined && policy.following,
    listAgeMs: () => (live.heard.listMs === undefined ? undefined : now() - live.heard.listMs),
    async stop() {
      unwatch();
      deps.intake?.stop();
      await poller.stop();
      await rounds.cdrsRead();
    },
  };
};
