import type { CallBook } from '../book.ts';
import { rank } from '../call/advance.ts';
import type { Call } from '../call/call.ts';
import { digitsOf, tailOf } from '../call/same-number.ts';
import type { Now } from '../ports.ts';
import type { AgentLine } from './lines.ts';

/** MOR may show a callback's rows late or in an unusual shape, but within this time. */
const YOUNG_MS = 30_000;

/**
 * Telephones that their agent's callback has just rung, or is about to ring. Any call that rings there is taken for that
 * callback, even if no row could be recognised; another caller at that moment is shown when the time is over.
 */
export interface YoungCallbacks {
  has(line: AgentLine): boolean;
  stop(): void;
}

const keysOf = (device: string, number: string): readonly string[] => [
  `device ${device}`,
  `number ${tailOf(digitsOf(number))}`,
];

/** `steady`: monotonic milliseconds. */
export const createYoungCallbacks = (
  book: Pick<CallBook, 'open' | 'watch'>,
  morServer: string,
  steady: Now,
): YoungCallbacks => {
  const rangAtMs = new Map<string, number>();

  const note = (call: Call): void => {
    const isOurs = call.mor.server === morServer && call.incoming === undefined;
    if (!isOurs || call.state === 'refused' || rank(call.state) >= rank('contact_ringing')) return;
    for (const key of keysOf(call.mor.device, call.dialled.src)) rangAtMs.set(key, steady());
  };
  const forget = (): void => {
    const beforeMs = steady() - YOUNG_MS;
    for (const [key, ms] of rangAtMs) if (ms < beforeMs) rangAtMs.delete(key);
  };

  const unwatch = book.watch((call) => {
    if (rangAtMs.size > 1_000) forget();
    note(call);
  });
  for (const call of book.open(morServer)) note(call);

  return {
    has: ({ device, source }) =>
      rangAtMs.size > 0 &&
      keysOf(device, source).some((key) => {
        const ms = rangAtMs.get(key);
        return ms !== undefined && steady() - ms < YOUNG_MS;
      }),
    stop: unwatch,
  };
};
