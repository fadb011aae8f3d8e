import { defined } from '../../defined.ts';
import type { Call } from '../call/call.ts';
import type { Heard } from '../call/observation.ts';
import { tickDueMs } from '../call/patience.ts';
import { heardIn } from './call-time.ts';
import type { CdrReader } from './follow-cdrs.ts';
import type { LiveReader } from './follow-live.ts';
import type { FollowParts } from './follow-parts.ts';

/** What time alone does to open calls: thousands go on at a time, and the clock changes a few. */
export interface Ticks {
  /** Looks at those that are due. */
  tick(): Promise<void>;
  /** A call has changed, and may be due earlier. */
  expect(call: Call): void;
  /** No call is due before this time by `now`; +Infinity: none will be, -Infinity: nobody has looked yet. */
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
    // A list with rows would show the call. One that is always empty may leave callbacks out; but where CDRs are
    // missing, too, the status user sees nothing, and no answer says anything.
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
      nextMs = Number.POSITIVE_INFINITY;
      const heard = heardOf();
      const due: Call[] = [];
      for (const call of book.open(gateway.id)) {
        const callDueMs = dueMs(call, heard);
        // What is due now stays the next time too, until its end is stored.
        nextMs = Math.min(nextMs, callDueMs);
        if (atMs >= callDueMs) due.push(call);
      }
      await Promise.all(due.map((call) => observe(call, { kind: 'tick', atMs, heard })));
    },
    expect(call) {
      nextMs = Math.min(nextMs, dueMs(call, heardOf()));
    },
    nextMs: () => nextMs,
  };
};
