import { rank } from './advance.ts';
import type { Call, FollowMemory } from './call.ts';
import type { Heard } from './observation.ts';
import { mayBeTakenOver } from './outcome.ts';
import type { FollowPolicy } from './policy.ts';

/** A failed attempt, and the agent hearing of it, rarely last longer. */
const FAILURE_SEC = 3;

/** Do the CDRs say all that can be said, so that waiting for more makes no sense? */
const isDecided = ({ legA, legB, legBSeen }: FollowMemory): boolean => {
  if (legB && !mayBeTakenOver(legB)) return true;
  // An agent who stayed on the line longer than a failure takes was connected through another provider.
  if (legB) return legA !== undefined && legA.billSeconds <= FAILURE_SEC;
  if (legA === undefined || legBSeen) return false;
  return legA.disposition !== 'ANSWERED' && !mayBeTakenOver(legA);
};

export const hasCdr = ({ legA, legB }: FollowMemory): boolean => legA !== undefined || legB !== undefined;

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

/** No call lasts longer than this many times the limit after which silence ends one. */
const LONGEST = 12;

/** When a tick ends the call, Unix milliseconds: at once when all is known, else when a MOR that does not answer is given up. */
export const endDueMs = (call: Call, policy: FollowPolicy, { cdrsMs, askingSinceMs }: Heard): number => {
  const isGone = call.following.goneSince !== undefined;
  if (isGone && isDecided(call.following)) return Number.NEGATIVE_INFINITY;
  const sinceMs = waitingSinceMs(call);
  if (!policy.following) return sinceMs + policy.uncertainAfterMs;
  const limitMs = policy.giveUpAfterMs;
  const latestMs = sinceMs + LONGEST * limitMs;
  // A process that was down for hours, or whose clock was set meanwhile, asks before it gives up.
  const silentSinceMs = Math.max(sinceMs, askingSinceMs ?? sinceMs);
  if (isGone || rank(call.state) < rank('accepted')) return Math.min(latestMs, silentSinceMs + limitMs);
  // A conversation may be long, and MOR out of reach for a while.
  if (rank(call.state) > rank('accepted')) return latestMs;
  // No list shows it. While MOR answers that there is no CDR yet, people may be talking.
  return Math.min(latestMs, Math.max(silentSinceMs, cdrsMs ?? sinceMs) + limitMs);
};

/** How long a call that a list has shown keeps the line busy once lists stop. */
const SHOWN_MS = 60_000;

/** When the agent's line counts as free again because no list shows the call, Unix milliseconds. */
export const lineDueMs = (
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
