import { CALL_STATES } from './call.ts';
import type { Call, CallState, FollowMemory, LegResult, TimelineSource } from './call.ts';
import type { Cdr, Heard, LiveRow, Observation } from './observation.ts';
import { mayBeTakenOver, verdict } from './outcome.ts';

export interface FollowPolicy {
  /** A call about which nothing new is heard ends as `unknown` after this time. */
  readonly giveUpAfterMs: number;
  /** The same for a call that MOR's list of active calls never showed, and where MOR cannot be asked at all. */
  readonly uncertainAfterMs: number;
  /** How long to wait for a missing CDR once the call is over. */
  readonly cdrGraceMs: number;
  /** How long a call without news keeps the agent's line busy where there is no list of active calls. */
  readonly busyWithoutListMs: number;
  /** Can this MOR be asked about calls? */
  readonly following: boolean;
}

const RANK = new Map(CALL_STATES.map((state, index) => [state, index]));
const rank = (state: CallState): number => RANK.get(state) ?? 0;

let lastMs = Number.NaN;
let lastIso = '';
/** All rows of a list are seen at one moment, and writing it out costs as much as most of the rest. */
const iso = (ms: number): string => {
  if (ms !== lastMs) [lastMs, lastIso] = [ms, new Date(ms).toISOString()];
  return lastIso;
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** True once no observation can change the call any more. */
export const isClosed = (call: Call): boolean => call.state === 'ended' || call.state === 'refused';

/** Not by spreading: V8 would give each copy that has new members a hidden class of its own, eight times the cost. */
const changed = (call: Call, patch: Partial<Call>, own: Partial<Call>): Call =>
  Object.assign({}, call, patch, own);

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
  return changed(call, patch, { state, timeline: [...call.timeline, entry], version: call.version + 1 });
};

/** A changed copy with the next version. */
export const revise = (call: Call, patch: Partial<Call>): Call =>
  changed(call, patch, { version: call.version + 1 });

/** One new version however much was learned at once; none when nothing was. */
const remember = (call: Call, following: FollowMemory): Call =>
  following === call.following ? call : revise(call, { following });

const claim = (memory: FollowMemory, uniqueId: string | undefined): FollowMemory =>
  uniqueId === undefined || memory.uniqueIds.includes(uniqueId)
    ? memory
    : { ...memory, uniqueIds: [...memory.uniqueIds, uniqueId] };

/** A call that shows up again was not over, unless leg A's CDR says so: then the list is behind. */
const notGone = (memory: FollowMemory): FollowMemory => {
  const isOver = memory.goneSince !== undefined && memory.legA && !mayBeTakenOver(memory.legA);
  if (isOver === true || (memory.goneSince === undefined && memory.lineFree === undefined)) return memory;
  const { goneSince: _over, lineFree: _free, ...rest } = memory;
  return rest;
};

/** Its rows have gone, or a CDR says that it is over. */
const gone = (memory: FollowMemory, atMs: number): FollowMemory => ({
  ...memory,
  goneSince: iso(atMs),
  lineFree: true,
});

const sawRow = (memory: FollowMemory, leg: 'A' | 'B', row: LiveRow, atMs: number): FollowMemory => {
  const known = notGone(claim(memory, row.uniqueId));
  const isHandle = row.id !== known.activeCallId && (leg === 'A' || known.activeCallId === undefined);
  const agentAnswers = (leg === 'B' || row.status === 'answered') && known.agentAnsweredAt === undefined;
  const isNewB = leg === 'B' && known.legBSeen === undefined;
  if (!isHandle && !agentAnswers && !isNewB) return known;
  const next: Mutable<FollowMemory> = { ...known };
  if (isHandle) next.activeCallId = row.id;
  if (isNewB) next.legBSeen = true;
  if (agentAnswers) next.agentAnsweredAt = iso(atMs);
  return next;
};

const stateShown = (call: Call, leg: 'A' | 'B', { status }: LiveRow): CallState => {
  if (leg === 'B') return status === 'ringing' ? 'contact_ringing' : 'connected';
  // Without a destination MOR is still asking the agent for the number.
  return status === 'ringing' || call.destination === null ? 'agent_ringing' : 'contact_ringing';
};

/**
 * When the contact answered. MOR's duration says it better than the first sight, as long as it can be true: some
 * releases subtract times digit by digit, which makes seven seconds across a full minute 47.
 */
const answeredAtMs = (call: Call, { durationSec = 0 }: LiveRow, atMs: number, ringingMs?: number): number => {
  const claimedMs = atMs - durationSec * 1000;
  // The row has whole seconds.
  const earliestMs = ringingMs ?? Date.parse(call.createdAt);
  return claimedMs < earliestMs - 1_000 ? atMs : Math.max(claimedMs, earliestMs);
};

