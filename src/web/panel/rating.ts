import type { Agent, Call } from './types.ts';

/** What the agent can choose: a result that corrects MOR is for calls that they made themselves. */
export const resultsFor = ({ direction }: Call, agent: Agent | undefined): Agent['results'] =>
  (agent?.results ?? []).filter(({ outcome }) => outcome === undefined || direction === 'outbound');

/** Does this CRM want a result for this call? */
export const mustRate = ({ outcome }: Call, agent: Agent | undefined): boolean =>
  agent?.resultRequired === true && outcome === 'answered';

/** Is it still missing? Then the card stays. */
export const lacksResult = (call: Call, agent: Agent | undefined): boolean =>
  call.user === agent?.user &&
  mustRate(call, agent) &&
  call.result === undefined &&
  call.disposition === undefined;

const LATELY_MS = 12 * 3_600_000;

/** The newest call of the last hours that still lacks its result. */
export const nextToRate = (calls: readonly Call[], agent: Agent | undefined): Call | undefined =>
  calls.find(
    (call) => lacksResult(call, agent) && Date.parse(call.endedAt ?? call.createdAt) > Date.now() - LATELY_MS,
  );
