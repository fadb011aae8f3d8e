import { revise } from './advance.ts';
import type { Call, FollowMemory } from './call.ts';
import { onCdr } from './fold-cdr.ts';
import { gone } from './memory.ts';
import type { LegCdr } from './observation.ts';

/** Undoes what another call's rows did to this one; a hang-up request then ended that other call. */
const withoutRows = ({ answeredAt: _seen, ...call }: Call): Call => {
  const {
    activeCallId: _row,
    agentAnsweredAt: _answered,
    legBSeen: _leg,
    hangupRequested: _hungUp,
    ...following
  } = call.following;
  return { ...call, following: { ...following, uniqueIds: [] } };
};

const withoutCdrs = ({ following, ...call }: Call): Call => {
  const { legA: _a, legB: _b, ...rest } = following;
  return { ...call, following: rest };
};

const isSame = (one: Call, other: Call): boolean => {
  const facts = ({ answeredAt, following }: Call): string => {
    const sorted = Object.entries(following).sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([answeredAt, sorted]);
  };
  return facts(one) === facts(other);
};

/** Leg B has its CDR, or never existed: then any id that MOR did not name is another call's, not a future leg B's. */
const isComplete = (cdrs: readonly LegCdr[]): boolean =>
  cdrs.some(({ leg, cdr }) => leg === 'B' || (cdr.disposition !== 'ANSWERED' && cdr.billSeconds === 0));

/**
 * The callback id overrides what numbers and times suggested. Without leg A's own id nothing can be concluded,
 * because leg B's CDR may come first.
 */
export const onTold = (call: Call, cdrs: readonly LegCdr[], atMs: number): Call => {
  const own = new Set(cdrs.flatMap(({ cdr: { uniqueId } }) => uniqueId ?? []));
  const isLegA = cdrs.some(({ leg, cdr }) => leg === 'A' && cdr.uniqueId !== undefined);
  const foldAll = (from: Call): Call => cdrs.reduce((now, { leg, cdr }) => onCdr(now, leg, cdr, atMs), from);
  if (!isLegA) return foldAll(call);
  const { uniqueIds } = call.following;
  const strangers = uniqueIds.filter((id) => !own.has(id));
  const areForeign = strangers.length > 0 && (isComplete(cdrs) || strangers.length === uniqueIds.length);
  const folded = foldAll(withoutCdrs(areForeign ? withoutRows(call) : call));
  const following: FollowMemory = { ...folded.following, told: true };
  if (isSame(call, { ...folded, following })) return call;
  return revise({ ...folded, version: call.version }, { following });
};

/**
 * Rows that were taken for this call's are another's. What they showed is forgotten; what no CDR says about this call is
 * then unknown.
 */
export const onDisowned = (call: Call, theirs: ReadonlySet<string>, atMs: number): Call => {
  const { uniqueIds, told } = call.following;
  const left = uniqueIds.filter((id) => !theirs.has(id));
  if (told === true || left.length === uniqueIds.length) return call;
  const bare = withoutRows(left.length === 0 ? withoutCdrs(call) : call);
  const following = { ...bare.following, uniqueIds: left };
  // No list will show the end of what none has shown.
  const isOver = left.length === 0 && following.goneSince === undefined;
  return revise(bare, { following: isOver ? gone(following, atMs) : following });
};
