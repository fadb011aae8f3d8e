import { defined } from '../../defined.ts';
import type { Call } from '../call/call.ts';
import type { CallClock } from '../call-clock.ts';
import type { CallBook } from '../book.ts';
import { digitsOf, tailOf } from '../call/same-number.ts';
import type { MorGateway } from '../mor-gateway.ts';
import type { CallStore, Now, Page } from '../ports.ts';

/** How much later than a call's end its rows and CDRs may come, given clocks that differ. */
const REMEMBER_MS = 120_000;
/** How many recent calls are kept per agent: nobody can place more in that time. */
const MOST_OF_AGENT = 20;
const PAGE = 200;

/** Keeping some calls a little longer is cheaper than scanning all of them more often. */
const FORGET_EVERY_MS = 5_000;

/**
 * Calls that share one of these (the telephone, or a number that was dialled) can be mistaken for each other. Per key,
 * so that one call that never ends does not keep all others in memory.
 */
const keysOf = ({ mor: { username, device }, dialled: { src, dst } }: Call): readonly string[] => [
  JSON.stringify([username, device]),
  tailOf(digitsOf(src)),
  ...(dst === null ? [] : [tailOf(digitsOf(dst))]),
];

/** Recently closed calls of one MOR, so that late rows and CDRs find their owner. */
export interface Lately {
  add(call: Call): void;
  /** Drops calls that can no longer be mistaken for an open one, and reports each. */
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
      /** For each key with open calls, when the oldest of them began (Unix milliseconds). */
      const oldestOf = new Map<string, number>();
      for (const call of deps.book.open(deps.gateway.id)) {
        for (const key of keysOf(call))
          if (!oldestOf.has(key)) oldestOf.set(key, steadyMs(call.id, call.createdAt));
      }
      const kept = new Map<string, number>();
      // Newest first, so that the excess is the oldest.
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
 * The same for a process that has just started: the last calls of every agent with an open one, and calls that began
 * recently, because their agents may click again before all CDRs have come.
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
