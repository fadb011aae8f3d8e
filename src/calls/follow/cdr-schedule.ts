import type { Call } from '../call/call.ts';
import { patientUntilMs } from '../call/patience.ts';
import type { ListNow } from './follow-live.ts';
import type { FollowParts } from './follow-parts.ts';

/** A call that is still not seen live this long after it was accepted is looked for among the CDRs. */
const LOOK_FOR_CDR_AFTER_MS = 2_000;
/** The later a CDR is, the less often MOR is asked, because each query covers a longer period and costs MOR more. */
const CDR_WAIT_PARTS = 20;
const LONGEST_CDR_PAUSE_MS = 60_000;
/** Slack around the queried period, for clock errors and for legs that begin before MOR's answer reaches us. */
const PERIOD_SLACK_MS = 60_000;
/** After waiting this long for a CDR, the search window grows, because Asterisk's clock may differ. */
const LATE_MS = 10_000;
const LATE_SLACK_MS = 300_000;

/** Decides when to ask for which calls' CDRs, and for what period. */
export interface CdrSchedule {
  /** Since when, in its own time, a call (over, or never seen live) may have CDRs. Undefined: it is going on. */
  overSinceMs(call: Call, list: ListNow): number | undefined;
  /** The calls whose CDRs are due; schedules each of them again for later. */
  choose(list: ListNow): readonly Call[];
  /**
   * The period, on the CDRs' clock, that covers all legs of these calls so far. `skewMs`: that clock minus ours;
   * `incomingMs`: since when incoming calls need CDRs.
   */
  periodOf(
    calls: readonly Call[],
    at: { nowMs: number; skewMs: number; incomingMs: number | undefined },
  ): { fromMs: number; toMs: number };
  /** Makes all calls due. */
  hurry(): void;
  /** This call is closed. */
  forget(callId: string): void;
}

export const createCdrSchedule = ({ gateway, book, policy, now, clock }: FollowParts): CdrSchedule => {
  /** When to ask for a call's CDRs next, on the clock of `now`. */
  const due = new Map<string, number>();

  const overSinceMs: CdrSchedule['overSinceMs'] = (call, list) => {
    if (call.state === 'dialling' || call.state === 'requested') return undefined;
    const { goneSince, activeCallId } = call.following;
    if (goneSince !== undefined) return Date.parse(goneSince);
    if (activeCallId !== undefined && list.works) return undefined;
    const placedMs = Date.parse(call.acceptedAt ?? call.createdAt);
    return clock.at(call.id) - placedMs >= LOOK_FOR_CDR_AFTER_MS ? placedMs : undefined;
  };

  const choose: CdrSchedule['choose'] = (list) => {
    const nowMs = now();
    const wanted: Call[] = [];
    for (const call of book.open(gateway.id)) {
      if (nowMs < (due.get(call.id) ?? 0)) continue;
      const sinceMs = overSinceMs(call, list);
      if (sinceMs === undefined) continue;
      wanted.push(call);
      const shiftMs = clock.shiftOf(call.id);
      const nextMs = nowMs + Math.min(LONGEST_CDR_PAUSE_MS, (nowMs + shiftMs - sinceMs) / CDR_WAIT_PARTS);
      const until = patientUntilMs(call, policy);
      const untilMs = until === undefined ? nowMs : until - shiftMs;
      due.set(call.id, untilMs > nowMs ? Math.min(nextMs, untilMs) : nextMs);
    }
    return wanted;
  };

  const periodOf: CdrSchedule['periodOf'] = (
    calls,
    { nowMs, skewMs, incomingMs = Number.POSITIVE_INFINITY },
  ) => {
    const begun = [
      ...calls.map(({ id, createdAt }) => Date.parse(createdAt) - clock.shiftOf(id)),
      incomingMs,
    ];
    const isLate = calls.some(
      ({ id, following: { goneSince, legA, legB } }) =>
        goneSince !== undefined && !legA && !legB && clock.at(id) - Date.parse(goneSince) > LATE_MS,
    );
    const slackMs = isLate ? LATE_SLACK_MS : PERIOD_SLACK_MS;
    return { fromMs: Math.min(...begun) + skewMs - slackMs, toMs: nowMs + skewMs + slackMs };
  };

  return {
    overSinceMs,
    choose,
    periodOf,
    hurry() {
      due.clear();
    },
    forget(callId) {
      due.delete(callId);
    },
  };
};
