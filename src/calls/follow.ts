import type { Call } from './call.ts';
import type { CallBook } from './book.ts';
import { fold, isClosed } from './fold.ts';
import type { FollowPolicy } from './fold.ts';
import { createMatcher } from './match.ts';
import type { MorGateway, MorReply } from './mor-gateway.ts';
import type { Cdr, LiveRow, Observation } from './observation.ts';
import type { Log, Now } from './ports.ts';

/** A call that is not seen live for this long after it was accepted is looked for among the CDRs. */
const LOOK_FOR_CDR_AFTER_MS = 2_000;
/** Slack around the CDR period: clocks, and legs that begin before MOR's answer reached us. */
const PERIOD_SLACK_MS = 60_000;
/** At most so many questions by callback id in one poll, when numbers and times alone do not decide. */
const MAX_ID_QUESTIONS = 5;
const MAX_BACKOFF_FACTOR = 15;

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
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = true;
  let failures = 0;
  let lastAnswer: number | undefined;
  /** A MOR before X14 has no list of active calls; asking it again each second would be noise in its log. */
  let liveListMissing = false;

  const observe = (call: Call, seen: Observation): Promise<Call | undefined> =>
    book.update(call.id, (current) => fold(current, seen, policy));

  const answered = <T>(reply: MorReply<T>, question: string): T | undefined => {
    if (reply.ok) {
      failures = 0;
      lastAnswer = now();
      return reply.value;
    }
    failures += 1;
    if (failures === 1)
      log.warn({ mor: gateway.id, question, code: reply.code }, `MOR did not answer: ${reply.text}`);
    return undefined;
  };

  const foldLive = async (rows: readonly LiveRow[]): Promise<void> => {
    const matcher = createMatcher(book.open(gateway.id));
    const seen = new Set<string>();
    const atMs = now();
    const writes: Promise<unknown>[] = [];
    for (const row of rows) {
      const match = matcher.live(row);
      if (!match) continue;
      seen.add(match.call.id);
      writes.push(observe(match.call, { kind: 'live', leg: match.leg, row, atMs }));
    }
    for (const call of book.open(gateway.id)) {
      if (!seen.has(call.id) && call.state !== 'dialling' && call.state !== 'requested') {
        writes.push(observe(call, { kind: 'not_live', atMs }));
      }
    }
    await Promise.all(writes);
  };

  /** Calls that may have a CDR: over, or never seen live. */
  const wanting = (): Call[] =>
    book.open(gateway.id).filter((call) => {
      if (call.state === 'dialling' || call.state === 'requested') return false;
      const seenLive = call.following.activeCallId !== undefined;
      if (seenLive && !liveListMissing) return call.following.goneSince !== undefined;
      return now() - Date.parse(call.acceptedAt ?? call.createdAt) >= LOOK_FOR_CDR_AFTER_MS;
    });

  const askById = async (calls: readonly Call[]): Promise<void> => {
    for (const call of calls.slice(0, MAX_ID_QUESTIONS)) {
      const id = call.mor.callbackUniqueId;
      if (id === undefined) continue;
      const fromMs = Date.parse(call.createdAt) + gateway.clockSkewMs() - PERIOD_SLACK_MS;
      const query = { fromMs, toMs: now() + gateway.clockSkewMs() + PERIOD_SLACK_MS, callbackUniqueId: id };
      const cdrs = answered(await gateway.cdrs(query), 'user_calls_get by callback id');
      const matcher = createMatcher([call]);
      for (const cdr of cdrs ?? []) {
        const match = matcher.cdr({ ...cdr, callbackUniqueId: id }, gateway.clockSkewMs());
        if (match && 'leg' in match) await observe(call, { kind: 'cdr', leg: match.leg, cdr, atMs: now() });
      }
    }
  };

  const foldCdrs = async (cdrs: readonly Cdr[]): Promise<void> => {
    const unsure = new Map<string, Call>();
    const skewMs = gateway.clockSkewMs();
    const oldestFirst = [...cdrs].sort((a, b) => a.startedAtMs - b.startedAtMs);
    // One by one: each CDR that finds its call narrows the choice for the next.
    let matcher = createMatcher(book.open(gateway.id));
    for (const cdr of oldestFirst) {
      const match = matcher.cdr(cdr, skewMs);
      if (!match) continue;
      if ('ambiguous' in match) {
        for (const call of match.ambiguous) unsure.set(call.id, call);
        continue;
      }
      const after = await observe(match.call, { kind: 'cdr', leg: match.leg, cdr, atMs: now() });
      if (after !== match.call) matcher = createMatcher(book.open(gateway.id));
    }
    await askById([...unsure.values()]);
  };

  const pollOnce = async (): Promise<void> => {
    if (policy.following) {
      if (!liveListMissing) {
        const reply = await gateway.activeCalls();
        if (!reply.ok && reply.code === 'unrecognised') {
          liveListMissing = true;
          log.warn(
            { mor: gateway.id },
            `MOR has no list of active calls (${reply.text}); only CDRs are used`,
          );
        }
        const rows = answered(reply, 'active_calls_get');
        if (rows) await foldLive(rows);
      }
      const wanted = wanting();
      if (wanted.length > 0) {
        const skewMs = gateway.clockSkewMs();
        const oldestMs = Math.min(...wanted.map((call) => Date.parse(call.createdAt)));
        const query = { fromMs: oldestMs + skewMs - PERIOD_SLACK_MS, toMs: now() + skewMs + PERIOD_SLACK_MS };
        const cdrs = answered(await gateway.cdrs(query), 'user_calls_get');
        if (cdrs) await foldCdrs(cdrs);
      }
    }
    const atMs = now();
    await Promise.all(book.open(gateway.id).map((call) => observe(call, { kind: 'tick', atMs })));
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
    timer = setTimeout(run, again ? 0 : deps.pollMs * (failures === 0 ? 1 : factor));
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
    if (call.mor.server === gateway.id && !isClosed(call)) schedule();
  });

  return {
    morServer: gateway.id,
    start() {
      stopped = false;
      schedule();
    },
    hint() {
      again = true;
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
