import type { Call, LegResult } from '../call/call.ts';
import { isClosed } from '../call/advance.ts';
import { asResult, isSameResult } from '../call/fold-cdr.ts';
import type { Cdr } from '../call/observation.ts';
import { cdrKey } from './candidates.ts';
import type { Candidate, Candidates, Found } from './candidates.ts';
import type { Callers } from './callers.ts';
import { isCdrInTime, legTo } from './evidence.ts';
import type { Match } from './match.ts';
import { digitsOf } from '../call/same-number.ts';

/** How long a call waits for a better CDR than one from an unknown caller. */
const STRANGE_FOR_MS = 120_000;
/** MOR's times are in whole seconds. */
const SECOND_MS = 1_000;

export interface CdrContext {
  /** The CDRs' clock minus ours. */
  readonly skewMs: number;
  readonly nowMs: number;
  /** May MOR be asked for the CDRs of a callback id, so that nothing has to be guessed for calls that have one? */
  readonly canAskById: boolean;
  /** Calls whose CDRs MOR has already returned by callback id: the remaining CDRs are not theirs. */
  readonly told?: ReadonlySet<string>;
}

/** `ambiguous`: these calls fit, and at least one has a callback id to ask MOR by. */
export type CdrMatch = Match | { readonly ambiguous: readonly Call[] };

const resultOf = ({ candidate, fit }: Found): LegResult | undefined =>
  fit.leg === 'A' ? candidate.call.following.legA : candidate.call.following.legB;

/** Had the call been clicked but not ended when the leg began? To the second, without slack for clock errors. */
const isDuring = ({ candidate: { call, createdMs, shiftMs } }: Found, atMs: number): boolean => {
  const begunMs = atMs + shiftMs;
  const over = call.endedAt ?? call.following.goneSince;
  return createdMs <= begunMs + SECOND_MS && (over === undefined || begunMs <= Date.parse(over) + SECOND_MS);
};

const isOfOneAgent = (found: readonly Found[]): boolean => {
  const first = found[0]?.candidate.call;
  return found.every(({ candidate: { call } }) => call.crm === first?.crm && call.user === first.user);
};

/** If the numbers fit several calls (oldest first), the one whose leg most likely began at that time. */
const nearest = (found: readonly Found[], begunMs: number): Found | undefined => {
  const expectedMs = ({ candidate: { call, createdMs }, fit }: Found): number => {
    const { agentAnsweredAt } = call.following;
    return fit.leg === 'A' || agentAnsweredAt === undefined ? createdMs : Date.parse(agentAnsweredAt);
  };
  const distance = (one: Found): number => Math.abs(begunMs + one.candidate.shiftMs - expectedMs(one));
  const closest = (of: readonly Found[]): Found | undefined =>
    of.length === 0 ? undefined : of.reduce((best, next) => (distance(next) < distance(best) ? next : best));
  const known = found.filter(
    ({ candidate, fit }) => fit.leg === 'A' || candidate.call.following.agentAnsweredAt !== undefined,
  );
  if (known.length > 0) return closest(known);
  // Nobody saw an agent answer. A single agent calls again only when the previous call is over; if several share a
  // telephone, assume that contacts are dialled in the order of the clicks.
  return isOfOneAgent(found) ? closest(found) : found[0];
};

/**
 * An outside caller may ring the agent at the moment of the click and find the line busy. If no list has shown leg A
 * and the callers that MOR shows are still unknown, that caller's CDR looks like our leg A.
 */
const isCredible = (callers: Callers, { candidate, fit }: Found, cdr: Cdr, nowMs: number): boolean => {
  const { call, createdMs } = candidate;
  const isOurs = callers.isOurs(candidate, fit.leg, cdr.src);
  if (isOurs !== undefined) return isOurs;
  const decides = fit.leg === 'A' && cdr.disposition !== 'ANSWERED';
  return !decides || call.following.activeCallId !== undefined || nowMs >= createdMs + STRANGE_FOR_MS;
};

/** Has the call already kept this CDR? Only for CDRs without an id; the call remembers the ids of others. */
const isKept = (found: Found, cdr: Cdr): boolean =>
  cdr.uniqueId === undefined &&
  isSameResult(resultOf(found), asResult(cdr, found.candidate.call.dialled.src));

/** The match for a CDR that an id assigns to this call. */
export const owned = (candidates: Candidates, candidate: Candidate, cdr: Cdr): Match => {
  const leg = legTo(candidate, digitsOf(cdr.dst));
  candidates.callers.learn(candidate, leg, cdr.src);
  candidates.recogniseCdr(cdrKey(cdr), candidate);
  return { call: candidate.call, leg };
};

/** The call that a CDR belongs to; undefined: none of ours. */
export const matchCdr = (candidates: Candidates, cdr: Cdr, context: CdrContext): CdrMatch | undefined => {
  const { skewMs, nowMs, canAskById, told } = context;
  const key = cdrKey(cdr);
  const named = candidates.named(cdr);
  if (named) return owned(candidates, named, cdr);
  const before = candidates.ofCdr(key);
  if (before) return { call: before.call, leg: legTo(before, digitsOf(cdr.dst)) };
  const begunMs = cdr.startedAtMs - skewMs;
  const inTime = candidates.fitting(
    cdr,
    ({ candidate, fit }) =>
      told?.has(candidate.call.id) !== true &&
      isCdrInTime(candidate, fit, cdr, begunMs + candidate.shiftMs, nowMs + candidate.shiftMs) &&
      isCredible(candidates.callers, { candidate, fit }, cdr, nowMs + candidate.shiftMs),
  );
  // Already read before the process started.
  const known = inTime.find((found) => isKept(found, cdr));
  if (known) {
    candidates.recogniseCdr(key, known.candidate);
    return { call: known.candidate.call, leg: known.fit.leg };
  }
  const free = inTime.filter((found) => resultOf(found) === undefined);
  const wanting = free.length > 0 ? free : inTime;
  const during = wanting.filter((found) => isDuring(found, begunMs));
  const likely = during.length > 0 ? during : wanting;
  const open = likely.map(({ candidate }) => candidate.call).filter((call) => !isClosed(call));
  if (canAskById && open.some((call) => call.mor.callbackUniqueId !== undefined)) return { ambiguous: open };
  const found = nearest(likely, begunMs);
  if (found === undefined) return undefined;
  candidates.recogniseCdr(key, found.candidate);
  if (found.fit.fromAgent) candidates.callers.learn(found.candidate, found.fit.leg, cdr.src);
  return { call: found.candidate.call, leg: found.fit.leg };
};
