import { isClosed } from '../call/fold.ts';
import type { FollowParts } from './follow-parts.ts';
import { inTurns } from './in-turns.ts';
import type { LiveRow } from '../call/observation.ts';

/** A MOR without a list of active calls may be updated, or may have meant something else. */
const TRY_LIST_AGAIN_MS = 10 * 60_000;

/** What one poll learned from the list of active calls. */
export interface ListNow {
  /** It was there, so a call that it has shown before and that is not gone from it is going on. */
  readonly works: boolean;
  /** Calls, by id, that it has never shown though it should. */
  readonly absent: ReadonlySet<string>;
}

const NO_LIST: ListNow = { works: false, absent: new Set() };

export interface LiveReader {
  /** Asks once and folds the rows. */
  ask(): Promise<ListNow>;
}

export const createLiveReader = (parts: FollowParts): LiveReader => {
  const { gateway, book, now, log, observe, matcher } = parts;
  /** Until then a MOR before X14, which has no list of active calls, is not asked for it: that would fill its log. */
  let listMissingUntilMs = 0;
  /** Has the list shown a call of ours? Some MORs never list callbacks; not being on such a list means nothing. */
  let listShowsCallbacks = false;

  const foldRows = async (rows: readonly LiveRow[]): Promise<ListNow> => {
    matcher.nextList();
    const seen = new Set<string>();
    const absent = new Set<string>();
    const atMs = now();
    const open = book.open(gateway.id);
    await inTurns(rows, (row) => {
      const match = matcher.live(row, atMs);
      if (!match || isClosed(match.call)) return undefined;
      listShowsCallbacks = true;
      seen.add(match.call.id);
      return observe(match.call, { kind: 'live', leg: match.leg, row, atMs });
    });
    await inTurns(open, (call) => {
      if (seen.has(call.id) || call.state === 'dialling' || call.state === 'requested') return undefined;
      if (call.following.activeCallId !== undefined) return observe(call, { kind: 'not_live', atMs });
      if (listShowsCallbacks || call.state === 'unknown') absent.add(call.id);
      return undefined;
    });
    return { works: true, absent };
  };

  return {
    async ask() {
      if (now() < listMissingUntilMs) return NO_LIST;
      const reply = await gateway.activeCalls();
      if (!reply.ok && reply.code === 'unrecognised') {
        listMissingUntilMs = now() + TRY_LIST_AGAIN_MS;
        log.warn({ mor: gateway.id }, `MOR has no list of active calls (${reply.text}); only CDRs are used`);
        return NO_LIST;
      }
      const rows = parts.answered(reply, 'active_calls_get');
      return rows === undefined ? NO_LIST : foldRows(rows);
    },
  };
};