const onLive = (call: Call, { leg, row, atMs, ringingMs }: Extract<Observation, { kind: 'live' }>): Call => {
  const following = sawRow(call.following, leg, row, atMs);
  const state = stateShown(call, leg, row);
  const patch: Mutable<Pick<Partial<Call>, 'following' | 'answeredAt'>> = {};
  if (following !== call.following) patch.following = following;
  if (state === 'connected' && call.answeredAt === undefined)
    patch.answeredAt = iso(answeredAtMs(call, row, atMs, ringingMs));
  return advance(call, state, 'live', atMs, patch);
};

const asResult = (cdr: Cdr): LegResult => ({
  // MOR can show answered calls as FAILED when they did not end with cause 16; only an answered leg has billed seconds.
  disposition: cdr.billSeconds > 0 ? 'ANSWERED' : cdr.disposition,
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
  let memory = claim(call.following, cdr.uniqueId);
  const slot = leg === 'A' ? 'legA' : 'legB';
  const before = memory[slot];
  const told = asResult(cdr);
  const after = better(before, told);
  if (before === undefined || JSON.stringify(before) !== JSON.stringify(after)) {
    memory = { ...memory, [slot]: after };
  }
  // A leg's CDR is written when the leg is over. Leg A spans the whole call; leg B ends the call for one that MOR's
  // list never showed, except when another provider may be trying.
  const overWithIt = leg === 'A' || (memory.activeCallId === undefined && !mayBeTakenOver(told));
  if (overWithIt && memory.goneSince === undefined) memory = gone(memory, atMs);
  return remember(call, memory);
};

/** A telephone that is busy or cannot be reached says so about that fast. */
const AT_ONCE_MS = 2_000;

/**
 * When the call was over by its CDRs, where no list has shown it: leg A is billed from its answer to the end, and leg B
 * begins with that answer. Only differences of MOR's times are used, so its clock does not matter.
 */
const toldEndMs = ({ acceptedAt, createdAt, destination, following }: Call): number | undefined => {
  const { activeCallId, legA, legB } = following;
  if (activeCallId !== undefined || !legA) return undefined;
  const begunMs = Date.parse(acceptedAt ?? createdAt);
  if (legA.disposition === 'BUSY' || legA.disposition === 'FAILED') return begunMs + AT_ONCE_MS;
  // Without a destination leg B begins when the agent has keyed one in.
  if (legA.disposition !== 'ANSWERED' || !legB || destination === null) return undefined;
  const answeredAfterMs = Math.max(0, Date.parse(legB.startedAt) - Date.parse(legA.startedAt));
  return begunMs + answeredAfterMs + legA.billSeconds * 1000;
};

const end = (call: Call, by: TimelineSource, atMs: number): Call => {
  const { goneSince } = call.following;
  const createdMs = Date.parse(call.createdAt);
  const seenOverMs = Math.max(createdMs, goneSince === undefined ? atMs : Date.parse(goneSince));
  const overMs = Math.min(seenOverMs, toldEndMs(call) ?? seenOverMs);
  const found = verdict(call, overMs);
  // What looked like an answer in the list is none when the CDR knows better.
  const { answeredAt: seenAt, ...rest } = call;
  const answered = found.outcome === 'answered';
  const talkMs = found.talkSeconds * 1000;
  // A call that ended while nobody could look: its talk says more about the end than the moment of looking again.
  const seenMs = seenAt === undefined ? undefined : Math.min(overMs, Date.parse(seenAt));
  const endedMs = answered && seenMs !== undefined ? Math.min(overMs, seenMs + talkMs) : overMs;
  const answeredAt = iso(seenMs ?? Math.max(createdMs, endedMs - talkMs));
  return advance(
    rest,
    'ended',
    by,
    atMs,
    {
      outcome: found.outcome,
      endedAt: iso(endedMs),
      talkSeconds: found.talkSeconds,
      ...(answered ? { answeredAt } : {}),
      ...(found.hangupCause === undefined ? {} : { hangupCause: found.hangupCause }),
    },
    hasCdr(call.following) || by !== 'live' ? found.outcome : `${found.outcome}, as seen; MOR gave no CDR`,
  );
};

/** Do the CDRs say all that can be said, so that waiting for more makes no sense? */
const isDecided = ({ legA, legB, legBSeen }: FollowMemory): boolean => {
  if (legB) return legA !== undefined || !mayBeTakenOver(legB);
  if (legA === undefined || legBSeen) return false;
  return legA.disposition !== 'ANSWERED' && !mayBeTakenOver(legA);
};

const hasCdr = ({ legA, legB }: FollowMemory): boolean => legA !== undefined || legB !== undefined;

/** Leg A was answered, so there was a leg B, and its CDR says how the call ended. */
const wantsLegB = ({ legA, legB }: FollowMemory): boolean =>
  legA?.disposition === 'ANSWERED' && legB === undefined;

/** How much longer than for a second CDR to wait for one that decides. */
const PATIENT = 4;

/** Since when the call is waited for: its end where that was seen, else its beginning. */
const waitingSinceMs = ({ acceptedAt, createdAt, following }: Call): number =>
  Date.parse(following.goneSince ?? acceptedAt ?? createdAt);

/** Until when something of the call may still come from a MOR that answers; undefined: it is going on. */
export const patientUntilMs = (call: Call, policy: FollowPolicy): number | undefined => {
  const { goneSince, activeCallId } = call.following;
  if (goneSince === undefined && activeCallId !== undefined) return undefined;
  const graceMs =
    // The CDR that decides is there: a short wait for the other one. It is not: MOR may be slow to write it.
    goneSince === undefined
      ? policy.uncertainAfterMs
      : policy.cdrGraceMs * (hasCdr(call.following) && !wantsLegB(call.following) ? 1 : PATIENT);
  return waitingSinceMs(call) + graceMs;
};

const endGone = (call: Call, atMs: number): Call => end(call, hasCdr(call.following) ? 'cdr' : 'live', atMs);

/** No telephone call lasts so many times the limit after which silence ends one. */
const LONGEST = 12;

/** When a tick ends the call, Unix milliseconds: at once when all is known, else when a MOR that does not answer is given up. */
const endDueMs = (call: Call, policy: FollowPolicy, { cdrsMs }: Heard): number => {
  const isGone = call.following.goneSince !== undefined;
  if (isGone && isDecided(call.following)) return Number.NEGATIVE_INFINITY;
  const sinceMs = waitingSinceMs(call);
  if (!policy.following) return sinceMs + policy.uncertainAfterMs;
  const limitMs = policy.giveUpAfterMs;
  if (isGone || rank(call.state) < rank('accepted')) return sinceMs + limitMs;
  // A conversation may be long, and MOR out of reach for a while.
  if (rank(call.state) > rank('accepted')) return sinceMs + LONGEST * limitMs;
  // No list shows it. While MOR answers that there is no CDR yet, people may be talking.
  return Math.min(sinceMs + LONGEST * limitMs, Math.max(sinceMs, cdrsMs ?? sinceMs) + limitMs);
};

/** So long a call that a list has shown keeps the line busy when no list comes any more. */
const SHOWN_MS = 60_000;

/** When the line of the agent is free again for want of a list that shows the call, Unix milliseconds. */
const lineDueMs = (
  { state, acceptedAt, createdAt, following }: Call,
  policy: FollowPolicy,
  { listMs }: Heard,
): number => {
  if (following.lineFree || rank(state) < rank('unknown')) return Number.POSITIVE_INFINITY;
  const settledMs = Date.parse(acceptedAt ?? createdAt);
  // One that was shown is likely to go on while MOR is slow.
  const limitMs = following.activeCallId === undefined ? 0 : SHOWN_MS;
  return Math.max(settledMs, listMs ?? settledMs) + Math.max(limitMs, policy.busyWithoutListMs);
};

/** When a tick changes the call, Unix milliseconds. */
export const tickDueMs = (call: Call, policy: FollowPolicy, heard: Heard = {}): number =>
  Math.min(endDueMs(call, policy, heard), lineDueMs(call, policy, heard));

const onTick = (call: Call, atMs: number, policy: FollowPolicy, heard: Heard): Call => {
  if (atMs >= endDueMs(call, policy, heard))
    return call.following.goneSince === undefined ? end(call, 'clock', atMs) : endGone(call, atMs);
  return atMs >= lineDueMs(call, policy, heard)
    ? remember(call, { ...call.following, lineFree: true })
    : call;
};

/** MOR's word that there is nothing more ends the wait; time alone does not, MOR may have been away meanwhile. */
const onCdrsRead = (call: Call, absent: boolean, atMs: number, policy: FollowPolicy): Call => {
  const untilMs = patientUntilMs(call, policy);
  if (untilMs === undefined || atMs < untilMs) return call;
  if (call.following.goneSince !== undefined) return endGone(call, atMs);
  return absent ? end(call, 'clock', atMs) : call;
};

/** One list may be behind; a call that none of two shows does not go on. */
const LISTS_THAT_TELL = 2;

const onNotLive = (call: Call, lists: number, atMs: number): Call => {
  const { goneSince, activeCallId, lineFree } = call.following;
  if (activeCallId !== undefined)
    return goneSince === undefined ? remember(call, gone(call.following, atMs)) : call;
  return lists < LISTS_THAT_TELL || lineFree ? call : remember(call, { ...call.following, lineFree: true });
};

/**
 * What a call becomes when something is learned about it. Pure; never goes to an earlier state; an observation that
 * was folded before changes nothing, and a closed call never changes. CDRs are only collected; the tick that follows
 * them judges, so that their order does not matter and an answer is read to its end first.
 */
export const fold = (call: Call, seen: Observation, policy: FollowPolicy): Call => {
  if (isClosed(call)) return call;
  switch (seen.kind) {
    case 'live':
      return onLive(call, seen);
    case 'not_live':
      return onNotLive(call, seen.lists, seen.atMs);
    case 'cdr':
      return onCdr(call, seen.leg, seen.cdr, seen.atMs);
    case 'cdrs_read':
      return onCdrsRead(call, seen.absent, seen.atMs, policy);
    case 'tick':
      return onTick(call, seen.atMs, policy, seen.heard ?? {});
  }
};
