import { rank } from './advance.ts';
import type { Call, FollowMemory } from './call.ts';
import type { Heard } from './observation.ts';
import { mayBeTakenOver } from './outcome.ts';
import type { FollowPolicy } from './policy.ts';

/** A failed attempt and its announcement to the agent rarely last longer. */
const FAILURE_SEC = 3;

/** Do the CDRs settle the outcome, so that waiting for more is pointless? */
const isDecided = ({ legA, legB, legBSeen }: FollowMemory): boolean => {
  if (legB && !mayBeTakenOver(legB)) return true;
  // An agent who stays on the line longer than a failure takes must have been connected through another provider.
  if (legB) return legA !== undefined && legA.billSeconds <= FAILURE_SEC;
  if (legA === undefined || legBSeen) return false;
  return legA.disposition !== 'ANSWERED' && !mayBeTakenOver(legA);
};

export const hasCdr = ({ legA, legB }: FollowMemory): boolean => legA !== undefined || legB !== undefined;

/** Leg A was answered, so there was a leg B, and only its CDR says how the call ended. */
const wantsLegB = ({ legA, legB }: FollowMemory): boolean =>
  legA?.disposition === 'ANSWERED' && legB === undefined;

/** How much longer to wait for a CDR that decides the outcome than for a second one. */
const PATIENT = 4;

/** When the wait for the call's CDRs began: at its end if that was seen, else at its beginning. */
const waitingSinceMs = ({ acceptedAt, createdAt, following }: Call): number =>
  Date.parse(following.goneSince ?? acceptedAt ?? createdAt);

/** Until when a MOR that answers may still report something; undefined: the call is going on. */
export const patientUntilMs = (call: Call, policy: FollowPolicy): number | undefined => {
  const { goneSince, activeCallId } = call.following;
  if (goneSince === undefined && activeCallId !== undefined) return undefined;
  const graceMs =
    // If the deciding CDR is there, wait briefly for the other one; if not, MOR may be slow to write it.
    goneSince === undefined
      ? policy.uncertainAfterMs
      : policy.cdrGraceMs * (hasCdr(call.following) && !wantsLegB(call.following) ? 1 : PATIENT);
  return waitingSinceMs(call) + graceMs;
};

/** The longest possible call, as a multiple of the limit after which silence ends one. */
const LONGEST = 12;

/** When a tick ends the call, Unix milliseconds: at once if all is known, else when a silent MOR is given up. */
export const endDueMs = (call: Call, policy: FollowPolicy, { cdrsMs, askingSinceMs }: Heard): number => {
  const isGone = call.following.goneSince !== undefined;
  if (isGone && isDecided(call.following)) return Number.NEGATIVE_INFINITY;
  const sinceMs = waitingSinceMs(call);
  if (!policy.following) return sinceMs + policy.uncertainAfterMs;
  const limitMs = policy.giveUpAfterMs;
  const latestMs = sinceMs + LONGEST * limitMs;
  // A process that was down for hours, or whose clock was set in the meantime, asks before it gives up.
  const silentSinceMs = Math.max(sinceMs, askingSinceMs ?? sinceMs);
  if (isGone || rank(call.state) < rank('accepted')) return Math.min(latestMs, silentSinceMs + limitMs);
  // A conversation may be long, and MOR may be unreachable for a while.
  if (rank(call.state) > rank('accepted')) return latestMs;
  // No list shows it, but as long as MOR has no CDR for it, people may be talking.
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
  // A call that was shown before is probably going on while MOR is slow.
  const limitMs = following.activeCallId === undefined ? 0 : SHOWN_MS;
  return Math.max(settledMs, listMs ?? settledMs) + Math.max(limitMs, policy.busyWithoutListMs);
};

/** When a tick changes the call, Unix milliseconds. */
export const tickDueMs = (call: Call, policy: FollowPolicy, heard: Heard = {}): number =>
  Math.min(endDueMs(call, policy, heard), lineDueMs(call, policy, heard));
