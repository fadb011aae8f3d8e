import type { Call } from './call.ts';
import type { Cdr, Leg, LiveRow } from './observation.ts';

/** Numbers are compared by their last digits: MOR may show them localized (0600 12345 for +370 600 12345). */
const TAIL_DIGITS = 7;
/** How much earlier than our click a CDR may claim to have begun (clock error left after correction). */
const EARLY_MS = 5_000;

const digits = (number: string): string => number.replace(/\D/g, '');

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
  live(row: LiveRow): Match | undefined;
  /** `ambiguous`: several calls fit equally well; ask MOR by callback id. */
  cdr(cdr: Cdr, skewMs: number): Match | { readonly ambiguous: readonly Call[] } | undefined;
}

type Index = Map<string, Call[]>;

const put = (index: Index, key: string, call: Call): void => {
  const list = index.get(key);
  if (list) list.push(call);
  else index.set(key, [call]);
};

/** Leg A is the leg that rings the agent; everything else of the same call is leg B. */
const legOf = (call: Call, dst: string): Leg => (sameNumber(dst, call.dialled.src) ? 'A' : 'B');

/** Which of the open calls of one MOR do rows and CDRs belong to? Built once a poll; each look-up is constant time. */
export const createMatcher = (open: Iterable<Call>): Matcher => {
  const byCallbackId = new Map<string, Call>();
  const byUniqueId = new Map<string, Call>();
  const byTail: Index = new Map();
  for (const call of open) {
    if (call.mor.callbackUniqueId !== undefined) byCallbackId.set(call.mor.callbackUniqueId, call);
    for (const id of call.following.uniqueIds) byUniqueId.set(id, call);
    const tails = new Set(
      [call.dialled.src, call.dialled.dst ?? ''].map((n) => digits(n).slice(-TAIL_DIGITS)),
    );
    for (const tail of tails) if (tail !== '') put(byTail, tail, call);
  }

  const certain = (row: LiveRow | Cdr): Call | undefined =>
    (row.callbackUniqueId === undefined ? undefined : byCallbackId.get(row.callbackUniqueId)) ??
    (row.uniqueId === undefined ? undefined : byUniqueId.get(row.uniqueId));

  /** Calls whose numbers and device fit, the best fit first. */
  const fitting = (row: LiveRow | Cdr): Match[] => {
    const found = new Map<string, Match & { score: number }>();
    const tails = [digits(row.dst).slice(-TAIL_DIGITS), digits(row.src).slice(-TAIL_DIGITS)];
    for (const tail of tails) {
      for (const call of byTail.get(tail) ?? []) {
        if (found.has(call.id)) continue;
        if (row.deviceId !== undefined && row.deviceId !== call.mor.device) continue;
        const { src, dst } = call.dialled;
        const toAgent = sameNumber(row.dst, src);
        const toContact = dst === null ? sameNumber(row.src, src) : sameNumber(row.dst, dst);
        // A row whose destination fits neither number belongs to another call of the same agent.
        if (!toAgent && !toContact) continue;
        const leg = legOf(call, row.dst);
        const score = (row.deviceId === undefined ? 0 : 2) + (sameNumber(row.src, src) ? 1 : 0);
        found.set(call.id, { call, leg, score });
      }
    }
    const sorted = [...found.values()].sort(
      (a, b) => b.score - a.score || Date.parse(a.call.createdAt) - Date.parse(b.call.createdAt),
    );
    return sorted.filter((m) => m.score === sorted[0]?.score);
  };

  return {
    live(row) {
      const call = certain(row);
      if (call) return { call, leg: legOf(call, row.dst) };
      return fitting(row)[0];
    },
    cdr(cdr, skewMs) {
      const call = certain(cdr);
      if (call) return { call, leg: legOf(call, cdr.dst) };
      const begunMs = cdr.startedAtMs - skewMs;
      const inTime = fitting(cdr).filter((m) => begunMs >= Date.parse(m.call.createdAt) - EARLY_MS);
      const free = inTime.filter(
        (m) => (m.leg === 'A' ? m.call.following.legA : m.call.following.legB) === undefined,
      );
      const candidates = free.length > 0 ? free : inTime;
      const [only, second] = candidates;
      if (only === undefined || second === undefined) return only;
      // The call that was started last before the CDR began is the one; only an id can tell closer ones apart.
      if (candidates.some((m) => m.call.mor.callbackUniqueId !== undefined)) {
        return { ambiguous: candidates.map((m) => m.call) };
      }
      const started = candidates.filter((m) => Date.parse(m.call.createdAt) <= begunMs + EARLY_MS);
      return started[started.length - 1] ?? only;
    },
  };
};
