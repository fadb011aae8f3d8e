import type { Activity } from '../../src/calls/activity.ts';

/** The activity as each earlier end of the call made it; none if the agent has not told another end. */
export const earlierEnds = ({ endedAs = [], ...activity }: Activity): readonly Activity[] =>
  endedAs.map((end) => ({ ...activity, ...end }));

/**
 * The fields that another end of the call changes: those that the CRM still has as an earlier end made them. Others were
 * edited, and stay. `stored` tells what the CRM has, as text.
 */
export const toldFields = <Value>(
  wanted: Readonly<Record<string, Value>>,
  earlier: readonly Readonly<Record<string, Value>>[],
  stored: (field: string) => string,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => {
      const now = stored(field);
      return now !== String(value) && earlier.some((one) => String(one[field]) === now);
    }),
  );
