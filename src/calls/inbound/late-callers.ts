import type { CallBook } from '../book.ts';
import type { Call } from '../call/call.ts';
import { isAwaited } from '../call/incoming.ts';
import type { Connector } from '../connector.ts';
import type { Log, Now } from '../ports.ts';
import { addMatches } from './add-matches.ts';
import { dueIfFoundLate, ringingOf } from './ask-who.ts';
import type { LookUp, LookUpResult } from './look-up.ts';

export interface LateCallersDeps {
  readonly connector: Pick<Connector, 'checksVisibility'>;
  readonly lookUp: LookUp;
  readonly book: Pick<CallBook, 'update'>;
  readonly now: Now;
  readonly log: Log;
}

/** Looks up the callers of ended calls about whom the CRM said nothing while they were open. */
export interface LateCallers {
  /** Has the CRM not said yet who called, and can it be asked? */
  owes(call: Call): boolean;
  /** Stores who called; resolves within 2 seconds. Answers that come later are stored, too. */
  ask(calls: readonly Call[]): Promise<void>;
}

export const createLateCallers = ({ connector, lookUp, book, now, log }: LateCallersDeps): LateCallers => {
  const keep = (id: string, user: string, result: LookUpResult): Promise<Call | undefined> =>
    book.update(
      id,
      (call) => addMatches(call, user, result),
      (after) => dueIfFoundLate(after, now),
    );

  const askFor = async (call: Call, user: string): Promise<void> => {
    const result = await lookUp.who(ringingOf(call, user));
    await keep(call.id, user, result);
    if (result.kind !== 'unanswered') return;
    void result.late
      ?.then((late) => keep(call.id, user, late))
      .catch((error: unknown) => {
        log.warn({ call: call.id, err: error }, 'who has called could not be stored');
      });
  };

  /** One answer serves a whole group, unless its agents may see different records: then the activity's owner decides. */
  const agentsOf = ({ user, incoming }: Call): ReadonlySet<string> => {
    const others = connector.checksVisibility ? [] : (incoming?.agents ?? []);
    return new Set([user, ...others.map((agent) => agent.user)]);
  };

  return {
    // A receiver of `call.ringing` would show a call that is over.
    owes: ({ user, incoming }) =>
      !lookUp.announces && incoming !== undefined && incoming.from !== null && isAwaited(incoming, user),
    async ask(calls) {
      await Promise.all(calls.flatMap((call) => [...agentsOf(call)].map((user) => askFor(call, user))));
    },
  };
};
