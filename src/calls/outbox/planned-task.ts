import { defined } from '../../defined.ts';
import type { ActivityResult, CallBackTask } from '../activity.ts';
import type { Call, PlannedCallBack } from '../call/call.ts';
import type { Connector } from '../connector.ts';

type Failed = Exclude<ActivityResult, { kind: 'written' }>;

/** What the CRM knows of the plan now, or why it does not. */
export type PlanResult = { readonly plan: PlannedCallBack } | { readonly failed: Failed };

const taskOf = (call: Call, { at, no, written, user }: PlannedCallBack): CallBackTask => {
  const { incoming, destination, contactName, record } = call;
  const from = (incoming === undefined ? destination : incoming.from) ?? '';
  const due = at ?? written ?? call.createdAt;
  return {
    key: `${call.id}:${no}`,
    planned: true,
    state: at === null ? 'done' : 'open',
    from,
    owner: user,
    count: 0,
    revision: call.version,
    lastAt: call.endedAt ?? call.createdAt,
    dueOn: due.slice(0, 10),
    dueAt: new Date(due).toISOString(),
    ...defined({ record, contactName }),
  };
};

/** Tells the CRM when an agent calls again. Undefined: it knows already. Repeating it is harmless. */
export const writePlan = async (
  call: Call,
  writeTask: NonNullable<Connector['writeTask']>,
): Promise<PlanResult | undefined> => {
  const { callBack } = call;
  if (callBack === undefined || callBack.at === (callBack.written ?? null)) return undefined;
  const write = async (plan: PlannedCallBack): Promise<PlanResult & { readonly isClosed?: boolean }> => {
    const result = await writeTask(taskOf(call, plan));
    if (result.kind !== 'written')
      return {
        failed: { ...result, reason: `The task to call back could not be written: ${result.reason}` },
      };
    return { plan: { ...plan, written: plan.at }, isClosed: result.closed === true };
  };
  const first = await write(callBack);
  // That task was completed or deleted since, and the agent has chosen another time.
  return first.isClosed === true && callBack.at !== null
    ? write({ ...callBack, no: callBack.no + 1 })
    : first;
};
