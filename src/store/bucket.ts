import { isOpen } from '../calls/call/call.ts';
import type { ActivityState, Call, CallState } from '../calls/call/call.ts';

/**
 * Every call is in one of nine buckets: open, or closed by how (refused, ended) and by its activity's state. The
 * indexes by CRM instance and by agent have the bucket before the time, so any combination of filters is a merge of at
 * most nine index ranges in which each row is a hit. That keeps the worst case as fast as the best one: there is no
 * filter whose matches lie scattered among a million others. Only the few open calls are filtered row by row, and a
 * call that moves between open states changes no index at all.
 */
export const OPEN_BUCKET = 0;

const ACTIVITIES: readonly ActivityState[] = ['none', 'pending', 'written', 'dead'];
const FIRST_REFUSED = 1;
const FIRST_ENDED = FIRST_REFUSED + ACTIVITIES.length;

const closedBuckets = (first: number, activity?: ActivityState): number[] =>
  activity === undefined
    ? ACTIVITIES.map((_, index) => first + index)
    : [first + ACTIVITIES.indexOf(activity)];

export const bucketOf = (call: Pick<Call, 'state' | 'activity'>): number => {
  if (isOpen(call.state)) return OPEN_BUCKET;
  const first = call.state === 'refused' ? FIRST_REFUSED : FIRST_ENDED;
  return first + ACTIVITIES.indexOf(call.activity.state);
};

/** The buckets in which calls of this state and activity can be; the open one needs a look at each row. */
export const bucketsFor = (state?: CallState, activity?: ActivityState): readonly number[] => {
  if (state === 'ended') return closedBuckets(FIRST_ENDED, activity);
  if (state === 'refused') return closedBuckets(FIRST_REFUSED, activity);
  if (state !== undefined) return [OPEN_BUCKET];
  return [OPEN_BUCKET, ...closedBuckets(FIRST_REFUSED, activity), ...closedBuckets(FIRST_ENDED, activity)];
};

/** Calls that count against an agent's limits: all but the refused. */
export const COUNTED_BUCKETS: readonly number[] = [OPEN_BUCKET, ...closedBuckets(FIRST_ENDED)];

/** Closed calls whose activity does not wait: what may be deleted when it is old. */
export const PURGEABLE_BUCKETS: readonly number[] = [FIRST_REFUSED, FIRST_ENDED].flatMap((first) =>
  ACTIVITIES.filter((a) => a !== 'pending').flatMap((a) => closedBuckets(first, a)),
);
