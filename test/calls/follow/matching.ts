import type { Call } from '../../../src/calls/call/call.ts';
import { createMatcher } from '../../../src/calls/follow/match.ts';
import type { Match, Matcher } from '../../../src/calls/follow/match.ts';
import type { Cdr, LiveRow } from '../../../src/calls/call/observation.ts';
import { T0 } from '../../helpers/calls.ts';

export const mor = (change: Partial<Call['mor']> = {}): Call['mor'] => ({
  server: 'main',
  username: 'office',
  device: '12',
  ...change,
});

/** A matcher that knows these calls, added in this order. */
export const matcherOf = (calls: readonly Call[], { canAskById } = { canAskById: true }) => {
  const matcher = createMatcher();
  const { rows } = matcher;
  for (const call of calls) matcher.put(call);
  let isNewList = true;
  return {
    ...matcher,
    nextList: () => {
      isNewList = true;
    },
    live: (row: LiveRow, atMs: number) => {
      if (isNewList) rows.nextList(atMs);
      isNewList = false;
      return rows.named(row) ?? rows.legA(row) ?? rows.legB(row);
    },
    cdr: (cdr: Cdr, skewMs: number) => matcher.cdr(cdr, { skewMs, nowMs: T0 + 3_600_000, canAskById }),
  };
};

export const found = (match: Match | undefined | ReturnType<Matcher['cdr']>): unknown => {
  if (match === undefined) return undefined;
  return 'ambiguous' in match ? match.ambiguous.map((call) => call.id) : [match.call.id, match.leg];
};
