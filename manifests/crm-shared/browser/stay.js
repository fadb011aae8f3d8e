// Which cards stay, and what happens to those that are over. Times are from this browser's clock.
const FOLD_AFTER_MS = { closed: 8000, open: 60000 };
const GONE_AFTER_MS = { ended: 180000, refused: 25000 };

/** A click that has no call yet is newer than every call; clocks do not count. */
const newestFirst = (a, b) => Number(b.pending) - Number(a.pending) || b.sinceMs - a.sinceMs;

/**
 * The newest card and one older: a running call (of several, the one that is talking), or else the last finished one. A
 * card in which the user is writing always stays. So does a click that waits for its answer, in addition to the two: the
 * stream may show its call first, and two cards of one call must not push another call's card away.
 * @param entries {key, pending, sinceMs, open, talking, lacking, writing}
 * @returns keys, newest first
 */
export const staying = (entries) => {
  const sorted = [...entries].sort(newestFirst);
  const [newest, ...older] = sorted.filter(({ pending }) => !pending);
  const second = older.find(({ talking }) => talking) || older.find(({ open }) => open) || older.find(({ lacking }) => lacking) || older[0];
  return sorted.filter((entry) => entry.pending || entry === newest || entry === second || entry.writing).map(({ key }) => key);
};

/** What happens to a card over time: 'keep', 'fold' or 'go'. A card that asks, or in which the user is writing, is left alone. */
export const fateOf = ({ over, restMs, writing, asking, formOpen, samePage }) => {
  if (over === 'refused' && !samePage) return 'go';
  if (!over || writing || asking) return 'keep';
  if (restMs > GONE_AFTER_MS[over]) return 'go';
  if (over === 'ended' && restMs > (formOpen ? FOLD_AFTER_MS.open : FOLD_AFTER_MS.closed)) return 'fold';
  return 'keep';
};
