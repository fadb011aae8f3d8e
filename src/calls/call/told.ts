import { defined } from '../../defined.ts';
import type { Call, EndedAs } from './call.ts';

export const endOf = ({ outcome, talkSeconds }: Pick<Call, 'outcome' | 'talkSeconds'>): EndedAs => ({
  outcome: outcome ?? 'unknown',
  talkSeconds: talkSeconds ?? 0,
});

/** The end before the agent's correction: what MOR said. */
export const measuredEnd = (call: Call): EndedAs => call.measured ?? endOf(call);

/**
 * An ended call as its result tells it: with the outcome of a result that knows better than MOR, or again as MOR said. Its
 * state stays; the timeline says who corrected what. Returns the call itself if nothing has to change.
 */
export const asTold = (call: Call, atMs: number): Call => {
  if (call.state !== 'ended') return call;
  const seen = measuredEnd(call);
  const now = endOf(call);
  const wanted =
    call.told === undefined || call.told === seen.outcome ? seen : { outcome: call.told, talkSeconds: 0 };
  if (wanted.outcome === now.outcome) return call;
  const { measured: _before, ...rest } = call;
  const entry = {
    at: new Date(atMs).toISOString(),
    state: call.state,
    by: 'agent' as const,
    detail: `${wanted.outcome} instead of ${now.outcome}`,
  };
  return {
    ...rest,
    ...wanted,
    ...defined({ measured: wanted === seen ? undefined : seen }),
    timeline: [...call.timeline, entry],
  };
};
