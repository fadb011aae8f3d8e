import type { Call } from '../call/call.ts';
import { cdrsById, periodOf } from './cdrs-by-id.ts';
import { isClosed, patientUntilMs } from '../call/fold.ts';
import type { ListNow } from './follow-live.ts';
import type { FollowParts } from './follow-parts.ts';
import { inTurns } from './in-turns.ts';
import type { Cdr } from '../call/observation.ts';

/** A call that is not seen live for this long after it was accepted is looked for among the CDRs. */
const LOOK_FOR_CDR_AFTER_MS = 2_000;
/** At most so many questions by callback id in one poll, when numbers and times alone do not decide. */
const MAX_ID_QUESTIONS = 5;
/** The longer a CDR has not come, the rarer the question: its period grows, and with it MOR's work. */
const CDR_WAIT_PARTS = 20;
const LONGEST_CDR_PAUSE_MS = 60_000;
/** A MOR that answers other questions, but so often in a row not this one, will not: calls end by what was seen live. */
const MOST_FAILURES = 10;

export interface CdrReader {
  /** Asks for the CDRs of calls that are over or were never seen, if it is time to, and folds them. */
  ask(list: ListNow): Promise<void>;
  /** The next `ask` asks for all of them. */
  hurry(): void;
  /** This call is closed. */
  forget(callId: string): void;
}

export const createCdrReader = (parts: FollowParts): CdrReader => {
  const { gateway, book, policy, now, log, observe, answered, matcher } = parts;
  /** A MOR before X19 ignores the filter and answers with everybody's CDRs. */
  let canAskById = true;
  /** When the CDRs of a call are asked for next, Unix milliseconds. */
  const due = new Map<string, number>();
  let failures = 0;

  /** Since when a call may have CDRs: it is over, or was never seen live. Undefined: it is going on. */
  const overSinceMs = (call: Call, list: ListNow): number | undefined => {
    if (call.state === 'dialling' || call.state === 'requested') return undefined;
    const { goneSince, activeCallId } = call.following;
    if (goneSince !== undefined) return Date.parse(goneSince);
    if (activeCallId !== undefined && list.works) return undefined;
    const placedMs = Date.parse(call.acceptedAt ?? call.createdAt);
    return now() - placedMs >= LOOK_FOR_CDR_AFTER_MS ? placedMs : undefined;
  };

  /** Several calls fit the same CDRs. Gives the ids of those about which MOR has said what it knows. */
  const askById = async (calls: readonly Call[]): Promise<ReadonlySet<string>> => {
    const asked = new Set<string>();
    const askable = calls.filter(({ mor }) => mor.callbackUniqueId !== undefined);
    const found = await cdrsById(askable.slice(0, MAX_ID_QUESTIONS), gateway, now, async (query, call) => {
      const cdrs = answered(await gateway.cdrs(query), 'user_calls_get by callback id');
      if (cdrs !== undefined) asked.add(call.id);
      return cdrs;
    });
    if (found === 'filter_ignored') {
      canAskById = false;
      log.info({ mor: gateway.id }, 'MOR cannot select CDRs by callback id; numbers and times decide');
      return new Set();
    }
    for (const { call, leg, cdr } of found) await observe(call, { kind: 'cdr', leg, cdr, atMs: now() });
    return asked;
  };

  /**
   * A call that is going on owns its CDRs too, but they wait until it is over: nothing is read out of a part of them.
   * Gives the ids of calls that may have CDRs which were not told apart from those of others.
   */
  const foldCdrs = async (cdrs: readonly Cdr[], list: ListNow): Promise<ReadonlySet<string>> => {
    const unsure = new Map<string, Call>();
    const skewMs = gateway.clockSkewMs();
    const oldestFirst = [...cdrs].sort((a, b) => a.startedAtMs - b.startedAtMs);
    // One by one: each CDR that finds its call narrows the choice for the next.
    for (const cdr of oldestFirst) {
      const match = matcher.cdr(cdr, skewMs, canAskById);
      if (!match) continue;
      if ('ambiguous' in match) {
        for (const call of match.ambiguous) unsure.set(call.id, call);
        continue;
      }
      if (isClosed(match.call) || overSinceMs(match.call, list) === undefined) continue;
      await observe(match.call, { kind: 'cdr', leg: match.leg, cdr, atMs: now() });
    }
    const told = await askById([...unsure.values()]);
    return new Set([...unsure.keys()].filter((id) => !told.has(id)));
  };

  const choose = (list: ListNow): readonly Call[] => {
    const nowMs = now();
    const wanted: Call[] = [];
    for (const call of book.open(gateway.id)) {
      if (nowMs < (due.get(call.id) ?? 0)) continue;
      const sinceMs = overSinceMs(call, list);
      if (sinceMs === undefined) continue;
      wanted.push(call);
      const nextMs = nowMs + Math.min(LONGEST_CDR_PAUSE_MS, (nowMs - sinceMs) / CDR_WAIT_PARTS);
      const untilMs = patientUntilMs(call, policy) ?? nowMs;
      due.set(call.id, untilMs > nowMs ? Math.min(nextMs, untilMs) : nextMs);
    }
    return wanted;
  };

  return {
    async ask(list) {
      const wanted = choose(list);
      if (wanted.length === 0) return;
      // MOR answers with what it knew when it was asked; a slow answer must not use up the patience with the next one.
      const askedMs = now();
      const reply = await gateway.cdrs(periodOf(wanted, gateway, askedMs));
      const cdrs = answered(reply, 'user_calls_get');
      failures = cdrs || !list.works ? 0 : failures + 1;
      const mayAnswerLater = !reply.ok && (reply.code === 'unreachable' || reply.code === 'unusable_answer');
      if (mayAnswerLater && failures < MOST_FAILURES) return;
      const untold = cdrs && cdrs.length > 0 ? await foldCdrs(cdrs, list) : undefined;
      const read = new Set(wanted.map(({ id }) => id).filter((id) => !untold?.has(id)));
      await inTurns(book.open(gateway.id), (call) =>
        read.has(call.id)
          ? observe(call, { kind: 'cdrs_read', absent: list.absent.has(call.id), atMs: askedMs })
          : undefined,
      );
    },
    hurry() {
      due.clear();
    },
    forget(callId) {
      due.delete(callId);
    },
  };
};
