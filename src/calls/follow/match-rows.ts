import { defined } from '../../defined.ts';
import { isClosed } from '../call/advance.ts';
import type { LiveRow } from '../call/observation.ts';
import { rowKey } from '../row-key.ts';
import type { Candidate, Candidates, Found } from './candidates.ts';
import { isBornInTime, legTo } from './evidence.ts';
import type { Birth } from './evidence.ts';
import type { Match } from './match.ts';
import { digitsOf } from '../call/same-number.ts';

/** Assigns the rows of a list of active calls to calls: rows named by an id first, then legs A, then legs B. */
export interface RowMatcher {
  /** Starts the next list, read at that moment; Unix milliseconds. */
  nextList(atMs: number): void;
  /** The call that an id, or earlier recognition, assigns the row to; call it for every row. */
  named(row: LiveRow): Match | undefined;
  /** The call whose new leg A this row is, among those that have no row in this list yet. */
  legA(row: LiveRow): Match | undefined;
  /** The call whose new leg B this row is; call it once all legs A of the list are known. */
  legB(row: LiveRow): Match | undefined;
}

/** No list: the leg has had no row. */
const NONE = 0;

export const createRowMatcher = (candidates: Candidates): RowMatcher => {
  let list = 1;
  let atMs = 0;
  let beforeMs: number | undefined;
  /** When the rows of the previous list, and of this one, were first seen. */
  let lastSeen = new Map<string, Birth>();
  let nowSeen = new Map<string, Birth>();

  const birthOf = (row: LiveRow): Birth => {
    const key = rowKey(row);
    const known = nowSeen.get(key) ?? lastSeen.get(key) ?? { afterMs: beforeMs, byMs: atMs };
    nowSeen.set(key, known);
    return known;
  };

  const take = (row: LiveRow, candidate: Candidate, leg: Match['leg']): Match => {
    if (leg === 'A') {
      candidate.rowA = list;
      candidate.answeredA = row.status === 'answered';
    } else {
      candidate.rowB = list;
      if (row.status === 'ringing') candidate.ringingB = atMs;
    }
    candidates.recognise(rowKey(row), candidate);
    if (row.deviceId !== undefined && row.deviceId === candidate.call.mor.device)
      candidates.callers.learn(candidate, leg, row.src);
    const { ringingB } = candidate;
    return { call: candidate.call, leg, ...defined({ ringingMs: ringingB }) };
  };

  /** A finished call takes no new row, however well it fits. */
  const isOver = ({ call }: Candidate): boolean => isClosed(call) || call.following.goneSince !== undefined;

  const possible = (row: LiveRow, leg: Match['leg']): readonly Found[] => {
    const { afterMs, byMs } = birthOf(row);
    const answeredMs = row.durationSec === undefined ? undefined : atMs - row.durationSec * 1000;
    const inTimeOf = ({ shiftMs }: Candidate, ms: number | undefined): number | undefined =>
      ms === undefined ? undefined : ms + shiftMs;
    return candidates.fitting(
      row,
      ({ candidate, fit }) =>
        fit.leg === leg &&
        !isOver(candidate) &&
        (leg === 'A' ? candidate.rowA : candidate.rowB) !== list &&
        isBornInTime(
          candidate,
          leg,
          { afterMs: inTimeOf(candidate, afterMs), byMs: byMs + candidate.shiftMs },
          inTimeOf(candidate, answeredMs),
        ),
    );
  };

  /** Has leg A of the call had a row, in this process or, as the call remembers, before it? */
  const hadA = ({ call, rowA, rowB }: Candidate): boolean =>
    rowA !== NONE || (rowB === NONE && call.following.activeCallId !== undefined);

  /** A call that no list has shown may have come and gone between two lists; one that is going on is more likely. */
  const busyFirst = (rank: number, { call }: Candidate): number =>
    call.following.lineFree === true ? rank - 10 : rank;

  const best = (found: readonly Found[], rankOf: (candidate: Candidate) => number): Found | undefined => {
    let chosen: Found | undefined;
    let chosenRank = Number.NEGATIVE_INFINITY;
    for (const one of found) {
      const rank = busyFirst(rankOf(one.candidate), one.candidate);
      // If several clicks' rows are all new, the first row belongs to the first click. But an agent whose line was free
      // again has clicked once more because nothing came of the first click.
      const isFree = one.candidate.call.following.lineFree === true;
      if (rank > chosenRank || (rank === chosenRank && isFree)) [chosen, chosenRank] = [one, rank];
    }
    return chosen;
  };

  return {
    nextList(nowMs) {
      list += 1;
      beforeMs = list === 2 ? undefined : atMs;
      atMs = nowMs;
      lastSeen = nowSeen;
      nowSeen = new Map();
    },

    named(row) {
      birthOf(row);
      const candidate = candidates.named(row, { key: rowKey(row), rowId: row.id });
      if (candidate === undefined) return undefined;
      const leg = legTo(candidate, digitsOf(row.dst));
      // A transfer shows another destination in the row of leg B, or of the only leg there is.
      return take(row, candidate, leg);
    },

    legA(row) {
      const found = possible(row, 'A').filter(
        // Its row may have been replaced, but only if it was there until now.
        ({ candidate }) => !hadA(candidate) || candidate.rowA === list - 1,
      );
      const chosen = best(found, (candidate) => (hadA(candidate) ? 0 : 1));
      return chosen && take(row, chosen.candidate, 'A');
    },

    legB(row) {
      const chosen = best(possible(row, 'B'), ({ rowA, rowB, answeredA }) => {
        if (rowA === list) return answeredA ? 4 : 3;
        return rowA === list - 1 || rowB === list - 1 ? 2 : 1;
      });
      return chosen && take(row, chosen.candidate, 'B');
    },
  };
};
