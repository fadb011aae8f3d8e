import type { Call } from '../call/call.ts';
import { createCdrClock } from './cdr-clock.ts';
import { createCdrSchedule } from './cdr-schedule.ts';
import { createIdAsker } from './cdrs-by-id.ts';
import { isClosed } from '../call/advance.ts';
import type { ListNow } from './follow-live.ts';
import type { FollowParts } from './follow-parts.ts';
import { inTurns } from './in-turns.ts';
import type { Match } from './match.ts';
import type { Cdr, Leg, LegCdr } from '../call/observation.ts';

/** The most questions by callback id in one poll; all other calls are matched by numbers and times. */
const MAX_ID_QUESTIONS = 20;
const ID_QUESTIONS_AT_ONCE = 5;
/** After this many failures in a row, while other questions are answered, calls end by what was seen live. */
const MOST_FAILURES = 10;

export interface CdrReader {
  /** Asks for the CDRs of calls that are over or were never seen, if they are due, and folds them. */
  ask(list: ListNow): Promise<void>;
  /** When the latest CDRs were requested, and whether any of our calls ever had one. */
  readonly heard: { cdrsMs: number | undefined; anyCdr: boolean };
  /** Makes the next `ask` request all of them. */
  hurry(): void;
  /** This call is closed. */
  forget(callId: string): void;
}

export const createCdrReader = (parts: FollowParts): CdrReader => {
  const { gateway, book, now, clock, observe, answered, matcher } = parts;
  const byId = createIdAsker(parts);
  const cdrClock = createCdrClock();
  const schedule = createCdrSchedule(parts);
  const heard: CdrReader['heard'] = { cdrsMs: undefined, anyCdr: false };
  let failures = 0;

  const morSkewMs = (): number => gateway.clockSkewMs() ?? 0;
  const cdrSkewMs = (): number => morSkewMs() + cdrClock.offsetMs();

  /** An id identifies the CDR's call, so its time shows how far off Asterisk's clock is. */
  const learn = (call: Call, leg: Leg, cdr: Cdr): void => {
    if (!clock.isOfThisLife(call)) return;
    cdrClock.learn(call, leg, cdr.startedAtMs - morSkewMs() + clock.shiftOf(call.id));
  };

  const fold = async ({ call, leg }: Pick<Match, 'call' | 'leg'>, cdr: Cdr): Promise<void> => {
    heard.anyCdr = true;
    await observe(call, { kind: 'cdr', leg, cdr, atMs: now() });
  };

  /** Asks about each by its callback id, if possible. Returns the ids of the calls whose CDRs MOR has listed in full. */
  const askById = async (calls: readonly Call[]): Promise<ReadonlySet<string>> => {
    const told = new Set<string>();
    const askAbout = async (call: Call): Promise<void> => {
      const found = await byId.ask(call);
      if (found === undefined) return;
      told.add(call.id);
      const cdrs = found.flatMap((cdr): LegCdr[] => {
        const match = matcher.told(cdr, call.id);
        return match === undefined ? [] : [{ leg: match.leg, cdr }];
      });
      if (cdrs.length === 0) return;
      for (const { leg, cdr } of cdrs) learn(call, leg, cdr);
      heard.anyCdr = true;
      await observe(call, { kind: 'told', cdrs, atMs: now() });
    };
    const left = calls.slice(0, MAX_ID_QUESTIONS);
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
  const deal = async (
    cdrs: readonly Cdr[],
    list: ListNow,
    told: ReadonlySet<string>,
    canAskById: boolean,
  ): Promise<ReadonlyMap<string, Call>> => {
    const unsure = new Map<string, Call>();
    // One by one: each CDR that is matched narrows the choice for the next.
    for (const cdr of cdrs) {
      const match = matcher.cdr(cdr, { skewMs: cdrSkewMs(), nowMs: now(), canAskById, told });
      if (!match) continue;
      if ('ambiguous' in match) {
        for (const call of match.ambiguous) unsure.set(call.id, call);
        continue;
      }
      const { call, leg } = match;
      // The query by id has already returned everything that belongs to this call.
      if (told.has(call.id)) continue;
      // Rows of another call with the same numbers may have been taken for this one's: the id decides.
      if (canAskById && call.mor.callbackUniqueId !== undefined && !isClosed(call)) {
        unsure.set(call.id, call);
        continue;
      }
      if (cdr.uniqueId !== undefined && call.following.uniqueIds.includes(cdr.uniqueId))
        learn(call, leg, cdr);
      if (!isClosed(call) && schedule.overSinceMs(call, list) !== undefined) await fold({ call, leg }, cdr);
    }
    return unsure;
  };

  /** Returns the ids of calls that may own CDRs which could not be told apart from those of others. */
  const foldCdrs = async (
    cdrs: readonly Cdr[],
    list: ListNow,
    told: ReadonlySet<string>,
  ): Promise<ReadonlySet<string>> => {
    const oldestFirst = [...cdrs].sort((a, b) => a.startedAtMs - b.startedAtMs);
    const unsure = await deal(oldestFirst, list, told, byId.canAsk());
    if (unsure.size === 0) return new Set();
    const withId = [...unsure.values()].filter(
      ({ id, mor }) => mor.callbackUniqueId !== undefined && !told.has(id),
    );
    const allTold = new Set([...told, ...(await askById(withId))]);
    // CDRs that no id has claimed belong to calls without an id, or must be matched by numbers and times.
    if (!byId.canAsk()) return new Set((await deal(oldestFirst, list, told, false)).keys());
    const left = await deal(oldestFirst, list, allTold, true);
    return new Set([...left.keys()].filter((id) => !allTold.has(id)));
  };

  return {
    heard,
    async ask(list) {
      const wanted = schedule.choose(list);
      const incomingMs = parts.intake?.cdrsSinceMs();
      if (wanted.length === 0 && incomingMs === undefined) return;
      // MOR answers with what it knew when it was asked; a slow answer must not shorten the wait for the next one.
      const askedMs = now();
      const told = byId.canAsk()
        ? await askById(wanted.filter(({ mor }) => mor.callbackUniqueId !== undefined))
        : new Set<string>();
      const rest = wanted.filter(({ id }) => !told.has(id));
      let untold: ReadonlySet<string> = new Set();
      if (rest.length > 0 || incomingMs !== undefined) {
        const reply = await gateway.cdrs(
          schedule.periodOf(rest, { nowMs: askedMs, skewMs: morSkewMs() + cdrClock.clockMs(), incomingMs }),
        );
        const cdrs = answered(reply, 'user_calls_get');
        failures = cdrs || !list.works ? 0 : failures + 1;
        const mayAnswerLater =
          !reply.ok && (reply.code === 'unreachable' || reply.code === 'unusable_answer');
        if (mayAnswerLater && failures < MOST_FAILURES) return;
        if (cdrs) {
          heard.cdrsMs = askedMs;
          const others = (await parts.intake?.cdrs(cdrs, cdrSkewMs())) ?? cdrs;
          untold = await foldCdrs(others, list, told);
        }
      } else {
        heard.cdrsMs = askedMs;
      }
      const read = new Set(wanted.map(({ id }) => id).filter((id) => !untold.has(id)));
      await inTurns(book.open(gateway.id), (call) =>
        read.has(call.id)
          ? observe(call, { kind: 'cdrs_read', absent: list.absent.has(call.id), atMs: askedMs })
          : undefined,
      );
    },
    hurry() {
      schedule.hurry();
    },
    forget(callId) {
      schedule.forget(callId);
    },
  };
};
