import { Problem } from '../../calls/problems.ts';
import type { MorServer } from '../../calls/place/resolving.ts';
import { defined } from '../../defined.ts';
import { autoMatch } from '../../mapping/match/auto-match.ts';
import type { Match } from '../../mapping/match/auto-match.ts';
import type { Mapping } from '../../mapping/agents/mapping.ts';
import type { Directory } from './directory.ts';
import { readMorLines } from './mor-lines.ts';
import type { Asking } from './mor-lines.ts';

export interface MatchAnswer {
  readonly items: readonly (Match & { readonly crm: string; readonly current?: Mapping })[];
  readonly unmatched: number;
  /** MOR servers that could not be asked, with the reason. */
  readonly problems: readonly string[];
}

const isComplete = (row: Mapping): boolean => row.username !== '' && row.device !== '' && row.source !== '';

/**
 * Proposals for the active users of one CRM instance whose mapping is missing, incomplete or different from the proposal. Rejects
 * with the CRM's error when its users cannot be listed.
 */
export const matchInstance = async (
  crm: string,
  deps: { readonly directory: Directory; readonly mors: ReadonlyMap<string, MorServer> },
  asking: Asking,
): Promise<MatchAnswer> => {
  const [agents, rows] = await Promise.all([deps.directory.agents(crm), deps.directory.rows()]);
  const users = agents.filter((agent) => agent.active);
  if (users.length === 0) {
    throw new Problem(
      'invalid_request',
      `${crm} does not tell who its users are, so nobody can be matched: import a CSV, or add rows by hand.`,
    );
  }
  const progress = new Map<string, readonly [done: number, total: number]>();
  const asked = await Promise.all(
    [...deps.mors.values()].map(({ gateway }) =>
      readMorLines(gateway, users, {
        isGivenUp: asking.isGivenUp,
        asked(done, total) {
          progress.set(gateway.id, [done, total]);
          const all = [...progress.values()];
          asking.asked(
            all.reduce((sum, [one]) => sum + one, 0),
            all.reduce((sum, [, one]) => sum + one, 0),
          );
        },
      }),
    ),
  );
  const own = new Map(rows.filter((row) => row.crm === crm).map((row) => [row.user, row]));
  const { items, unmatched } = autoMatch(
    users,
    asked.flatMap((one) => one.lines),
    rows,
  );
  const isNews = ({ user, proposal }: Match): boolean => {
    const row = own.get(user);
    return !row || !isComplete(row) || row.device !== proposal.device || row.mor !== proposal.mor;
  };
  const missing = unmatched.filter((user) => !own.has(user));
  return {
    items: items.filter(isNews).map((item) => {
      const current = own.get(item.user);
      return { crm, ...item, ...defined({ current }) };
    }),
    unmatched: missing.length,
    problems: asked.flatMap((one) => one.problem ?? []),
  };
};
