import type { Call } from '../call/call.ts';
import type { CallClock } from './call-clock.ts';
import type { CallBook } from '../book.ts';
import type { MorGateway } from '../mor-gateway.ts';
import type { CallStore, Now, Page } from '../ports.ts';

/** Rows and CDRs of a closed call may come so much later than its end, on clocks that differ. */
const REMEMBER_MS = 120_000;
/** So many calls of one agent may matter to an open one; more fit into that time only by machine. */
const MOST_OF_AGENT = 20;
const PAGE = 200;

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
  return {
    add(call) {
      calls.set(call.id, call);
    },
    forget(dropped) {
      if (calls.size === 0) return;
      const [oldest] = deps.book.open(deps.gateway.id);
      const steadyMs = (id: string, at: string): number => Date.parse(at) - clock.shiftOf(id);
      const oldestMs = oldest === undefined ? deps.now() : steadyMs(oldest.id, oldest.createdAt);
      for (const [id, call] of calls) {
        if (steadyMs(id, call.endedAt ?? call.createdAt) < oldestMs - REMEMBER_MS) {
          calls.delete(id);
          dropped(id);
        }
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
      ...{ fromMs: nowMs - REMEMBER_MS, limit: PAGE },
      ...(page?.next === undefined ? {} : { cursor: page.next }),
    });
    found.push(...page.items);
  } while (page.next !== undefined);
  return found.filter(({ state }) => state === 'ended');
};
