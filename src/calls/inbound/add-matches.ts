import { defined } from '../../defined.ts';
import { revise, isClosed } from '../call/advance.ts';
import type { Call } from '../call/call.ts';
import type { CallMatch, Incoming } from '../call/incoming.ts';
import type { CrmRecord } from '../connector.ts';
import { withoutBidi } from '../../vocabulary/foreign-text.ts';
import type { LookUpResult } from './look-up.ts';
import { toAgentSummary, withSummary } from './summaries.ts';

const MOST_MATCHES = 10;

const isSame = (match: CallMatch, { ref }: CrmRecord): boolean =>
  match.type === ref.type && match.id === ref.id;

const merge = (matches: readonly CallMatch[], records: readonly CrmRecord[], user: string): CallMatch[] => {
  const known = matches.map((match) =>
    records.some((record) => isSame(match, record)) && !match.seenBy.includes(user)
      ? { ...match, seenBy: [...match.seenBy, user] }
      : match,
  );
  const fresh = records
    .filter((record) => !matches.some((match) => isSame(match, record)))
    .map(({ ref, name, url, summary }): CallMatch =>
      withSummary(
        { ...ref, name: withoutBidi(name), ...defined({ url }), seenBy: [user] },
        summary && toAgentSummary(user, summary),
      ),
    );
  return [...known, ...fresh];
};

const withSaidTo = ({ saidTo = [] }: Incoming, user: string): readonly string[] =>
  saidTo.includes(user) ? saidTo : [...saidTo, user];

/** Sends an activity that was written without the record to the CRM once more. */
const again = ({ activity }: Call): Call['activity'] =>
  activity.state === 'written' ? { ...activity, state: 'pending', attempts: 0 } : activity;

/**
 * Adds what the CRM found about the caller for one agent. A single match becomes the call's record; if the call has ended,
 * only where it has none, as if the agent had chosen it now.
 */
export const addMatches = (call: Call, user: string, result: LookUpResult): Call => {
  const { incoming } = call;
  if (incoming === undefined) return call;
  if (result.kind !== 'found') {
    return incoming.lookUp === 'pending'
      ? revise(call, { incoming: { ...incoming, lookUp: result.kind } })
      : call;
  }
  const all = merge(incoming.matches, result.records, user);
  const matches = all.slice(0, MOST_MATCHES);
  const isMore = result.more || incoming.more === true || all.length > matches.length;
  const [only, another] = matches;
  const isOne = only !== undefined && another === undefined && !isMore && incoming.chosen === undefined;
  const known: Incoming = {
    ...incoming,
    matches,
    lookUp: 'done',
    saidTo: withSaidTo(incoming, user),
    ...defined({ more: isMore ? true : undefined }),
  };
  if (isClosed(call))
    return isOne && call.record === undefined
      ? revise(call, { ...recordOf(only), incoming: { ...known, foundLate: true }, activity: again(call) })
      : revise(call, { incoming: known });
  const isAmbiguous = !isOne && incoming.chosen === undefined && call.record !== undefined;
  const { record: _type, recordUrl: _url, contactName: _name, ...rest } = call;
  const record = isOne ? recordOf(only) : undefined;
  return revise(isAmbiguous ? rest : call, { incoming: known, ...record });
};

/** The fields that link the call to this record. */
const recordOf = ({
  type,
  id,
  name,
  url,
}: CallMatch): Pick<Call, 'record' | 'contactName' | 'recordUrl'> => ({
  record: { type, id },
  contactName: name,
  ...defined({ recordUrl: url }),
});
