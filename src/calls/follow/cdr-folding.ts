import type { Call } from '../call/call.ts';
import type { Cdr, Leg, LegCdr } from '../call/observation.ts';
import { createCdrClock } from './cdr-clock.ts';
import type { FollowParts } from './follow-parts.ts';
import type { Match } from './match.ts';

/** Folds CDRs into the calls that they were matched with, and learns from them how far off Asterisk's clock is. */
export interface CdrFolding {
  /** Whether any of our calls ever had a CDR. */
  anyCdr(): boolean;
  /** The CDRs' clock minus ours, milliseconds. */
  skewMs(): number;
  /** The same for the period of a query, which no time zone changes. */
  querySkewMs(): number;
  /** An id identifies the CDR's call, so its time shows how far off Asterisk's clock is. */
  learn(call: Call, leg: Leg, cdr: Cdr): void;
  fold(match: Pick<Match, 'call' | 'leg'>, cdr: Cdr): Promise<void>;
  /** Folds everything that MOR lists for the call's callback id. */
  foldTold(call: Call, cdrs: readonly Cdr[]): Promise<void>;
}

export const createCdrFolding = ({
  gateway,
  book,
  now,
  clock,
  observe,
  matcher,
}: FollowParts): CdrFolding => {
  const cdrClock = createCdrClock();
  let any = false;

  const morSkewMs = (): number => gateway.clockSkewMs() ?? 0;

  const learn: CdrFolding['learn'] = (call, leg, cdr) => {
    if (!clock.isOfThisLife(call)) return;
    cdrClock.learn(call, leg, cdr.startedAtMs - morSkewMs() + clock.shiftOf(call.id));
  };

  return {
    anyCdr: () => any,
    skewMs: () => morSkewMs() + cdrClock.offsetMs(),
    querySkewMs: () => morSkewMs() + cdrClock.clockMs(),
    learn,
    async fold({ call, leg }, cdr) {
      any = true;
      await observe(call, { kind: 'cdr', leg, cdr, atMs: now() });
    },
    async foldTold(call, found) {
      const cdrs = found.flatMap((cdr): LegCdr[] => {
        const match = matcher.told(cdr, call.id);
        return match === undefined ? [] : [{ leg: match.leg, cdr }];
      });
      if (cdrs.length === 0) return;
      for (const { leg, cdr } of cdrs) learn(call, leg, cdr);
      any = true;
      await observe(call, { kind: 'told', cdrs, atMs: now() });
      const uniqueIds = new Set(cdrs.flatMap(({ cdr: { uniqueId } }) => uniqueId ?? []));
      for (const other of book.open(gateway.id)) {
        if (other.id === call.id || !other.following.uniqueIds.some((id) => uniqueIds.has(id))) continue;
        await observe(other, { kind: 'disowned', uniqueIds, atMs: now() });
      }
    },
  };
};
