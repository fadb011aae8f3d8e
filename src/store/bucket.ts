import { ACTIVITY_STATES, isOpen } from '../vocabulary/call-states.ts';
import { directionOf } from '../calls/call/call.ts';
import type { Call } from '../calls/call/call.ts';
import type { Direction } from '../vocabulary/directions.ts';
import type { ActivityState, CallState } from '../vocabulary/call-states.ts';

/**
 * Every call is in one of fifteen buckets. Open calls: in progress, or open although the agent's line is free again. Closed
 * calls: by how they closed (refused, ended) and by the state of their activity. Incoming calls have buckets of their own,
 * because no limit counts them: open, or by the state of their activity.
 *
 * The indexes by CRM instance and by agent have the bucket before the time, so any combination of filters merges at most fifteen
 * index ranges in which every row is a hit. The worst case is therefore as fast as the best one: no filter has its matches
 * scattered among a million other rows. Only the few open calls are filtered row by row, and a call in progress changes no index
 * at all.
 */
export const OPEN_BUCKET = 0;
/** Below zero, because the index of records covers only closed calls, which have the buckets above zero. */
const FREE_BUCKET = -1;
const INCOMING_BUCKET = -2;
const OPEN_CLICKS: readonly number[] = [FREE_BUCKET, OPEN_BUCKET];
export const OPEN_BUCKETS: readonly number[] = [INCOMING_BUCKET, ...OPEN_CLICKS];

const FIRST_REFUSED = 1;
const FIRST_ENDED = FIRST_REFUSED + ACTIVITY_STATES.length;
const FIRST_INCOMING = FIRST_ENDED + ACTIVITY_STATES.length;

const closedBuckets = (first: number, activity?: ActivityState): number[] =>
  activity === undefined
    ? ACTIVITY_STATES.map((_, index) => first + index)
    : [first + ACTIVITY_STATES.indexOf(activity)];

export const bucketOf = (call: Pick<Call, 'state' | 'activity' | 'following' | 'incoming'>): number => {
  if (directionOf(call) === 'inbound') {
    return isOpen(call.state)
      ? INCOMING_BUCKET
      : FIRST_INCOMING + ACTIVITY_STATES.indexOf(call.activity.state);
  }
  if (isOpen(call.state)) return call.following.lineFree ? FREE_BUCKET : OPEN_BUCKET;
  const first = call.state === 'refused' ? FIRST_REFUSED : FIRST_ENDED;
  return first + ACTIVITY_STATES.indexOf(call.activity.state);
};

export const isIncomingBucket = (bucket: number): boolean =>
  bucket === INCOMING_BUCKET || bucket >= FIRST_INCOMING;

const allBuckets = (state?: CallState, activity?: ActivityState): readonly number[] => {
  const ended = [FIRST_ENDED, FIRST_INCOMING].flatMap((first) => closedBuckets(first, activity));
  if (state === 'ended') return ended;
  if (state === 'refused') return closedBuckets(FIRST_REFUSED, activity);
  if (state !== undefined) return OPEN_BUCKETS;
  return [...OPEN_BUCKETS, ...closedBuckets(FIRST_REFUSED, activity), ...ended];
};

/** The buckets that can hold calls of this state, activity and direction. Rows of the open ones need a further check. */
export const bucketsFor = (
  state?: CallState,
  activity?: ActivityState,
  direction?: Direction,
): readonly number[] => {
  const all = allBuckets(state, activity);
  return direction === undefined
    ? all
    : all.filter((bucket) => isIncomingBucket(bucket) === (direction === 'inbound'));
};

/** Calls that count against an agent's limits: every click that was not refused. */
export const COUNTED_BUCKETS: readonly number[] = [...OPEN_CLICKS, ...closedBuckets(FIRST_ENDED)];

/** Closed calls whose activity is not waiting: those that may be deleted once they are old. */
export const PURGEABLE_BUCKETS: readonly number[] = [FIRST_REFUSED, FIRST_ENDED, FIRST_INCOMING].flatMap(
  (first) => ACTIVITY_STATES.filter((a) => a !== 'pending').flatMap((a) => closedBuckets(first, a)),
);
