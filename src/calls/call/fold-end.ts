import { defined } from '../../defined.ts';
import { advance, iso } from './advance.ts';
import type { Call } from './call.ts';
import type { TimelineSource } from '../../vocabulary/call-states.ts';
import { verdict } from './outcome.ts';
import { hasCdr } from './patience.ts';

/** How quickly a busy or unreachable telephone is reported. */
const AT_ONCE_MS = 2_000;

/**
 * When the call ended according to its CDRs: leg A is billed from its answer to the end, and leg B begins at that
 * answer. Only differences between MOR's times are used, so its clock does not matter.
 */
const toldEndMs = ({ acceptedAt, createdAt, destination, following, timeline }: Call): number | undefined => {
  const { activeCallId, legA, legB } = following;
  if (!legA) return undefined;
  const placedMs = Date.parse(acceptedAt ?? createdAt);
  if (activeCallId === undefined && (legA.disposition === 'BUSY' || legA.disposition === 'FAILED'))
    return placedMs + AT_ONCE_MS;
  // Without a destination, leg B begins once the agent has keyed one in.
  if (legA.disposition !== 'ANSWERED' || !legB || destination === null) return undefined;
  // Leg B lies within leg A, unless a clock was set or the call was transferred.
  if (legB.billSeconds > legA.billSeconds) return undefined;
  const answeredAfterMs = Math.max(0, Date.parse(legB.startedAt) - Date.parse(legA.startedAt));
  // MOR may dial late: use the first list that shows the telephone ringing.
  const rang = timeline.find(({ state }) => state === 'agent_ringing');
  const begunMs = Math.max(placedMs, rang === undefined ? placedMs : Date.parse(rang.at) - AT_ONCE_MS);
  return begunMs + answeredAfterMs + legA.billSeconds * 1000;
};

/** The last moment about which anything is known. */
const seenOverMs = ({ createdAt, following }: Call, atMs: number): number => {
  const { goneSince, absentSince } = following;
  return Math.max(
    Date.parse(createdAt),
    goneSince === undefined
      ? absentSince === undefined
        ? atMs
        : Date.parse(absentSince)
      : Date.parse(goneSince),
  );
};

/** `lastMs`: when a call whose end was not seen was last seen. */
export const end = (call: Call, by: TimelineSource, atMs: number, lastMs = atMs): Call => {
  const createdMs = Date.parse(call.createdAt);
  const overAtMs = seenOverMs(call, lastMs);
  const overMs = Math.min(overAtMs, toldEndMs(call) ?? overAtMs);
  const found = verdict(call, overMs);
  // A CDR can show that what looked like an answer in the list was none.
  const { answeredAt: seenAt, ...rest } = call;
  const answered = found.outcome === 'answered';
  const talkMs = found.talkSeconds * 1000;
  // If nobody saw the call end, its talk time dates the end better than the next poll does.
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
      ...defined({ answeredAt: answered ? answeredAt : undefined, hangupCause: found.hangupCause }),
    },
    hasCdr(call.following) || by !== 'live' ? found.outcome : `${found.outcome}, as seen; MOR gave no CDR`,
  );
};

export const endGone = (call: Call, atMs: number): Call =>
  end(call, hasCdr(call.following) ? 'cdr' : 'live', atMs);
