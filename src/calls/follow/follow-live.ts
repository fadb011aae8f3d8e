import { isClosed } from '../call/advance.ts';
import type { FollowParts } from './follow-parts.ts';
import { inTurns } from './in-turns.ts';
import type { LiveRow } from '../call/observation.ts';
import type { Match } from './match.ts';

/** When to ask again for a missing list of active calls: MOR may have been updated, or the answer was misleading. */
const TRY_LIST_AGAIN_MS = 10 * 60_000;

/** What one poll learned from the list of active calls. */
export interface ListNow {
  /** Whether the list came; if so, a call that it has shown and that has not gone from it is going on. */
  readonly works: boolean;
  /** Ids of calls that it should have shown but never has. */
  readonly absent: ReadonlySet<string>;
}

const NO_LIST: ListNow = { works: false, absent: new Set() };

export interface LiveReader {
  /**
   * Asks once and folds the rows. `isExtra`: out of turn, for a person who is waiting; such a list proves nothing about
   * a call that was never shown, since MOR may not have dialled yet.
   */
  ask(isExtra?: boolean): Promise<ListNow>;
  /** When the latest list was requested, and whether lists have ever had rows. */
  readonly heard: { listMs: number | undefined; anyRow: boolean };
  /** This call is closed. */
  forget(callId: string): void;
}

export const createLiveReader = (parts: FollowParts): LiveReader => {
  const { gateway, book, now, log, observe, matcher, clock } = parts;
  /** Until when not to ask for the list: MOR before X14 has none, and asking would fill its log. */
  let listMissingUntilMs = 0;
  /** Has the list ever shown one of our calls? Some MORs never list callbacks, so their lists prove nothing. */
  let listShowsCallbacks = false;
  /** How many lists in a row, all requested since MOR accepted the call, had no row for it. */
  const missing = new Map<string, number>();
  const heard: LiveReader['heard'] = { listMs: undefined, anyRow: false };

  const settledMs = (acceptedAt: string | undefined, createdAt: string): number =>
    Date.parse(acceptedAt ?? createdAt);

  /** When the previous list came. */
  let lastMs: number | undefined;

  const foldRows = async (rows: readonly LiveRow[], askedMs: number, isExtra: boolean): Promise<ListNow> => {
    const atMs = now();
    const shown = lastMs === undefined ? {} : { shownMs: lastMs };
    lastMs = atMs;
    const { rows: matching } = matcher;
    matching.nextList(atMs);
    const seen = new Set<string>();
    const open = book.open(gateway.id);

    /** Folds the rows whose call `find` knows, and returns the others. */
    const deal = async (left: readonly LiveRow[], find: (row: LiveRow) => Match | undefined) => {
      const others: LiveRow[] = [];
      await inTurns(left, (row) => {
        const match = find(row);
        if (match === undefined) others.push(row);
        if (match === undefined || isClosed(match.call)) return undefined;
        listShowsCallbacks = true;
        seen.add(match.call.id);
        missing.delete(match.call.id);
        const { call, ...found } = match;
        return observe(call, { kind: 'live', ...found, row, atMs });
      });
      return others;
    };
    const unnamed = await deal(rows, (row) => matching.named(row));
    const withoutA = await deal(unnamed, (row) => matching.legA(row));
    const others = await deal(withoutA, (row) => matching.legB(row));
    await parts.intake?.list(others, askedMs);

    const absent = new Set<string>();
    await inTurns(open, (call) => {
      const { id, state, following } = call;
      if (seen.has(id) || state === 'dialling' || state === 'requested') return undefined;
      if (following.activeCallId !== undefined)
        return observe(call, { kind: 'not_live', lists: 1, atMs, ...shown });
      if (listShowsCallbacks || state === 'unknown') absent.add(id);
      if (following.lineFree === true || isExtra) return undefined;
      if (askedMs + clock.shiftOf(id) < settledMs(call.acceptedAt, call.createdAt)) return undefined;
      const lists = (missing.get(id) ?? 0) + 1;
      missing.set(id, lists);
      return observe(call, { kind: 'not_live', lists, atMs });
    });
    return { works: true, absent };
  };

  return {
    heard,
    async ask(isExtra = false) {
      const askedMs = now();
      if (askedMs < listMissingUntilMs) return NO_LIST;
      const reply = await gateway.activeCalls();
      if (!reply.ok && reply.code === 'unrecognised') {
        listMissingUntilMs = now() + TRY_LIST_AGAIN_MS;
        log.warn({ mor: gateway.id }, `MOR has no list of active calls (${reply.text}); only CDRs are used`);
        return NO_LIST;
      }
      const rows = parts.answered(reply, 'active_calls_get');
      if (rows === undefined) return NO_LIST;
      heard.listMs = askedMs;
      heard.anyRow ||= rows.length > 0;
      return foldRows(rows, askedMs, isExtra);
    },
    forget(callId) {
      missing.delete(callId);
    },
  };
};
