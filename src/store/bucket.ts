import { ACTIVITY_STATES, isOpen } from '../vocabulary/call-states.ts';
import { directionOf } from '../calls/call/call.ts';
import type { Call } from '../calls/call/call.ts';
import type { Direction } from '../vocabulary/directions.ts';
import type { ActivityState, CallState } from '../vocabulary/call-states.ts';

/**
 * Every call is in one of fifteen buckets: open and going on, open though the agent's line is free again, closed by how
 * (refused, ended) and by its activity's state; and those that came in, which no limit counts, open or by their
 * activity's state. The indexes by CRM instance and by agent have the bucket before the
 * time, so any combination of filters is a merge of at most fifteen index ranges in which each row is a hit. That keeps the
 * worst case as fast as the best one: there is no filter whose matches lie scattered among a million others. Only the
 * few open calls are filtered row by row, and a call that goes on changes no index at all.
 */
export const OPEN_BUCKET = 0;
/** Below zero: the index of records has closed calls only, those above. */
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

/** The buckets in which calls of this state, activity and direction can be; the open ones need a look at each row. */
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

/** Calls that count against an agent's limits: all that were clicked, but for the refused. */
export const COUNTED_BUCKETS: readonly number[] = [...OPEN_CLICKS, ...closedBuckets(FIRST_ENDED)];

/** Closed calls whose activity does not wait: what may be deleted when it is old. */
export const PURGEABLE_BUCKETS: readonly number[] = [FIRST_REFUSED, FIRST_ENDED, FIRST_INCOMING].flatMap(
  (first) => ACTIVITY_STATES.filter((a) => a !== 'pending').flatMap((a) => closedBuckets(first, a)),
);
