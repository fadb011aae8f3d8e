/** Batch size: large enough to keep the database busy, small enough that nobody notices the pause. */
const MOST_AT_ONCE = 250;

/**
 * Processes many items one by one and yields to the event loop in between. A poll of a large switch brings ten thousand
 * rows, and a click must not wait for all of them.
 */
export const inTurns = async <T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown> | undefined,
): Promise<void> => {
  for (let from = 0; from < items.length; from += MOST_AT_ONCE) {
    const turn = items.slice(from, from + MOST_AT_ONCE).map(work);
    await Promise.all(turn.filter((promise) => promise !== undefined));
    if (from + MOST_AT_ONCE < items.length) await new Promise((resolve) => setImmediate(resolve));
  }
};
