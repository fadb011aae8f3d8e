import { isClosed } from './advance.ts';
import type { Call } from './call.ts';
import { onCdr } from './fold-cdr.ts';
import { end, endGone } from './fold-end.ts';
import { onDisowned, onTold } from './fold-told.ts';
import { onLive, onNotLive } from './fold-row.ts';
import { isForeign, remember } from './memory.ts';
import type { Heard, Observation } from './observation.ts';
import { endDueMs, lineDueMs, patientUntilMs } from './patience.ts';
import type { FollowPolicy } from './policy.ts';

/** When the call was last known to be going on: in the last list, or according to its timeline. */
const lastKnownMs = ({ following, timeline, createdAt }: Call, { listMs }: Heard): number =>
  Math.max(
    Date.parse(timeline.at(-1)?.at ?? createdAt),
    following.activeCallId === undefined ? Number.NEGATIVE_INFINITY : (listMs ?? Number.NEGATIVE_INFINITY),
  );

const onTick = (call: Call, atMs: number, policy: FollowPolicy, heard: Heard): Call => {
  if (atMs >= endDueMs(call, policy, heard)) {
    if (call.following.goneSince !== undefined) return endGone(call, atMs);
    // If the end of a conversation was not seen, only the observed part counts.
    return end(call, 'clock', atMs, call.answeredAt === undefined ? atMs : lastKnownMs(call, heard));
  }
  return atMs >= lineDueMs(call, policy, heard)
    ? remember(call, { ...call.following, lineFree: true })
    : call;
};

/** The wait ends when MOR says that there is nothing more; time alone does not end it, as MOR may have been down. */
const onCdrsRead = (call: Call, absent: boolean, atMs: number, policy: FollowPolicy): Call => {
  const untilMs = patientUntilMs(call, policy);
  if (untilMs === undefined || atMs < untilMs) return call;
  if (call.following.goneSince !== undefined) return endGone(call, atMs);
  return absent ? end(call, 'clock', atMs) : call;
};

/**
 * Applies an observation to a call. Pure; never goes back to an earlier state; folding an observation twice changes
 * nothing, and a closed call never changes. CDRs are only collected; the tick that follows them judges, so that their
 * order does not matter and each answer is read to its end first.
 */
export const fold = (call: Call, seen: Observation, policy: FollowPolicy): Call => {
  if (isClosed(call)) return call;
  switch (seen.kind) {
    case 'live':
      return isForeign(call, seen.row) ? call : onLive(call, seen);
    case 'not_live':
      return onNotLive(call, seen);
    case 'cdr':
      return isForeign(call, seen.cdr) ? call : onCdr(call, seen.leg, seen.cdr, seen.atMs);
    case 'told':
      return onTold(call, seen.cdrs, seen.atMs);
    case 'disowned':
      return onDisowned(call, seen.uniqueIds, seen.atMs);
    case 'cdrs_read':
      return onCdrsRead(call, seen.absent, seen.atMs, policy);
    case 'tick':
      return onTick(call, seen.atMs, policy, seen.heard ?? {});
  }
};
