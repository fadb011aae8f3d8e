import { defined } from '../../defined.ts';
import type { CallBook } from '../book.ts';
import type { Call } from '../call/call.ts';
import type { Log, SaveOptions } from '../ports.ts';
import { addMatches } from './add-matches.ts';
import type { LookUp } from './look-up.ts';

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
  const forAll = (call: Call): void => {
    const { incoming } = call;
    if (incoming === undefined || !isSearchable) return;
    const { from, did } = incoming;
    for (const { user } of incoming.agents) {
      const ringing = { callId: call.id, agent: { crm, user }, from, startedAt: call.createdAt };
      void lookUp({ ...ringing, ...defined({ did }) })
        .then((result) => book.update(call.id, (current) => addMatches(current, user, result), fenced))
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
