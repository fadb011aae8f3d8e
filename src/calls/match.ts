import type { Call, LegResult } from './call.ts';
import { isClosed } from './fold.ts';
import type { Cdr, Leg, LiveRow } from './observation.ts';

/** Numbers are compared by their last digits: MOR may show them localized (0600 12345 for +370 600 12345). */
const TAIL_DIGITS = 7;
/** How much earlier than our click a leg may claim to have begun (clock error left after correction). */
const EARLY_MS = 5_000;
/** MOR writes whole seconds. */
const SECOND_MS = 1_000;
/** Leg A is dialled as soon as MOR has accepted; what rings the agent later is somebody else's call. */
const LEG_A_WITHIN_MS = 30_000;

const OTHER = /\D/;
/** Most numbers are digits alone already; a poll asks this some hundred thousand times. */
const digits = (number: string): string => (OTHER.test(number) ? number.replace(/\D/g, '') : number);
const tailOf = (number: string): string => digits(number).slice(-TAIL_DIGITS);

/** Do two spellings mean the same number? Short internal numbers must be equal; long ones may differ in prefix. */
export const sameNumber = (a: string, b: string): boolean => {
  const [x, y] = [digits(a), digits(b)];
  if (x === '' || y === '') return false;
  if (x === y) return true;
  return (
    x.length >= TAIL_DIGITS && y.length >= TAIL_DIGITS && x.slice(-TAIL_DIGITS) === y.slice(-TAIL_DIGITS)
  );
};

export interface Match {
  readonly call: Call;
  readonly leg: Leg;
}

export interface Matcher {
  live(row: LiveRow, nowMs: number): Match | undefined;
  /** `ambiguous`: several calls fit equally well; ask MOR by callback id. */
  cdr(cdr: Cdr, skewMs: number): Match | { readonly ambiguous: readonly Call[] } | undefined;
}

export interface MatcherOptions {
  /** Can MOR be asked for the CDRs of one callback id? Then `cdr` does not guess where that would decide. */
  readonly canAskById: boolean;
}

type Index = Map<string, Call[]>;

const put = (index: Index, key: string, call: Call): void => {
  const list = index.get(key);
  if (list) list.push(call);
  else index.set(key, [call]);
};

const createdMs = (call: Call): number => Date.parse(call.createdAt);

const commonTail = (a: string, b: string): number => {
  const [x, y] = [digits(a), digits(b)];
  let length = 0;
  while (length < Math.min(x.length, y.length) && x.at(-1 - length) === y.at(-1 - length)) length += 1;
  return length;
};

/** Leg A is the leg that rings the agent; everything else of the same call is leg B. */
const legOf = ({ dialled: { src, dst } }: Call, rowDst: string): Leg => {
  if (!sameNumber(rowDst, src)) return 'B';
  // Agent and contact may have numbers that differ in the country only.
  return dst !== null && sameNumber(rowDst, dst) && commonTail(rowDst, dst) > commonTail(rowDst, src)
    ? 'B'
    : 'A';
};

const resultOf = ({ call, leg }: Match): LegResult | undefined =>
  leg === 'A' ? call.following.legA : call.following.legB;

