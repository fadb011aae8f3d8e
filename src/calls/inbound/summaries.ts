import { withoutBidi } from '../../vocabulary/foreign-text.ts';
import { isClosed, revise } from '../call/advance.ts';
import type { Call, RecordRef } from '../call/call.ts';
import type { AgentSummary, CallMatch } from '../call/incoming.ts';
import type { CallerSummary } from '../connector.ts';
import { defined } from '../../defined.ts';

const isAbout = (match: CallMatch, { type, id }: RecordRef): boolean =>
  match.type === type && match.id === id;

/** Some CRMs count without end. */
const shown = (count: number | undefined): number | undefined =>
  count === undefined || !Number.isSafeInteger(count) || count < 0 ? undefined : count;

export const toAgentSummary = (user: string, summary: CallerSummary): AgentSummary | undefined => {
  const { company, openCases, openOpportunities } = summary;
  const told = defined({
    company: company === undefined || company === '' ? undefined : withoutBidi(company),
    openCases: shown(openCases),
    openOpportunities: shown(openOpportunities),
  });
  return Object.keys(told).length === 0 ? undefined : { user, ...told };
};

export const withSummary = (match: CallMatch, summary: AgentSummary | undefined): CallMatch => {
  if (summary === undefined) return match;
  const others = (match.summaries ?? []).filter(({ user }) => user !== summary.user);
  return { ...match, summaries: [...others, summary] };
};

/** The record that this agent sees as the caller; undefined: there is none, several, or nobody needs it any more. */
export const onlyMatchOf = (call: Call, user: string): CallMatch | undefined => {
  const { incoming } = call;
  if (incoming === undefined || isClosed(call) || incoming.more === true) return undefined;
  const [only, another] = incoming.matches.filter(({ seenBy }) => seenBy.includes(user));
  return another === undefined ? only : undefined;
};

/** Adds what the CRM told one agent about a match. */
export const addSummary = (call: Call, record: RecordRef, summary: AgentSummary | undefined): Call => {
  const { incoming } = call;
  if (incoming === undefined || summary === undefined || isClosed(call)) return call;
  const matches = incoming.matches.map((match) =>
    isAbout(match, record) ? withSummary(match, summary) : match,
  );
  return revise(call, { incoming: { ...incoming, matches } });
};
