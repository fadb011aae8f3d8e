import { advance, iso } from './advance.ts';
import type { Mutable } from './advance.ts';
import type { Call, FollowMemory } from './call.ts';
import type { CallState } from '../../vocabulary/call-states.ts';
import { claim, gone, notGone, remember } from './memory.ts';
import type { LiveRow, Observation } from './observation.ts';

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
 * When the contact answered. MOR's duration is more precise than the poll that first saw the answer, if it is plausible:
 * some releases subtract times digit by digit, which turns seven seconds across a full minute into 47.
 */
const answeredAtMs = (call: Call, { durationSec = 0 }: LiveRow, atMs: number, ringingMs?: number): number => {
  const claimedMs = atMs - durationSec * 1000;
  // The row has whole seconds.
  const earliestMs = ringingMs ?? Date.parse(call.createdAt);
  return claimedMs < earliestMs - 1_000 ? atMs : Math.max(claimedMs, earliestMs);
};

export const onLive = (
  call: Call,
  { leg, row, atMs, ringingMs }: Extract<Observation, { kind: 'live' }>,
): Call => {
  const following = sawRow(call.following, leg, row, atMs);
  const state = stateShown(call, leg, row);
  const patch: Mutable<Pick<Partial<Call>, 'following' | 'answeredAt'>> = {};
  if (following !== call.following) patch.following = following;
  if (state === 'connected' && call.answeredAt === undefined)
    patch.answeredAt = iso(answeredAtMs(call, row, atMs, ringingMs));
  return advance(call, state, 'live', atMs, patch);
};

/** One list may be stale; a call that is missing from two in a row is over. */
const LISTS_THAT_TELL = 2;
/** The shortest complete call (agent answers, contact is busy) takes longer than this. */
const MOST_UNSEEN_MS = 2_500;

export const onNotLive = (
  call: Call,
  { lists, atMs, shownMs }: Extract<Observation, { kind: 'not_live' }>,
): Call => {
  const { following } = call;
  if (following.activeCallId !== undefined) {
    if (following.goneSince !== undefined) return call;
    const over = gone(following, atMs);
    const isUnseen = shownMs === undefined || atMs - shownMs > MOST_UNSEEN_MS;
    return remember(call, isUnseen ? { ...over, goneUnseen: true } : over);
  }
  if (lists < LISTS_THAT_TELL || following.lineFree) return call;
  return remember(call, { ...following, lineFree: true, absentSince: iso(atMs) });
};