/** Can a leg that began then be this one, by all that is known about the call? */
const isInTime = ({ call, leg }: Match, cdr: Cdr, begunMs: number): boolean => {
  const { agentAnsweredAt } = call.following;
  if (begunMs < createdMs(call) - EARLY_MS) return false;
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
const isDuring = (call: Call, begunMs: number): boolean =>
  createdMs(call) <= begunMs + SECOND_MS &&
  (call.endedAt === undefined || begunMs <= Date.parse(call.endedAt) + SECOND_MS);

/** The call whose leg most likely began at that time, when numbers fit several. */
const nearest = (matches: readonly Match[], begunMs: number): Match | undefined => {
  const expectedMs = ({ call, leg }: Match): number =>
    Date.parse((leg === 'A' ? undefined : call.following.agentAnsweredAt) ?? call.createdAt);
  const distance = (match: Match): number => Math.abs(begunMs - expectedMs(match));
  const known = matches.filter((m) => m.leg === 'A' || m.call.following.agentAnsweredAt !== undefined);
  // Nobody saw an agent answer: contacts are dialled in the order of the clicks, as far as can be told.
  return known.length === 0
    ? matches[0]
    : known.reduce((best, next) => (distance(next) < distance(best) ? next : best));
};

/**
 * Which calls of one MOR do rows and CDRs belong to? Built once a poll; each look-up is constant time. `calls` holds
 * the open ones and those closed lately: what belongs to a closed call must not be taken for its successor's.
 */
export const createMatcher = (
  calls: Iterable<Call>,
  { canAskById }: MatcherOptions = { canAskById: true },
): Matcher => {
  const byCallbackId = new Map<string, Call>();
  const byUniqueId = new Map<string, Call>();
  const byRowId = new Map<string, Call>();
  const byTail: Index = new Map();
  for (const call of calls) {
    if (call.mor.callbackUniqueId !== undefined) byCallbackId.set(call.mor.callbackUniqueId, call);
    for (const id of call.following.uniqueIds) byUniqueId.set(id, call);
    const { activeCallId } = call.following;
    if (activeCallId !== undefined && activeCallId !== '') byRowId.set(activeCallId, call);
    const [src, dst] = [tailOf(call.dialled.src), tailOf(call.dialled.dst ?? '')];
    if (src !== '') put(byTail, src, call);
    if (dst !== '' && dst !== src) put(byTail, dst, call);
  }

  const certain = (row: LiveRow | Cdr): Call | undefined =>
    (row.callbackUniqueId === undefined ? undefined : byCallbackId.get(row.callbackUniqueId)) ??
    (row.uniqueId === undefined ? undefined : byUniqueId.get(row.uniqueId));

  const scoreOf = (row: LiveRow | Cdr, call: Call): number | undefined => {
    const { src, dst } = call.dialled;
    const { callbackUniqueId: id } = call.mor;
    if (row.deviceId !== undefined && row.deviceId !== call.mor.device) return undefined;
    if (row.callbackUniqueId !== undefined && id !== undefined && row.callbackUniqueId !== id)
      return undefined;
    const toAgent = sameNumber(row.dst, src);
    const toContact = dst === null ? sameNumber(row.src, src) : sameNumber(row.dst, dst);
    // A row whose destination fits neither number belongs to another call of the same agent.
    if (!toAgent && !toContact) return undefined;
    return (row.deviceId === undefined ? 0 : 2) + (sameNumber(row.src, src) ? 1 : 0);
  };

  /** Calls whose numbers and device fit, oldest first. */
  const fitting = (row: LiveRow | Cdr): (Match & { score: number })[] => {
    const found = new Map<string, Match & { score: number }>();
    for (const number of [row.dst, row.src]) {
      for (const call of byTail.get(tailOf(number)) ?? []) {
        const score = found.has(call.id) ? undefined : scoreOf(row, call);
        if (score !== undefined) found.set(call.id, { call, leg: legOf(call, row.dst), score });
      }
    }
    return [...found.values()].sort((a, b) => createdMs(a.call) - createdMs(b.call));
  };

  const best = <M extends { score: number }>(matches: readonly M[]): M[] => {
    const top = Math.max(...matches.map((m) => m.score));
    return matches.filter((m) => m.score === top);
  };

  /** Legs that have found their row in this poll. */
  const taken = new Set<string>();
  const legKey = ({ call, leg }: Match): string => `${leg} ${call.id}`;
  const hasRow = (call: Call): boolean => call.following.activeCallId !== undefined;
  const take = (match: Match): Match => {
    taken.add(legKey(match));
    return match;
  };

  return {
    live(row, nowMs) {
      const call = certain(row) ?? byRowId.get(row.id);
      if (call) return take({ call, leg: legOf(call, row.dst) });
      // MOR keeps forgotten rows for a day: one that was answered before the click is no row of this click.
      const answeredMs = nowMs - (row.durationSec ?? 0) * 1000;
      const possible = best(
        fitting(row).filter((m) => !isClosed(m.call) && answeredMs >= createdMs(m.call) - EARLY_MS),
      );
      // Each leg has one row. Of several clicks whose rows are all new, the first row is the first click's.
      const free = possible.filter((m) => !taken.has(legKey(m)) && !(m.leg === 'A' && hasRow(m.call)));
      const match = free[0] ?? (possible[0]?.leg === 'A' ? possible.at(-1) : possible[0]);
      return match && take(match);
    },
    cdr(cdr, skewMs) {
      const call = certain(cdr);
      if (call) return { call, leg: legOf(call, cdr.dst) };
      const begunMs = cdr.startedAtMs - skewMs;
      const inTime = best(fitting(cdr).filter((m) => isInTime(m, cdr, begunMs)));
      const free = inTime.filter((m) => resultOf(m) === undefined);
      const wanting = free.length > 0 ? free : inTime;
      const during = wanting.filter((m) => isDuring(m.call, begunMs));
      const candidates = during.length > 0 ? during : wanting;
      const open = candidates.filter((m) => !isClosed(m.call)).map((m) => m.call);
      if (canAskById && open.length > 1 && open.some((c) => c.mor.callbackUniqueId !== undefined)) {
        return { ambiguous: open };
      }
      return nearest(candidates, begunMs);
    },
  };
};
