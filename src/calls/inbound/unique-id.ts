/** Asterisk's unique ids begin with the Unix time, in seconds, of the channel: `1249298495.111727`. */
const secondOf = (uniqueId: string): number | undefined => {
  const second = /^(\d{9,11})\.\d+$/.exec(uniqueId)?.[1];
  return second === undefined ? undefined : Number(second);
};

/**
 * How much later a channel began than the first of the others, in seconds by Asterisk's own clock; undefined: the ids do
 * not say.
 */
export const secondsAfter = (uniqueId: string | undefined, others: readonly string[]): number | undefined => {
  const second = secondOf(uniqueId ?? '');
  const begun = others.map(secondOf).filter((known) => known !== undefined);
  return second === undefined || begun.length === 0 ? undefined : second - Math.min(...begun);
};

/** The telephones of a group begin to ring at about the same time. */
export const TOGETHER_SEC = 3;
