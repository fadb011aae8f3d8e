import type { SharedStore } from '../calls/nodes.ts';
import type { Now } from '../calls/ports.ts';

const TIDY_EVERY_MS = 60_000;
/** Changes are kept for this many rounds of tidying; a node that was away for longer reads everything again. */
const KEPT_ROUNDS = 10;
/** Longer than a request's signature is valid, whichever way the clock is off. */
const USED_IDS_MS = 30 * 60_000;

export interface TidyingDeps {
  readonly shared: Pick<SharedStore, 'tidy'>;
  readonly now: Now;
  /** Monotonic milliseconds. */
  readonly steady: Now;
}

/** Removes, from time to time, what no node needs any more. */
export const createTidying = ({ shared, now, steady }: TidyingDeps) => {
  /** The newest change at each of the last rounds, oldest first. */
  const rounds: number[] = [];
  let tidiedAtMs = steady();
  return async (newestChange: number): Promise<void> => {
    if (steady() - tidiedAtMs < TIDY_EVERY_MS) return;
    tidiedAtMs = steady();
    rounds.push(newestChange);
    if (rounds.length <= KEPT_ROUNDS) return;
    await shared.tidy(rounds.shift() ?? 0, now() - USED_IDS_MS);
  };
};
