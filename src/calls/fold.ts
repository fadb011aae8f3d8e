import { CALL_STATES } from './call.ts';
import type { Call, CallState, FollowMemory, LegResult, TimelineSource } from './call.ts';
import type { Cdr, LiveRow, Observation } from './observation.ts';
import { verdict } from './outcome.ts';

export interface FollowPolicy {
  /** A call about which nothing new is heard ends as `unknown` after this time. */
  readonly giveUpAfterMs: number;
  /** The same for a call that MOR's list of active calls never showed, and where MOR cannot be asked at all. */
  readonly uncertainAfterMs: number;
  /** How long to wait for a missing CDR once the call is over. */
  readonly cdrGraceMs: number;
  /** Can this MOR be asked about calls? */
  readonly following: boolean;
}

const rank = (state: CallState): number => CALL_STATES.indexOf(state);
const iso = (ms: number): string => new Date(ms).toISOString();

/** True once no observation can change the call any more. */
export const isClosed = (call: Call): boolean => call.state === 'ended' || call.state === 'refused';

/** Moves a call forward; an earlier or equal state leaves it as it is. Always a new version. */
export const advance = (
  call: Call,
  state: CallState,
  by: TimelineSource,
  atMs: number,
  patch: Partial<Call> = {},
  detail?: string,
): Call => {
  if (isClosed(call)) return call;
  if (rank(state) <= rank(call.state)) return Object.keys(patch).length === 0 ? call : revise(call, patch);
  const entry = { at: iso(atMs), state, by, ...(detail === undefined ? {} : { detail }) };
  return revise(call, { ...patch, state, timeline: [...call.timeline, entry] });
};

/** A changed copy with the next version. */
export const revise = (call: Call, patch: Partial<Call>): Call => ({
  ...call,
  ...patch,
  version: call.version + 1,
});

const remember = (call: Call, patch: Partial<FollowMemory>): Call =>
  revise(call, { following: { ...call.following, ...patch } });

const claim = (call: Call, uniqueId: string | undefined): Call =>
  uniqueId === undefined || call.following.uniqueIds.includes(uniqueId)
    ? call
    : remember(call, { uniqueIds: [...call.following.uniqueIds, uniqueId] });

const notGone = (call: Call): Call => {
  if (call.following.goneSince === undefined || call.following.legA) return call;
  const { goneSince: _dropped, ...following } = call.following;
  return revise(call, { following });
};

const onLive = (call: Call, leg: 'A' | 'B', row: LiveRow, atMs: number): Call => {
  let next = notGone(claim(call, row.uniqueId));
  if (row.id !== next.following.activeCallId && (leg === 'A' || next.following.activeCallId === undefined)) {
    next = remember(next, { activeCallId: row.id });
  }
  if (leg === 'A') {
    if (row.status === 'ringing') return advance(next, 'agent_ringing', 'live', atMs);
    if (next.following.agentAnsweredAt === undefined) {
      next = remember(next, { agentAnsweredAt: iso(atMs) });
    }
    // Without a destination MOR is still asking the agent for the number.
    return advance(next, next.destination === null ? 'agent_ringing' : 'contact_ringing', 'live', atMs);
  }
  if (row.status === 'ringing') return advance(next, 'contact_ringing', 'live', atMs);
  const answeredAtMs = Math.max(Date.parse(next.createdAt), atMs - (row.durationSec ?? 0) * 1000);
  return advance(next, 'connected', 'live', atMs, next.answeredAt ? {} : { answeredAt: iso(answeredAtMs) });
};

const asResult = (cdr: Cdr): LegResult => ({
  disposition: cdr.disposition,
  billSeconds: cdr.billSeconds,
  startedAt: iso(cdr.startedAtMs),
  ...(cdr.hangupCause === undefined ? {} : { hangupCause: cdr.hangupCause }),
});

/** A leg may have several CDRs (a second provider after a failure): the answered one counts, else the last. */
const better = (a: LegResult | undefined, b: LegResult): LegResult => {
  if (!a) return b;
  const key = (leg: LegResult): string =>
    [
      leg.disposition === 'ANSWERED' ? 1 : 0,
      leg.startedAt,
      leg.disposition,
      String(leg.billSeconds).padStart(9, '0'),
      String(leg.hangupCause ?? -1).padStart(6, '0'),
    ].join('|');
  return key(b) > key(a) ? b : a;
};

