import { defined } from '../../defined.ts';
import { revise, isClosed } from '../call/advance.ts';
import type { Call } from '../call/call.ts';
import type { CallMatch } from '../call/incoming.ts';
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

/** Adds what the CRM found about the caller for one agent. A single match becomes the call's record. */
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
  // The activity may have been written already, linked to what the call was about then.
  const record = isOne && !isClosed(call) ? recordOf(only) : undefined;
  const isAmbiguous = !isOne && incoming.chosen === undefined && call.record !== undefined && !isClosed(call);
  const { record: _type, recordUrl: _url, contactName: _name, ...rest } = call;
  return revise(isAmbiguous ? rest : call, {
    incoming: { ...incoming, matches, lookUp: 'done', ...defined({ more: isMore ? true : undefined }) },
    ...record,
  });
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
