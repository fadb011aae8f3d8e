import type { Call, LegResult } from '../call/call.ts';
import { createCandidates, legTo } from './candidates.ts';
import type { Found } from './candidates.ts';
import { isClosed } from '../call/fold.ts';
import type { Cdr, Leg, LiveRow } from '../call/observation.ts';
import { digitsOf } from './same-number.ts';

/** How much earlier than our click a leg may claim to have begun (clock error left after correction). */
const EARLY_MS = 5_000;
/** MOR writes whole seconds. */
const SECOND_MS = 1_000;
/** Leg A is dialled as soon as MOR has accepted; what rings the agent later is somebody else's call. */
const LEG_A_WITHIN_MS = 30_000;

export interface Match {
  readonly call: Call;
  readonly leg: Leg;
}

export interface Matcher {
  /** A new call, or one that has changed. */
  put(call: Call): void;
  /** Nothing more can come of this call. */
  remove(callId: string): void;
  /** The rows that follow are of another list: in it, each leg finds its row anew. */
  nextList(): void;
  live(row: LiveRow, nowMs: number): Match | undefined;
  /**
   * `ambiguous`: several calls fit equally well; ask MOR by callback id. Where MOR cannot be asked so (`canAskById`
   * false), numbers and times decide.
   */
  cdr(
    cdr: Cdr,
    skewMs: number,
    canAskById: boolean,
  ): Match | { readonly ambiguous: readonly Call[] } | undefined;
}

const matchOf = ({ candidate, leg }: Found): Match => ({ call: candidate.call, leg });

const resultOf = ({ candidate, leg }: Found): LegResult | undefined =>
  leg === 'A' ? candidate.call.following.legA : candidate.call.following.legB;

/** Can a leg that began then be this one, by all that is known about the call? */
const isInTime = ({ candidate: { call, createdMs }, leg }: Found, cdr: Cdr, begunMs: number): boolean => {
  const { agentAnsweredAt } = call.following;
  if (begunMs < createdMs - EARLY_MS) return false;
  if (call.endedAt !== undefined && begunMs > Date.parse(call.endedAt) + EARLY_MS) return false;
  if (leg === 'B') return true;
  if (agentAnsweredAt !== undefined) {
    // Somebody else found the agent engaged.
    return (
      begunMs <= Date.parse(agentAnsweredAt) + EARLY_MS &&
      cdr.disposition !== 'NO ANSWER' &&
      cdr.disposition !== 'BUSY'
    );
  }
  return begunMs <= Date.parse(call.acceptedAt ?? call.createdAt) + LEG_A_WITHIN_MS;
};

/** Had the call been clicked, and was it not over, when the leg began? To the second, without slack for clocks. */
const isDuring = ({ candidate: { call, createdMs } }: Found, begunMs: number): boolean =>
  createdMs <= begunMs + SECOND_MS &&
  (call.endedAt === undefined || begunMs <= Date.parse(call.endedAt) + SECOND_MS);

/** The call whose leg most likely began at that time, when numbers fit several. */
const nearest = (found: readonly Found[], begunMs: number): Found | undefined => {
  const expectedMs = ({ candidate: { call, createdMs }, leg }: Found): number => {
    const { agentAnsweredAt } = call.following;
    return leg === 'A' || agentAnsweredAt === undefined ? createdMs : Date.parse(agentAnsweredAt);
  };
  const distance = (one: Found): number => Math.abs(begunMs - expectedMs(one));
  const known = found.filter(
    ({ candidate, leg }) => leg === 'A' || candidate.call.following.agentAnsweredAt !== undefined,
  );
  // Nobody saw an agent answer: contacts are dialled in the order of the clicks, as far as can be told.
  return known.length === 0
    ? found[0]
    : known.reduce((best, next) => (distance(next) < distance(best) ? next : best));
};

/**
 * Which calls of one MOR do rows and CDRs belong to? Each look-up is constant time. Holds the open calls and those closed
 * lately: what belongs to a closed call must not be taken for its successor's.
 */
export const createMatcher = (): Matcher => {
  const candidates = createCandidates();
  let list = 1;

  const take = (found: Found): Match => {
    if (found.leg === 'A') found.candidate.rowA = list;
    else found.candidate.rowB = list;
    return matchOf(found);
  };
  /** Each leg has one row. */
  const hasRow = ({ candidate, leg }: Found): boolean =>
    leg === 'A'
      ? candidate.rowA === list || candidate.call.following.activeCallId !== undefined
      : candidate.rowB === list;

  return {
    put(call) {
      candidates.put(call);
    },
    remove(callId) {
      candidates.remove(callId);
    },
    nextList() {
      list += 1;
    },
    live(row, nowMs) {
      const named = candidates.named(row, row.id);
      if (named) return take({ candidate: named, leg: legTo(named, digitsOf(row.dst)) });
      // MOR keeps forgotten rows for a day: one that was answered before the click is no row of this click.
      const answeredMs = nowMs - (row.durationSec ?? 0) * 1000;
      const possible = candidates.fitting(
        row,
        ({ candidate: { call, createdMs } }) => !isClosed(call) && answeredMs >= createdMs - EARLY_MS,
      );
      // Of several clicks whose rows are all new, the first row is the first click's.
      const free = possible.find((one) => !hasRow(one));
      const found = free ?? (possible[0]?.leg === 'A' ? possible.at(-1) : possible[0]);
      return found && take(found);
    },
    cdr(cdr, skewMs, canAskById) {
      const named = candidates.named(cdr);
      if (named) return { call: named.call, leg: legTo(named, digitsOf(cdr.dst)) };
      const begunMs = cdr.startedAtMs - skewMs;
      const inTime = candidates.fitting(cdr, (found) => isInTime(found, cdr, begunMs));
      const free = inTime.filter((found) => resultOf(found) === undefined);
      const wanting = free.length > 0 ? free : inTime;
      const during = wanting.filter((found) => isDuring(found, begunMs));
      const likely = during.length > 0 ? during : wanting;
      const open = likely.map(({ candidate }) => candidate.call).filter((call) => !isClosed(call));
      if (canAskById && open.length > 1 && open.some((call) => call.mor.callbackUniqueId !== undefined)) {
        return { ambiguous: open };
      }
      const found = nearest(likely, begunMs);
      return found && matchOf(found);
    },
  };
};
