// Incoming calls: how they look to one agent, and which of their matches this agent may see.
import { isOpen as isOpenState } from '../../../src/vocabulary/call-states.ts';
import { t } from './texts.js';

export const isIncoming = (call) => call.direction === 'inbound';

const nameOf = (agent) => agent.name || agent.user;

/** The call as this user sees it: `mine` when they answered, `elsewhere` names who else did. */
export const asSeenBy = (me, call) => {
  const own = call.agents.find(({ user }) => user === me);
  const other = call.agents.find(({ user, answeredAt }) => user !== me && answeredAt);
  const mine = Boolean(own && own.answeredAt);
  // After a transfer, the agent who handed over has stopped talking.
  const isAway = other && (!mine || (own.stoppedAt && call.user !== me));
  return isAway ? { ...call, mine, elsewhere: nameOf(other) } : { ...call, mine };
};

export const isOver = (call) => Boolean(call.elsewhere) || !isOpenState(call.state);

/** A record that is certain: chosen by an agent, or the only one. */
export const recordOf = ({ record, matches }) =>
  matches.find(({ type, id }) => record && type === record.type && id === record.id) || (matches.length === 1 ? matches[0] : undefined);

export const callerOf = (call) => {
  const record = recordOf(call);
  if (record) return record.name;
  return call.from || call.fromText || t('in_withheld');
};

/** The caller's number if the title is a name, and the number that was called. */
export const numbersOf = (call) =>
  [recordOf(call) ? call.from || '' : '', call.did ? t('in_to', { did: call.did }) : ''].filter((text) => text !== '').join(' · ');

/** For whom the caller works, and what of theirs is open. */
const factsOf = ({ company, openCases, openOpportunities }) =>
  [company || '', openCases ? t('in_open_cases', { count: openCases }) : '', openOpportunities ? t('in_open_opportunities', { count: openOpportunities }) : '']
    .filter((text) => text !== '')
    .join(' · ');

export const stateOf = (call) => {
  if (call.elsewhere) return t('in_answered_by', { name: call.elsewhere });
  if (call.state === 'ended') return t(call.outcome) || t('outcome_unknown');
  return call.state === 'connected' ? t('connected') : t('in_ringing');
};

export const toneOf = (call) => {
  if (call.elsewhere) return 'over';
  if (call.state === 'connected') return 'talk';
  if (call.state !== 'ended') return 'ring';
  return call.outcome === 'answered' ? 'over' : 'miss';
};

export const hintOf = (call) => {
  if (call.elsewhere || !call.from) return '';
  const record = recordOf(call);
  if (record) return factsOf(record);
  if (call.lookUp === 'pending') return t('in_looking_up');
  if (call.lookUp !== 'done') return t('in_not_in_time');
  if (call.matches.length === 0) return t('in_unknown_caller');
  return `${t('in_several')} ${call.more ? t('in_more') : ''}`.trim();
};

const signOf = ({ matches, record }) => JSON.stringify([matches.map(({ type, id }) => [type, id]), record && record.id]);

/**
 * Shows incoming calls. The connector knows what its own CRM user may see, but only the CRM knows what this user may
 * see, so names are shown after asking it, once for each set of records.
 * @param ask the session's; `who` answers the call with the matches that this user may see
 * @param me tells the user's id
 */
export const createIncoming = ({ ask, me, dock, pop }) => {
  const allowed = new Map();
  const show = (call) => {
    dock.show(call);
    pop(call);
  };
  const withMatches = (call, known) => {
    const { record, contactName: _name, ...rest } = call;
    // What is open about them comes later than the names.
    const matches = known.map((match) => ({ ...match, ...call.matches.find(({ type, id }) => type === match.type && id === match.id) }));
    const mayKnow = record && known.some(({ type, id }) => type === record.type && id === record.id);
    return mayKnow ? { ...rest, matches, record } : { ...rest, matches };
  };
  return {
    async take(whole) {
      // After another login, the stream may still belong to the previous user for a while.
      if (whole.user !== me() && !(whole.agents || []).some(({ user }) => user === me())) return undefined;
      const call = asSeenBy(me(), { matches: [], agents: [], lookUp: 'done', ...whole });
      const sign = signOf(call);
      const known = allowed.get(call.id);
      if (call.matches.length === 0 && !call.record) return show(call);
      if (known && known.sign === sign) return known.matches ? show(withMatches(call, known.matches)) : undefined;
      dock.show({ ...withMatches(call, known ? known.matches || [] : []), lookUp: 'pending' });
      allowed.set(call.id, { ...known, sign, matches: undefined });
      const answer = await ask('who', { call: call.id });
      const matches = answer.ok ? answer.call.matches : [];
      if (allowed.get(call.id).sign !== sign) return undefined;
      // Without a usable answer nothing is allowed; the call's next change asks again.
      allowed.set(call.id, answer.ok ? { sign, matches } : {});
      const named = withMatches(call, matches);
      return show(answer.ok ? named : { ...named, lookUp: 'unanswered' });
    },
  };
};
