import { isClosed } from '../call/advance.ts';
import type { Call } from '../call/call.ts';
import type { Cdr } from '../call/observation.ts';
import { cdrKey } from './candidates.ts';
import type { CdrFolding } from './cdr-folding.ts';
import type { CdrSchedule } from './cdr-schedule.ts';
import { createIdAsker } from './cdrs-by-id.ts';
import type { ListNow } from './follow-live.ts';
import type { FollowParts } from './follow-parts.ts';

/** The most questions by callback id in one poll; all other calls are matched by numbers and times. */
const MAX_ID_QUESTIONS = 20;
const ID_QUESTIONS_AT_ONCE = 5;

/** Calls whose CDRs MOR has listed in full by the time it wrote this one. */
type ToldOf = (cdr: Cdr) => ReadonlySet<string>;

const hasCallbackId = ({ mor }: Call): boolean => mor.callbackUniqueId !== undefined;

/** Deals CDRs out to their calls: by MOR's callback id where that is possible, else by numbers and times. */
export interface CdrDealer {
  /** Asks about each by its callback id, if possible. Returns the ids of the calls whose CDRs MOR has listed in full. */
  askById(calls: readonly Call[]): Promise<ReadonlySet<string>>;
  /**
   * Folds the CDRs of a period. `told`: the result of `askById`. Returns the ids of calls that may own CDRs which could not
   * be told apart from those of others.
   */
  deal(cdrs: readonly Cdr[], list: ListNow, told: ReadonlySet<string>): Promise<ReadonlySet<string>>;
}

const NONE: ReadonlySet<string> = new Set();

export const createCdrDealer = (
  parts: FollowParts,
  schedule: Pick<CdrSchedule, 'overSinceMs'>,
  folding: CdrFolding,
): CdrDealer => {
  const { now, matcher } = parts;
  const byId = createIdAsker(parts);
  /** The CDRs of the last period that was read. */
  let before: ReadonlySet<string> = new Set();

  const askById: CdrDealer['askById'] = async (calls) => {
    if (!byId.canAsk()) return new Set();
    const told = new Set<string>();
    const askAbout = async (call: Call): Promise<void> => {
      const found = await byId.ask(call);
      if (found === undefined) return;
      told.add(call.id);
      await folding.foldTold(call, found);
    };
    const left = calls.filter(hasCallbackId).slice(0, MAX_ID_QUESTIONS);
    while (left.length > 0) {
      if (!byId.canAsk()) return new Set();
      await Promise.all(left.splice(0, byId.isSure() ? ID_QUESTIONS_AT_ONCE : 1).map(askAbout));
    }
    return told;
  };

  /**
   * A call that is going on owns its CDRs too, but they wait until it is over: a part of them proves nothing.
   * Returns the calls that may own CDRs which could not be told apart from those of others.
   */
  const dealOnce = async (
    cdrs: readonly Cdr[],
    list: ListNow,
    told: ReadonlySet<string>,
    toldOf: ToldOf,
    canAskById: boolean,
  ): Promise<ReadonlyMap<string, Call>> => {
    const unsure = new Map<string, Call>();
    // One by one: each CDR that is matched narrows the choice for the next.
    for (const cdr of cdrs) {
      const context = { skewMs: folding.skewMs(), nowMs: now(), canAskById, told: toldOf(cdr) };
      const match = matcher.cdr(cdr, context);
      if (!match) continue;
      if ('ambiguous' in match) {
        for (const call of match.ambiguous) unsure.set(call.id, call);
        continue;
      }
      const { call, leg } = match;
      // The query by id has already returned everything that belongs to this call.
      if (told.has(call.id)) continue;
      // Rows of another call with the same numbers may have been taken for this one's: the id decides.
      if (canAskById && hasCallbackId(call) && !isClosed(call)) {
        unsure.set(call.id, call);
        continue;
      }
      if (cdr.uniqueId !== undefined && call.following.uniqueIds.includes(cdr.uniqueId))
        folding.learn(call, leg, cdr);
      if (!isClosed(call) && schedule.overSinceMs(call, list) !== undefined) await folding.fold(match, cdr);
    }
    return unsure;
  };

  return {
    askById,
    async deal(cdrs, list, told) {
      const oldestFirst = [...cdrs].sort((a, b) => a.startedAtMs - b.startedAtMs);
      // MOR may have written a CDR after it was asked by the id of the call, so that only the next answer by that id has it.
      const known = before;
      before = new Set(cdrs.map(cdrKey));
      const toldBefore: ToldOf = (cdr) => (known.has(cdrKey(cdr)) ? told : NONE);
      const unsure = await dealOnce(oldestFirst, list, told, toldBefore, byId.canAsk());
      if (unsure.size === 0) return new Set();
      const toldNow = await askById([...unsure.values()]);
      // CDRs that no id has claimed belong to calls without an id, or must be matched by numbers and times.
      if (!byId.canAsk()) return new Set((await dealOnce(oldestFirst, list, told, () => told, false)).keys());
      const allTold = new Set([...told, ...toldNow]);
      const left = await dealOnce(
        oldestFirst,
        list,
        allTold,
        (cdr) => (known.has(cdrKey(cdr)) ? allTold : toldNow),
        true,
      );
      return new Set([...left.keys()].filter((id) => !allTold.has(id)));
    },
  };
};
