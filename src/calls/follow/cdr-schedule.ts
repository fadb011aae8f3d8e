import type { Call } from '../call/call.ts';
import { patientUntilMs } from '../call/patience.ts';
import type { ListNow } from './follow-live.ts';
import type { FollowParts } from './follow-parts.ts';

/** A call that is not seen live for this long after it was accepted is looked for among the CDRs. */
const LOOK_FOR_CDR_AFTER_MS = 2_000;
/** The longer a CDR has not come, the rarer the question: its period grows, and with it MOR's work. */
const CDR_WAIT_PARTS = 20;
const LONGEST_CDR_PAUSE_MS = 60_000;
/** Slack around the period of CDRs: clocks, and legs that begin before MOR's answer reached us. */
const PERIOD_SLACK_MS = 60_000;
/** After this wait for a CDR the search window grows, because Asterisk's clock may differ. */
const LATE_MS = 10_000;
const LATE_SLACK_MS = 300_000;

/** Whose CDRs are asked for when, and of what period. */
export interface CdrSchedule {
  /** Since when, in its own time, a call may have CDRs: it is over, or was never seen live. Undefined: it is going on. */
  overSinceMs(call: Call, list: ListNow): number | undefined;
  /** The calls whose CDRs are due, each to be asked for again later. */
  choose(list: ListNow): readonly Call[];
  /**
   * The period, on the clock that CDRs have, that holds all legs of these calls so far. `skewMs`: that clock minus ours;
   * `incomingMs`: since when calls that came in want CDRs.
   */
  periodOf(
    calls: readonly Call[],
    at: { nowMs: number; skewMs: number; incomingMs: number | undefined },
  ): { fromMs: number; toMs: number };
  /** All of them are due. */
  hurry(): void;
  /** This call is closed. */
  forget(callId: string): void;
}

export const createCdrSchedule = ({ gateway, book, policy, now, clock }: FollowParts): CdrSchedule => {
  /** When the CDRs of a call are asked for next, on the clock of `now`. */
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
