import type { RecordStore } from './admin-ports.ts';
import type { CallBook } from './book.ts';
import { revise } from './call/advance.ts';
import type { AgentRef, Call } from './call/call.ts';
import type { Now } from './ports.ts';
import { Problem } from './problems.ts';

export interface CallBackDeps {
  readonly book: Pick<CallBook, 'get' | 'update'>;
  readonly records: Pick<RecordStore, 'apply' | 'startingWith'>;
  readonly now: Now;
}

const idOf = ({ crm, user }: AgentRef, call: string): string => `${JSON.stringify([crm, user])} ${call}`;

/** How many of an agent's plans are shown, the soonest first. */
const MOST_SHOWN = 100;

/**
 * Plans when `user` calls the other party again; `at` null takes the plan back. The CRM's task goes with the activity.
 * Rejects with `call_not_found`.
 */
export const planCallBack = async (
  { book, records, now }: CallBackDeps,
  id: string,
  at: string | null,
  user: string,
): Promise<Call> => {
  const call = await book.get(id);
  if (call === undefined) throw new Problem('call_not_found', `There is no call ${id}.`);
  const before = call.callBack;
  const plan = (owner: string, value: string | null): Promise<void> =>
    records.apply([{ kind: 'plan', id: idOf({ crm: call.crm, user: owner }, id), value }]);
  // Listed before it is stored, and taken off the list after: a crash in between leaves an entry that the list skips.
  if (at !== null) await plan(user, at);
  const after = await book.update(
    id,
    (current) => {
      const { callBack, activity } = current;
      if ((callBack?.at ?? null) === at && (at === null || callBack?.user === user)) return current;
      const wasCompleted = callBack?.at === null && callBack.written !== undefined;
      const no = (callBack?.no ?? 1) + (wasCompleted ? 1 : 0);
      const again = activity.state === 'written' || activity.state === 'dead';
      return revise(current, {
        callBack: { ...callBack, at, user: at === null ? (callBack?.user ?? user) : user, no },
        activity: again ? { ...activity, state: 'pending', attempts: 0 } : activity,
      });
    },
    ({ state, activity }) =>
      state === 'ended' && activity.state === 'pending' ? { activityDueMs: now() } : {},
  );
  if (after === undefined) throw new Problem('call_not_found', `There is no call ${id}.`);
  if (before !== undefined && (at === null || before.user !== user)) await plan(before.user, null);
  return after;
};

/** The calls after which this agent has planned to call again, the soonest first. */
export const plannedCallBacks = async (
  { book, records }: Pick<CallBackDeps, 'book' | 'records'>,
  agent: AgentRef,
): Promise<readonly Call[]> => {
  const prefix = idOf(agent, '');
  const plans = [...(await records.startingWith('plan', prefix))].sort(
    ([, a], [, b]) => Date.parse(a) - Date.parse(b),
  );
  const calls = await Promise.all(
    plans.slice(0, MOST_SHOWN).map(([id]) => book.get(id.slice(prefix.length))),
  );
  return calls.filter(
    (call) => call?.callBack !== undefined && call.callBack.at !== null && call.callBack.user === agent.user,
  ) as readonly Call[];
};
