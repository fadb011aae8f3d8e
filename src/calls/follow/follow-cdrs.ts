import type { Cdr } from '../call/observation.ts';
import type { MorReply } from '../mor-gateway.ts';
import { createCdrDealer } from './cdr-dealer.ts';
import { createCdrFolding } from './cdr-folding.ts';
import { createCdrSchedule } from './cdr-schedule.ts';
import type { ListNow } from './follow-live.ts';
import type { FollowParts } from './follow-parts.ts';
import { inTurns } from './in-turns.ts';

/** After this many failures in a row, while other questions are answered, calls end by what was seen live. */
const MOST_FAILURES = 10;

export interface CdrReader {
  /** Asks for the CDRs of calls that are over or were never seen, if they are due, and folds them. */
  ask(list: ListNow): Promise<void>;
  /** When the latest CDRs were requested, and whether any of our calls ever had one. */
  readonly heard: { readonly cdrsMs: number | undefined; readonly anyCdr: boolean };
  /** Makes the next `ask` request all of them. */
  hurry(): void;
  /** This call is closed. */
  forget(callId: string): void;
}

const mayAnswerLater = (reply: MorReply<unknown>): boolean =>
  !reply.ok && (reply.code === 'unreachable' || reply.code === 'unusable_answer');

export const createCdrReader = (parts: FollowParts): CdrReader => {
  const { gateway, book, now, observe, answered, intake } = parts;
  const schedule = createCdrSchedule(parts);
  const folding = createCdrFolding(parts);
  const dealer = createCdrDealer(parts, schedule, folding);
  let cdrsMs: number | undefined;
  let failures = 0;

  /** `none`: MOR refuses, or has failed too often, so that calls end without CDRs. Undefined: it may answer next time. */
  const read = async (
    period: Parameters<typeof gateway.cdrs>[0],
    list: ListNow,
  ): Promise<readonly Cdr[] | 'none' | undefined> => {
    const reply = await gateway.cdrs(period);
    const cdrs = answered(reply, 'user_calls_get');
    failures = cdrs || !list.works ? 0 : failures + 1;
    if (mayAnswerLater(reply) && failures < MOST_FAILURES) return undefined;
    return cdrs ?? 'none';
  };

  return {
    heard: {
      get cdrsMs() {
        return cdrsMs;
      },
      get anyCdr() {
        return folding.anyCdr();
      },
    },
    async ask(list) {
      const wanted = schedule.choose(list);
      const incomingMs = intake?.cdrsSinceMs();
      if (wanted.length === 0 && incomingMs === undefined) return;
      // MOR answers with what it knew when it was asked; a slow answer must not shorten the wait for the next one.
      const askedMs = now();
      const told = await dealer.askById(wanted);
      const rest = wanted.filter(({ id }) => !told.has(id));
      let untold: ReadonlySet<string> = new Set();
      if (rest.length > 0 || incomingMs !== undefined) {
        const at = { nowMs: askedMs, skewMs: folding.querySkewMs(), incomingMs };
        const cdrs = await read(schedule.periodOf(rest, at), list);
        if (cdrs === undefined) return;
        if (cdrs !== 'none') {
          cdrsMs = askedMs;
          const others = (await intake?.cdrs(cdrs, folding.skewMs())) ?? cdrs;
          untold = await dealer.deal(others, list, told);
        }
      } else {
        cdrsMs = askedMs;
      }
      const isRead = new Set(wanted.map(({ id }) => id).filter((id) => !untold.has(id)));
      await inTurns(book.open(gateway.id), (call) =>
        isRead.has(call.id)
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
