import { iso, revise } from './advance.ts';
import type { Call, FollowMemory } from './call.ts';
import { mayBeTakenOver } from './outcome.ts';

/** One new version, however much was learned at once; none if nothing was. */
export const remember = (call: Call, following: FollowMemory): Call =>
  following === call.following ? call : revise(call, { following });

export const claim = (memory: FollowMemory, uniqueId: string | undefined): FollowMemory =>
  uniqueId === undefined || memory.uniqueIds.includes(uniqueId)
    ? memory
    : { ...memory, uniqueIds: [...memory.uniqueIds, uniqueId] };

/** MOR has named the ids of this call, and this is not one of them. */
export const isForeign = ({ following }: Call, { uniqueId }: { readonly uniqueId?: string }): boolean =>
  following.told === true && (uniqueId === undefined || !following.uniqueIds.includes(uniqueId));

/** A call that shows up again was not over, unless there is leg A's CDR: then the list is stale. */
export const notGone = (memory: FollowMemory): FollowMemory => {
  const isOver = memory.goneSince !== undefined && memory.legA && !mayBeTakenOver(memory.legA);
  if (isOver === true || (memory.goneSince === undefined && memory.lineFree === undefined)) return memory;
  const { goneSince: _over, lineFree: _free, absentSince: _absent, goneUnseen: _unseen, ...rest } = memory;
  return rest;
};

/** Marks a call as over: its rows have gone, or there is a CDR that says so. */
export const gone = (memory: FollowMemory, atMs: number): FollowMemory => ({
  ...memory,
  goneSince: iso(atMs),
  lineFree: true,
});
