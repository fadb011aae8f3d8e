import userId from '@salesforce/user/Id';

/** Ids have 15 or 18 characters. */
const same = (one, other) => Boolean(one) && Boolean(other) && one.slice(0, 15) === other.slice(0, 15);

const ownPart = ({ incoming }) => incoming.ringing.find((agent) => same(agent.userId, userId));

/** The running user talks, or has talked, to the caller. */
export const isAnsweredHere = (call) => Boolean(ownPart(call)?.answeredAt);

/** A colleague who has the call while the running user does not; undefined: nobody. */
export function takenBy(call) {
  const own = ownPart(call);
  const talksHere = Boolean(own?.answeredAt) && !own.stoppedAt;
  return talksHere
    ? undefined
    : call.incoming.ringing.find((agent) => agent.answeredAt && !same(agent.userId, userId));
}

/** The record that is certain: the chosen one, or the only one. */
export function recordOf({ recordId, contactName, incoming: { matches } }) {
  if (recordId) {
    return { recordId, name: contactName ?? recordId };
  }
  return matches.length === 1 ? matches[0] : undefined;
}
