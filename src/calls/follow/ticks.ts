import { defined } from '../../defined.ts';
import type { Call } from '../call/call.ts';
import type { Heard } from '../call/observation.ts';
import { tickDueMs } from '../call/patience.ts';
import { heardIn } from './call-time.ts';
import type { CdrReader } from './follow-cdrs.ts';
import type { LiveReader } from './follow-live.ts';
import type { FollowParts } from './follow-parts.ts';
import { inTurns } from './in-turns.ts';

/** The effect of time on open calls: thousands may be going on, but the clock changes only a few at once. */
export interface Ticks {
  /** Ticks the calls that are due. */
  tick(): Promise<void>;
  /** Reschedules a changed call, which may be due earlier. */
  expect(call: Call): void;
  /** The earliest time, by `now`, at which any call is due; +Infinity: none will be, -Infinity: not computed yet. */
  nextMs(): number;
}

export const createTicks = (
  { gateway, book, policy, now, clock, observe }: FollowParts,
  live: Pick<LiveReader, 'heard'>,
  cdrs: Pick<CdrReader, 'heard'>,
): Ticks => {
  let nextMs = Number.NEGATIVE_INFINITY;
  const askingSinceMs = now();

  const heardOf = (): Heard => {
    const { listMs, anyRow } = live.heard;
    const { cdrsMs, anyCdr } = cdrs.heard;
    // A list with rows would show the call. One that is always empty may omit callbacks; but if CDRs are missing, too,
    // the status user sees nothing, and its answers prove nothing.
    const mayTalkUnseen = listMs === undefined || (!anyRow && anyCdr);
    return {
      askingSinceMs,
      ...defined({ listMs, cdrsMs: cdrsMs === undefined || !mayTalkUnseen ? undefined : cdrsMs }),
    };
  };

  const dueMs = (call: Call, heard: Heard): number => {
    const shiftMs = clock.shiftOf(call.id);
    return tickDueMs(call, policy, heardIn(heard, shiftMs)) - shiftMs;
  };

  return {
    async tick() {
      const atMs = now();
      if (atMs < nextMs) return;
      // `expect` lowers this while turns are taken.
      nextMs = Number.POSITIVE_INFINITY;
      const heard = heardOf();
      const due: Call[] = [];
      for (const call of book.open(gateway.id)) {
        const callDueMs = dueMs(call, heard);
        // A call that is due stays due until its end is stored.
        nextMs = Math.min(nextMs, callDueMs);
        if (atMs >= callDueMs) due.push(call);
      }
      // Thousands can be due together, e.g. while MOR sends no list; a click between them must not wait for all.
      await inTurns(due, (call) => observe(call, { kind: 'tick', atMs, heard }));
    },
    expect(call) {
      nextMs = Math.min(nextMs, dueMs(call, heardOf()));
    },
    nextMs: () => nextMs,
  };
};
