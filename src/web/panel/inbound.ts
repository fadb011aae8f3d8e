import { isOver } from '../../vocabulary/call-states.ts';
import type { Agent, Call } from './types.ts';

const isInbound = (call: Call): boolean => call.direction === 'inbound';

/** The other party's number; undefined: withheld, or not known yet. */
export const otherSide = (call: Call): string | undefined =>
  (isInbound(call) ? (call.from ?? call.fromText) : call.destination) ?? undefined;

/** Is this agent talking, or the one who talked? */
const isAnsweredBy = (call: Call, user: string | undefined): boolean =>
  call.user === user && call.agents?.some((agent) => agent.user === user && agent.answeredAt) === true;

/** A call with its own card: it is ringing here, or did before a colleague took it. */
export const isIncomingCard = (call: Call, agent: Agent | undefined): boolean =>
  isInbound(call) && !isOver(call.state) && !isAnsweredBy(call, agent?.user);

/** The name of the colleague who answered; undefined: nobody has. */
export const answeredBy = (call: Call): string | undefined => {
  const found = call.agents?.find(({ user, answeredAt }) => user === call.user && answeredAt !== undefined);
  return found && (found.name ?? found.user);
};

/** Is it time for the caller's record to open by itself? */
export const popsNow = (call: Call, agent: Agent | undefined): boolean => {
  const pop = agent?.inbound?.pop;
  if (pop === undefined || pop === 'never' || !isInbound(call) || isOver(call.state)) return false;
  if (isAnsweredBy(call, agent?.user)) return true;
  const rings = call.agents?.some(({ user, stoppedAt }) => user === agent?.user && stoppedAt === undefined);
  return pop === 'ringing' && call.state === 'agent_ringing' && rings === true;
};

/** Did the call ring here, and nobody answered? */
export const isMissedHere = (call: Call, agent: Agent | undefined): boolean =>
  isInbound(call) &&
  call.state === 'ended' &&
  call.outcome === 'missed' &&
  call.agents?.some(({ user }) => user === agent?.user) === true;