const onCdr = (call: Call, leg: 'A' | 'B', cdr: Cdr, atMs: number): Call => {
  let next = claim(call, cdr.uniqueId);
  const slot = leg === 'A' ? 'legA' : 'legB';
  const before = next.following[slot];
  const after = better(before, asResult(cdr));
  if (before === undefined || JSON.stringify(before) !== JSON.stringify(after)) {
    next = remember(next, { [slot]: after });
  }
  // A leg's CDR is written when the leg is over; leg A spans the whole call.
  if (leg === 'A' && next.following.goneSince === undefined) next = remember(next, { goneSince: iso(atMs) });
  return next;
};

const end = (call: Call, by: TimelineSource, atMs: number): Call => {
  const endedAtMs = call.following.goneSince ? Date.parse(call.following.goneSince) : atMs;
  const found = verdict(call, endedAtMs);
  const answeredAt =
    found.outcome === 'answered' ? (call.answeredAt ?? iso(endedAtMs - found.talkSeconds * 1000)) : undefined;
  return advance(
    call,
    'ended',
    by,
    atMs,
    {
      outcome: found.outcome,
      endedAt: iso(endedAtMs),
      talkSeconds: found.talkSeconds,
      ...(answeredAt === undefined ? {} : { answeredAt }),
      ...(found.hangupCause === undefined ? {} : { hangupCause: found.hangupCause }),
    },
    found.outcome,
  );
};

/** Is everything known, or is it time to stop waiting? */
const settle = (call: Call, atMs: number, policy: FollowPolicy, by: TimelineSource): Call => {
  if (isClosed(call)) return call;
  const { legA, legB, goneSince } = call.following;
  if (legA && legA.disposition !== 'ANSWERED') return end(call, by, atMs);
  if (legB && goneSince !== undefined) return end(call, by, atMs);
  const goneMs = goneSince === undefined ? undefined : atMs - Date.parse(goneSince);
  if (goneMs !== undefined && goneMs >= policy.cdrGraceMs) {
    // The agent's CDR is there: a short wait for the contact's. None is there: MOR may be slow to write them.
    if (legA || goneMs >= 4 * policy.cdrGraceMs) return end(call, by, atMs);
  }
  const ageMs = atMs - Date.parse(call.acceptedAt ?? call.createdAt);
  const limitMs = policy.following ? policy.giveUpAfterMs : policy.uncertainAfterMs;
  const live = rank(call.state) > rank('accepted') && goneSince === undefined;
  return ageMs >= limitMs && !(live && policy.following && ageMs < 12 * limitMs)
    ? end(call, 'clock', atMs)
    : call;
};

const onNotLive = (call: Call, atMs: number, policy: FollowPolicy): Call => {
  if (rank(call.state) > rank('accepted')) {
    return call.following.goneSince === undefined ? remember(call, { goneSince: iso(atMs) }) : call;
  }
  if (call.following.legB && call.following.goneSince === undefined) {
    return remember(call, { goneSince: iso(atMs) });
  }
  const ageMs = atMs - Date.parse(call.acceptedAt ?? call.createdAt);
  // MOR lists its active calls and this one was never among them.
  return ageMs >= policy.uncertainAfterMs && !call.following.legA ? end(call, 'clock', atMs) : call;
};

/**
 * What a call becomes when something is learned about it. Pure; never goes to an earlier state; an observation that
 * was folded before changes nothing, and a closed call never changes.
 */
export const fold = (call: Call, seen: Observation, policy: FollowPolicy): Call => {
  if (isClosed(call)) return call;
  switch (seen.kind) {
    case 'live':
      return onLive(call, seen.leg, seen.row, seen.atMs);
    case 'not_live':
      return settle(onNotLive(call, seen.atMs, policy), seen.atMs, policy, 'live');
    case 'cdr':
      return settle(onCdr(call, seen.leg, seen.cdr, seen.atMs), seen.atMs, policy, 'cdr');
    case 'tick':
      return settle(call, seen.atMs, policy, 'clock');
  }
};
