import { defined } from '../../defined.ts';
import type { Call } from '../call/call.ts';
import type { CallClock } from '../call-clock.ts';
import type { CallBook } from '../book.ts';
import { digitsOf, tailOf } from '../call/same-number.ts';
import type { MorGateway } from '../mor-gateway.ts';
import type { CallStore, Now, Page } from '../ports.ts';

/** Rows and CDRs of a closed call may come so much later than its end, on clocks that differ. */
const REMEMBER_MS = 120_000;
/** How many recent calls of one agent are kept: a person cannot place more in that time. */
const MOST_OF_AGENT = 20;
const PAGE = 200;

/** Looking through all of them costs more than keeping some a little longer. */
const FORGET_EVERY_MS = 5_000;

/**
 * Calls that share one of these can be mistaken for each other: the telephone, or a number that was dialled. One call that
 * never ends must not keep all others in memory.
 */
const keysOf = ({ mor: { username, device }, dialled: { src, dst } }: Call): readonly string[] => [
  JSON.stringify([username, device]),
  tailOf(digitsOf(src)),
  ...(dst === null ? [] : [tailOf(digitsOf(dst))]),
];

/** Calls of one MOR that were closed a short while ago, so that what MOR still tells about them finds its owner. */
export interface Lately {
  add(call: Call): void;
  /** Drops what cannot be mistaken for a row or CDR of an open call any more, and tells what that is. */
  forget(dropped: (callId: string) => void): void;
}

export const createLately = (deps: {
  readonly gateway: Pick<MorGateway, 'id'>;
  readonly book: Pick<CallBook, 'open'>;
  readonly now: Now;
  readonly clock: Pick<CallClock, 'shiftOf'>;
}): Lately => {
  const { clock } = deps;
  const calls = new Map<string, Call>();
  let forgotAtMs = Number.NEGATIVE_INFINITY;
  return {
    add(call) {
      calls.set(call.id, call);
    },
    forget(dropped) {
      if (calls.size === 0) return;
      const steadyMs = (id: string, at: string): number => Date.parse(at) - clock.shiftOf(id);
      const nowMs = deps.now();
      if (Math.abs(nowMs - forgotAtMs) < FORGET_EVERY_MS) return;
      forgotAtMs = nowMs;
      /** What is still open under each key, and since when (Unix milliseconds, the oldest). */
      const oldestOf = new Map<string, number>();
      for (const call of deps.book.open(deps.gateway.id)) {
        for (const key of keysOf(call))
          if (!oldestOf.has(key)) oldestOf.set(key, steadyMs(call.id, call.createdAt));
      }
      const kept = new Map<string, number>();
      // Newest first, so that it is the oldest that are too many.
      for (const [id, call] of [...calls].reverse()) {
        const endedMs = steadyMs(id, call.endedAt ?? call.createdAt);
        const near = keysOf(call).filter(
          (key) =>
            endedMs >= (oldestOf.get(key) ?? Number.POSITIVE_INFINITY) - REMEMBER_MS &&
            (kept.get(key) ?? 0) < MOST_OF_AGENT,
        );
        for (const key of near) kept.set(key, (kept.get(key) ?? 0) + 1);
        if (near.length > 0 || endedMs >= nowMs - REMEMBER_MS) continue;
        calls.delete(id);
        dropped(id);
      }
    },
  };
};

/**
 * The same for a process that has just started: the last calls of everybody who has an open one, and what began a short
 * while ago, for its owner may click again before MOR has told all about it.
 */
export const endedBefore = async (
  open: readonly Call[],
  store: Pick<CallStore, 'list'>,
  nowMs: number,
): Promise<readonly Call[]> => {
  const agents = new Map(open.map(({ crm, user }) => [JSON.stringify([crm, user]), { crm, user }]));
  const own = await Promise.all(
    [...agents.values()].map((agent) => store.list({ ...agent, limit: MOST_OF_AGENT })),
  );
  const found: Call[] = own.flatMap(({ items }) => items);
  let page: Page<Call> | undefined;
  do {
    page = await store.list({
      fromMs: nowMs - REMEMBER_MS,
      limit: PAGE,
      ...defined({ cursor: page?.next }),
    });
    found.push(...page.items);
  } while (page.next !== undefined);
  return found.filter(({ state }) => state === 'ended');
};
