import type { Call } from './call.ts';
import type { CallBook } from './book.ts';
import { cdrsById, periodOf } from './cdrs-by-id.ts';
import { fold, isClosed } from './fold.ts';
import type { FollowPolicy } from './fold.ts';
import { createLately } from './lately.ts';
import { createMatcher } from './match.ts';
import type { Matcher } from './match.ts';
import type { MorGateway, MorReply } from './mor-gateway.ts';
import type { Cdr, LiveRow, Observation } from './observation.ts';
import type { Log, Now } from './ports.ts';

/** A call that is not seen live for this long after it was accepted is looked for among the CDRs. */
const LOOK_FOR_CDR_AFTER_MS = 2_000;
/** At most so many questions by callback id in one poll, when numbers and times alone do not decide. */
const MAX_ID_QUESTIONS = 5;
const MAX_BACKOFF_FACTOR = 15;
/** A MOR without a list of active calls may be updated, or may have meant something else. */
const TRY_LIST_AGAIN_MS = 10 * 60_000;
/** The longer a CDR has not come, the rarer the question: its period grows, and with it MOR's work. */
const CDR_WAIT_PARTS = 20;
const LONGEST_CDR_PAUSE_MS = 60_000;

export interface FollowerDeps {
  readonly gateway: MorGateway;
  readonly book: CallBook;
  readonly policy: FollowPolicy;
  readonly pollMs: number;
  readonly now: Now;
  readonly log: Log;
}

/** Follows all open calls of one MOR server with one poller, whatever their number. */
export interface Follower {
  readonly morServer: string;
  start(): void;
  /** MOR hints that a call has ended, or a call was just placed: look now. */
  hint(): void;
  /** One round, for tests and for a deterministic clock. */
  poll(): Promise<void>;
  /** When MOR last answered a question about calls, Unix milliseconds; undefined: never since the start. */
  lastAnswerMs(): number | undefined;
  stop(): Promise<void>;
}

