import { defined } from '../../defined.ts';
import type { CallBook } from '../book.ts';
import type { Call } from '../call/call.ts';
import type { Log, SaveOptions } from '../ports.ts';
import { addMatches } from './add-matches.ts';
import type { LookUp } from './look-up.ts';
import { addSummary, onlyMatchOf, toAgentSummary } from './summaries.ts';

export interface AskWhoDeps {
  readonly crm: string;
  readonly lookUp: LookUp;
  readonly isSearchable: boolean;
  readonly book: Pick<CallBook, 'update'>;
  /** The fence for all writes; absent: this process alone follows. */
  readonly fenced: (() => SaveOptions) | undefined;
  readonly log: Log;
}

/** The call with only those agents whose telephones did not ring before. */
const withNewAgents = (before: Call, after: Call): Call => {
  const known = new Set(before.incoming?.agents.map(({ user }) => user));
  const { incoming } = after;
  if (incoming === undefined) return after;
  return {
    ...after,
    incoming: { ...incoming, agents: incoming.agents.filter(({ user }) => !known.has(user)) },
  };
};

/** Looks up the caller for each agent, who may see other records than the next one; answers are stored when they come. */
export const createAskWho = ({
  crm,
  lookUp,
  isSearchable,
  book,
  fenced,
  log,
}: AskWhoDeps): {
  forAll(call: Call): void;
  forNew(before: Call, after: Call): void;
} => {
  /** What is open about the caller comes after the name, which must not wait for it. */
  const addOpen = async (call: Call, user: string): Promise<void> => {
    const match = onlyMatchOf(call, user);
    if (match === undefined || match.summaries?.some((one) => one.user === user) === true) return;
    const summary = await lookUp.summary(match, { crm, user });
    const told = summary && toAgentSummary(user, summary);
    if (told !== undefined) await book.update(call.id, (current) => addSummary(current, match, told), fenced);
  };

  const forAll = (call: Call): void => {
    const { incoming } = call;
    if (incoming === undefined || !isSearchable) return;
    const { from, did } = incoming;
    for (const { user } of incoming.agents) {
      const ringing = { callId: call.id, agent: { crm, user }, from, startedAt: call.createdAt };
      void lookUp
        .who({ ...ringing, ...defined({ did }) })
        .then((result) => book.update(call.id, (current) => addMatches(current, user, result), fenced))
        .then((known) => known && addOpen(known, user))
        .catch((error: unknown) => {
          log.warn({ call: call.id, err: error }, 'who is calling could not be stored');
        });
    }
  };
  return {
    forAll,
    forNew(before, after) {
      forAll(withNewAgents(before, after));
    },
  };
};
