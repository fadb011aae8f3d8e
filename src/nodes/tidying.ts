import type { SharedStore } from '../calls/nodes.ts';
import type { Now } from '../calls/ports.ts';

const TIDY_EVERY_MS = 60_000;
/** Changes are kept for this many rounds of tidying; a node that was away for longer reads everything anew. */
const KEPT_ROUNDS = 10;
/** Longer than the signature of a request is good for, in both directions of the clock. */
const USED_IDS_MS = 30 * 60_000;

export interface TidyingDeps {
  readonly shared: Pick<SharedStore, 'tidy'>;
  readonly now: Now;
  /** Monotonic milliseconds. */
  readonly steady: Now;
}

/** Removes what no node needs any more, now and then. */
export const createTidying = ({ shared, now, steady }: TidyingDeps) => {
  /** The newest change of each of the last rounds, oldest first. */
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
