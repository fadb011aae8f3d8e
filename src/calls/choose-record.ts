import { defined } from '../defined.ts';
import type { AgentRef, Call, RecordRef } from './call/call.ts';
import { revise } from './call/advance.ts';
import type { CallMatch } from './call/incoming.ts';
import type { CallBook } from './book.ts';
import type { Connector } from './connector.ts';
import { Problem } from './problems.ts';
import type { Now } from './ports.ts';
import { withoutBidi } from '../vocabulary/foreign-text.ts';

export interface ChooseDeps {
  readonly book: CallBook;
  readonly crms: ReadonlyMap<string, { readonly connector: Connector }>;
  readonly now: Now;
}

/** May this agent see the match? A CRM's server (no agent) sees them all. */
export const isShownTo = ({ seenBy }: CallMatch, user: string | undefined): boolean =>
  user === undefined || seenBy.includes(user);

const isRef = (match: CallMatch, { type, id }: RecordRef): boolean => match.type === type && match.id === id;

/** The record as a match of the call: one from the list, or one that the agent may see in the CRM. */
const findMatch = async (
  call: Call,
  ref: RecordRef,
  user: string | undefined,
  { crms }: ChooseDeps,
): Promise<CallMatch> => {
  const listed = call.incoming?.matches.find((match) => isRef(match, ref) && isShownTo(match, user));
  if (listed) return listed;
  const connector = crms.get(call.crm)?.connector;
  const asked: AgentRef = { crm: call.crm, user: user ?? call.user };
  const mayAsk = connector?.numbersFrom === 'record' && (user === undefined || connector.checksVisibility);
  // A record that was just created for this caller is not in any list yet.
  const found = mayAsk ? await connector.readRecord(ref, asked) : undefined;
  if (found === undefined)
    throw new Problem(
      'record_not_found',
      `${ref.type} ${ref.id} is none of the records that have the caller’s number, or you may not see it.`,
    );
  const { name, url } = found;
  return {
    ...found.ref,
    name: withoutBidi(name),
    ...defined({ url }),
    seenBy: [asked.user],
  };
};

/**
 * Sets the record that an incoming call's caller belongs to. An activity that is already in the CRM goes back into the
 * outbox. Rejects with `call_not_found`, `record_not_found`, or `invalid_request` for an outgoing call.
 */
export const chooseRecord = async (
  deps: ChooseDeps,
  id: string,
  ref: RecordRef,
  user: string | undefined,
): Promise<Call> => {
  const before = await deps.book.get(id);
  if (!before) throw new Problem('call_not_found', `There is no call ${id}.`);
  if (before.incoming === undefined)
    throw new Problem(
      'invalid_request',
      'body.record: only of a call that came in the record can be chosen.',
      {
        errors: [{ path: 'record', message: 'only for inbound calls' }],
      },
    );
  const match = await findMatch(before, ref, user, deps);
  const after = await deps.book.update(
    id,
    (call) => {
      const { incoming } = call;
      const isSame = call.record?.type === match.type && call.record.id === match.id;
      if (incoming === undefined || (isSame && incoming.chosen)) return call;
      const isListed = incoming.matches.some((known) => isRef(known, match));
      const { recordUrl: _before, ...rest } = call;
      const again = call.activity.state === 'written' || call.activity.state === 'dead';
      return revise(rest, {
        record: { type: match.type, id: match.id },
        contactName: match.name,
        ...defined({ recordUrl: match.url }),
        incoming: {
          ...incoming,
          chosen: true,
          matches: isListed ? incoming.matches : [...incoming.matches, match],
        },
        activity: again ? { ...call.activity, state: 'pending', attempts: 0 } : call.activity,
      });
    },
    (call) =>
      call.state === 'ended' && call.activity.state === 'pending' ? { activityDueMs: deps.now() } : {},
  );
  return after ?? before;
};
