import { CALL_STATES } from './call.ts';
import type { Call, CallState, FollowMemory, LegResult, TimelineSource } from './call.ts';
import type { Cdr, LiveRow, Observation } from './observation.ts';
import { mayBeTakenOver, verdict } from './outcome.ts';

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
  if (memory.goneSince === undefined || (memory.legA && !mayBeTakenOver(memory.legA))) return memory;
  const { goneSince: _over, ...rest } = memory;
  return rest;
};

const sawRow = (memory: FollowMemory, leg: 'A' | 'B', row: LiveRow, atMs: number): FollowMemory => {
  const known = notGone(claim(memory, row.uniqueId));
  const isHandle = row.id !== known.activeCallId && (leg === 'A' || known.activeCallId === undefined);
  const agentAnswers = leg === 'A' && row.status === 'answered' && known.agentAnsweredAt === undefined;
  if (!isHandle && !agentAnswers) return known;
  const next: Mutable<FollowMemory> = { ...known };
  if (isHandle) next.activeCallId = row.id;
  if (agentAnswers) next.agentAnsweredAt = iso(atMs);
  return next;
};

const stateShown = (call: Call, leg: 'A' | 'B', { status }: LiveRow): CallState => {
  if (leg === 'B') return status === 'ringing' ? 'contact_ringing' : 'connected';
  // Without a destination MOR is still asking the agent for the number.
  return status === 'ringing' || call.destination === null ? 'agent_ringing' : 'contact_ringing';
};

const onLive = (call: Call, leg: 'A' | 'B', row: LiveRow, atMs: number): Call => {
  const following = sawRow(call.following, leg, row, atMs);
  const state = stateShown(call, leg, row);
  const patch: Mutable<Pick<Partial<Call>, 'following' | 'answeredAt'>> = {};
  if (following !== call.following) patch.following = following;
  if (state === 'connected' && call.answeredAt === undefined) {
    const answeredAtMs = atMs - (row.durationSec ?? 0) * 1000;
    patch.answeredAt = iso(Math.max(Date.parse(call.createdAt), answeredAtMs));
  }
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
  if (overWithIt && memory.goneSince === undefined) memory = { ...memory, goneSince: iso(atMs) };
  return remember(call, memory);
};

const end = (call: Call, by: TimelineSource, atMs: number): Call => {
  const { goneSince } = call.following;
  const createdMs = Date.parse(call.createdAt);
  const overMs = Math.max(createdMs, goneSince === undefined ? atMs : Date.parse(goneSince));
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
    found.outcome,
  );
};

/** Do the CDRs say all that can be said, so that waiting for more makes no sense? */
const isDecided = ({ legA, legB }: FollowMemory): boolean => {
  if (legB) return legA !== undefined || !mayBeTakenOver(legB);
  return legA !== undefined && legA.disposition !== 'ANSWERED' && !mayBeTakenOver(legA);
};

const hasCdr = ({ legA, legB }: FollowMemory): boolean => legA !== undefined || legB !== undefined;

/** Since when the call is waited for: its end where that was seen, else its beginning. */
const waitingSinceMs = ({ acceptedAt, createdAt, following }: Call): number =>
  Date.parse(following.goneSince ?? acceptedAt ?? createdAt);

/** Until when something of the call may still come from a MOR that answers; undefined: it is going on. */
export const patientUntilMs = (call: Call, policy: FollowPolicy): number | undefined => {
  const { goneSince, activeCallId } = call.following;
  if (goneSince === undefined && activeCallId !== undefined) return undefined;
  const graceMs =
    // A CDR is there: a short wait for the other one. None is there: MOR may be slow to write them.
    goneSince === undefined ? policy.uncertainAfterMs : policy.cdrGraceMs * (hasCdr(call.following) ? 1 : 4);
  return waitingSinceMs(call) + graceMs;
};

const endGone = (call: Call, atMs: number): Call => end(call, hasCdr(call.following) ? 'cdr' : 'live', atMs);

/** When a tick ends the call, Unix milliseconds: at once when all is known, else when a MOR that does not answer is given up. */
export const tickDueMs = (call: Call, policy: FollowPolicy): number => {
  const isGone = call.following.goneSince !== undefined;
  if (isGone && isDecided(call.following)) return Number.NEGATIVE_INFINITY;
  const limitMs = policy.following ? policy.giveUpAfterMs : policy.uncertainAfterMs;
  // A conversation may be long, and MOR out of reach for a while; but no telephone call lasts twelve times the limit.
  const isLong = !isGone && policy.following && rank(call.state) > rank('accepted');
  return waitingSinceMs(call) + (isLong ? 12 * limitMs : limitMs);
};

const onTick = (call: Call, atMs: number, policy: FollowPolicy): Call => {
  if (atMs < tickDueMs(call, policy)) return call;
  return call.following.goneSince === undefined ? end(call, 'clock', atMs) : endGone(call, atMs);
};

/** MOR's word that there is nothing more ends the wait; time alone does not, MOR may have been away meanwhile. */
const onCdrsRead = (call: Call, absent: boolean, atMs: number, policy: FollowPolicy): Call => {
  const untilMs = patientUntilMs(call, policy);
  if (untilMs === undefined || atMs < untilMs) return call;
  if (call.following.goneSince !== undefined) return endGone(call, atMs);
  return absent ? end(call, 'clock', atMs) : call;
};

const onNotLive = (call: Call, atMs: number): Call => {
  const { goneSince, activeCallId } = call.following;
  const wasSeen = activeCallId !== undefined;
  return wasSeen && goneSince === undefined
    ? remember(call, { ...call.following, goneSince: iso(atMs) })
    : call;
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
      return onLive(call, seen.leg, seen.row, seen.atMs);
    case 'not_live':
      return onNotLive(call, seen.atMs);
    case 'cdr':
      return onCdr(call, seen.leg, seen.cdr, seen.atMs);
    case 'cdrs_read':
      return onCdrsRead(call, seen.absent, seen.atMs, policy);
    case 'tick':
      return onTick(call, seen.atMs, policy);
  }
};