export const createFollower = (deps: FollowerDeps): Follower => {
  const { gateway, book, policy, now, log } = deps;
  const lately = createLately(deps);
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = true;
  let failures = 0;
  const failedNow = new Set<string>();
  let lastAnswer: number | undefined;
  /** Until then a MOR before X14, which has no list of active calls, is not asked for it: that would fill its log. */
  let listMissingUntilMs = 0;
  /** Has the list shown a call of ours? Some MORs never list callbacks; not being on such a list means nothing. */
  let listShowsCallbacks = false;
  /** A MOR before X19 ignores the filter and answers with everybody's CDRs. */
  let canAskById = true;
  /** Questions whose failure is in the log already. */
  const failing = new Set<string>();
  /** When the CDRs of a call are asked for next, Unix milliseconds. */
  const cdrDue = new Map<string, number>();

  const observe = async (call: Call, seen: Observation): Promise<Call | undefined> =>
    // Most rows say what was known before; they need no place in the queue of writes.
    fold(call, seen, policy) === call ? call : book.update(call.id, (current) => fold(current, seen, policy));

  const answered = <T>(reply: MorReply<T>, question: string): T | undefined => {
    if (reply.ok) {
      failing.delete(question);
      lastAnswer = now();
      return reply.value;
    }
    if (!failing.has(question))
      log.warn({ mor: gateway.id, question, code: reply.code }, `MOR did not answer: ${reply.text}`);
    failing.add(question);
    failedNow.add(question);
    return undefined;
  };

  const matcher = (): Matcher =>
    createMatcher([...lately.closed(), ...book.open(gateway.id)], { canAskById });

  const foldLive = async (rows: readonly LiveRow[]): Promise<void> => {
    // Most polls of a quiet switch bring nothing: then nothing has to be found.
    const matching = rows.length === 0 ? undefined : matcher();
    const seen = new Set<string>();
    const atMs = now();
    const writes: Promise<unknown>[] = [];
    for (const row of rows) {
      const match = matching?.live(row, atMs);
      if (!match || isClosed(match.call)) continue;
      listShowsCallbacks = true;
      seen.add(match.call.id);
      writes.push(observe(match.call, { kind: 'live', leg: match.leg, row, atMs }));
    }
    for (const call of book.open(gateway.id)) {
      if (seen.has(call.id) || call.state === 'dialling' || call.state === 'requested') continue;
      const wasSeen = call.following.activeCallId !== undefined;
      if (wasSeen || listShowsCallbacks || call.state === 'unknown') {
        writes.push(observe(call, { kind: 'not_live', atMs }));
      }
    }
    await Promise.all(writes);
  };

  /** Since when a call may have CDRs: it is over, or was never seen live. Undefined: it is going on. */
  const overSinceMs = (call: Call, listWorks: boolean): number | undefined => {
    if (call.state === 'dialling' || call.state === 'requested') return undefined;
    const { goneSince, activeCallId } = call.following;
    if (goneSince !== undefined) return Date.parse(goneSince);
    if (activeCallId !== undefined && listWorks) return undefined;
    const placedMs = Date.parse(call.acceptedAt ?? call.createdAt);
    return now() - placedMs >= LOOK_FOR_CDR_AFTER_MS ? placedMs : undefined;
  };

  /** Several calls fit the same CDRs. */
  const askById = async (calls: readonly Call[]): Promise<void> => {
    const found = await cdrsById(calls.slice(0, MAX_ID_QUESTIONS), gateway, now, async (query) =>
      answered(await gateway.cdrs(query), 'user_calls_get by callback id'),
    );
    if (found === 'filter_ignored') {
      canAskById = false;
      log.info({ mor: gateway.id }, 'MOR cannot select CDRs by callback id; numbers and times decide');
      return;
    }
    for (const { call, leg, cdr } of found) await observe(call, { kind: 'cdr', leg, cdr, atMs: now() });
  };

  /** A call that is going on owns its CDRs too, but they wait until it is over: nothing is read out of a part of them. */
  const foldCdrs = async (cdrs: readonly Cdr[], listWorks: boolean): Promise<void> => {
    const unsure = new Map<string, Call>();
    const skewMs = gateway.clockSkewMs();
    const oldestFirst = [...cdrs].sort((a, b) => a.startedAtMs - b.startedAtMs);
    // One by one: each CDR that finds its call narrows the choice for the next.
    let matching = matcher();
    for (const cdr of oldestFirst) {
      const match = matching.cdr(cdr, skewMs);
      if (!match) continue;
      if ('ambiguous' in match) {
        for (const call of match.ambiguous) unsure.set(call.id, call);
        continue;
      }
      if (isClosed(match.call) || overSinceMs(match.call, listWorks) === undefined) continue;
      const after = await observe(match.call, { kind: 'cdr', leg: match.leg, cdr, atMs: now() });
      if (after !== match.call) matching = matcher();
    }
    await askById([...unsure.values()]);
  };

  const askLive = async (): Promise<boolean> => {
    if (now() < listMissingUntilMs) return false;
    const reply = await gateway.activeCalls();
    if (!reply.ok && reply.code === 'unrecognised') {
      listMissingUntilMs = now() + TRY_LIST_AGAIN_MS;
      log.warn({ mor: gateway.id }, `MOR has no list of active calls (${reply.text}); only CDRs are used`);
      return false;
    }
    const rows = answered(reply, 'active_calls_get');
    if (rows) await foldLive(rows);
    return rows !== undefined;
  };

  const askCdrs = async (listWorks: boolean): Promise<void> => {
    const nowMs = now();
    const wanted: Call[] = [];
    for (const call of book.open(gateway.id)) {
      if (nowMs < (cdrDue.get(call.id) ?? 0)) continue;
      const sinceMs = overSinceMs(call, listWorks);
      if (sinceMs === undefined) continue;
      wanted.push(call);
      cdrDue.set(call.id, nowMs + Math.min(LONGEST_CDR_PAUSE_MS, (nowMs - sinceMs) / CDR_WAIT_PARTS));
    }
    if (wanted.length === 0) return;
    const cdrs = answered(await gateway.cdrs(periodOf(wanted, gateway, now())), 'user_calls_get');
    if (cdrs && cdrs.length > 0) await foldCdrs(cdrs, listWorks);
  };

  const pollOnce = async (): Promise<void> => {
    failedNow.clear();
    if (policy.following) await askCdrs(await askLive());
    const tick: Observation = { kind: 'tick', atMs: now() };
    // Thousands of calls go on at a time, and a tick changes a few: those alone are worth a promise.
    const changed = book.open(gateway.id).filter((call) => fold(call, tick, policy) !== call);
    await Promise.all(changed.map((call) => observe(call, tick)));
    lately.forget();
    failures = failedNow.size === 0 ? 0 : failures + 1;
  };

  const round = async (): Promise<void> => {
    try {
      await pollOnce();
    } catch (error) {
      failures += 1;
      log.error({ mor: gateway.id, err: error }, 'following calls failed; trying again');
    }
  };

  const schedule = (): void => {
    if (stopped || timer || running || book.open(gateway.id).length === 0) return;
    const factor = Math.min(MAX_BACKOFF_FACTOR, 2 ** Math.min(failures, 4));
    timer = setTimeout(run, again ? 0 : deps.pollMs * factor);
    again = false;
  };

  function run(): void {
    timer = undefined;
    running = round().finally(() => {
      running = undefined;
      schedule();
    });
  }

  const unwatch = book.watch((call) => {
    if (call.mor.server !== gateway.id) return;
    if (!isClosed(call)) {
      schedule();
      return;
    }
    cdrDue.delete(call.id);
    lately.add(call);
  });

  return {
    morServer: gateway.id,
    start() {
      stopped = false;
      schedule();
    },
    hint() {
      again = true;
      cdrDue.clear();
      if (stopped || running) return;
      if (timer) clearTimeout(timer);
      timer = undefined;
      schedule();
    },
    poll: round,
    lastAnswerMs: () => lastAnswer,
    async stop() {
      stopped = true;
      unwatch();
      if (timer) clearTimeout(timer);
      timer = undefined;
      await running;
    },
  };
};
