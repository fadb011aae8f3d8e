import type { CallBook } from '../calls/book.ts';
import { createLateCallers } from '../calls/inbound/late-callers.ts';
import type { LateCallers } from '../calls/inbound/late-callers.ts';
import type { LookUp } from '../calls/inbound/look-up.ts';
import type { Nodes, SharedStore } from '../calls/nodes.ts';
import { createCallBackTasks } from '../calls/outbox/call-back-tasks.ts';
import type { CallBackTasks } from '../calls/outbox/call-back-tasks.ts';
import type { Claims } from '../calls/outbox/lane.ts';
import { createActivityLog } from '../calls/outbox/log-activity.ts';
import type { ActivityLog } from '../calls/outbox/log-activity.ts';
import { nodeTimers } from '../calls/timers.ts';
import { defined } from '../defined.ts';
import { resultsIn } from '../vocabulary/usual-results.ts';
import type { UseCaseDeps } from './use-case-deps.ts';

/** Activities claimed for this node. */
const claimsOf = (shared: SharedStore, nodes: Nodes): Claims => ({
  async take(crm, nowMs, limit) {
    const node = nodes.self();
    return {
      calls: await shared.claimActivities(crm, nowMs, limit, node),
      fenceOf: ({ id }) => ({ node, claim: id }),
      giveBack: async () => {
        await shared.claimActivities(crm, nowMs, 0, node);
      },
    };
  },
  nextMs: (crm) => shared.nextUnclaimedMs(crm),
});

/** Tasks to return missed calls, for the CRM instances that want them and can store them. */
const callBackTasks = ({ crms, store, now, log }: UseCaseDeps): ReadonlyMap<string, CallBackTasks> =>
  new Map(
    [...crms].flatMap(([id, { connector, inbound }]): [string, CallBackTasks][] => {
      const writeTask = connector.writeTask?.bind(connector);
      if (inbound?.missedTask !== true) return [];
      if (writeTask === undefined) {
        log.warn(
          { crm: id },
          'missedTask is on, but the connector of this CRM writes no tasks; missed calls are activities',
        );
        return [];
      }
      const writer = { id, writeTask };
      return [
        [
          id,
          createCallBackTasks({
            connector: writer,
            rules: inbound,
            records: store.records,
            calls: store.calls,
            now,
          }),
        ],
      ];
    }),
  );

/** Who asks each CRM instance about callers once their calls have ended. */
const lateCallers = (
  { crms, now, log }: UseCaseDeps,
  book: CallBook,
  lookUps: ReadonlyMap<string, LookUp>,
): ReadonlyMap<string, LateCallers> =>
  new Map(
    [...lookUps].flatMap(([id, lookUp]): [string, LateCallers][] => {
      const connector = crms.get(id)?.connector;
      return connector === undefined ? [] : [[id, createLateCallers({ connector, lookUp, book, now, log })]];
    }),
  );

/** Builds the part that writes the activities of ended calls into the CRMs. */
export const createActivities = (
  deps: UseCaseDeps,
  book: CallBook,
  lookUps: ReadonlyMap<string, LookUp>,
): ActivityLog => {
  const { store, crms, now, steady, log, timers = nodeTimers, nodes } = deps;
  return createActivityLog({
    tasks: callBackTasks(deps),
    callers: lateCallers(deps, book, lookUps),
    book,
    store: store.calls,
    connectors: new Map([...crms].map(([id, { connector }]) => [id, connector])),
    now,
    steady,
    timers,
    log,
    ...defined({ random: deps.random }),
    resultsOf: resultsIn(crms),
    ...defined({ claims: nodes && store.shared ? claimsOf(store.shared, nodes) : undefined }),
  });
};
