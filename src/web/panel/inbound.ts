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

const KEY = 'mor-popped';
const MOST_REMEMBERED = 50;
/** A hidden tab lets visible ones go first. */
const HIDDEN_WAIT_MS = 400;

const remembered = (): readonly string[] => {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
};

const remember = (callId: string): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify([...remembered(), callId].slice(-MOST_REMEMBERED)));
  } catch {
    // A browser without storage for this frame opens the record in each tab.
  }
};

/** Opens a caller's record once, however many tabs have the panel: in the visible one, if there is one. */
export const popOnce = async (callId: string, open: () => void): Promise<void> => {
  if (document.visibilityState !== 'visible')
    await new Promise((resolve) => setTimeout(resolve, HIDDEN_WAIT_MS));
  await navigator.locks.request(`${KEY} ${callId}`, () => {
    if (remembered().includes(callId)) return;
    remember(callId);
    open();
  });
};
