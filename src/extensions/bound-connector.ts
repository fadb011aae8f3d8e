import type { Call, RecordRef } from '../calls/call/call.ts';
import type { Activity, ActivityResult, CallBackTask } from '../calls/activity.ts';
import type { CheckLine, Connector, NumberQuery, RingingCall } from '../calls/connector.ts';
import type { Log } from '../calls/ports.ts';
import { Problem } from '../calls/problems.ts';
import { defined } from '../defined.ts';
import { at, wrong } from '../vocabulary/findings.ts';

/** What the interface gives each method, and a little more. */
const LIMIT_MS = 11_000;

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A Problem, also one of another copy of this package. */
const isProblem = (error: unknown): error is Problem =>
  error instanceof Problem || (error instanceof Error && error.name === 'Problem' && 'status' in error);

/** Runs work of an outside connector, which may also throw instead of rejecting. */
const limited =
  (limitMs: number) =>
  async <T>(work: () => Promise<T>): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`it did not answer within ${limitMs / 1_000} s`));
      }, limitMs);
    });
    try {
      return await Promise.race([work(), late]);
    } finally {
      clearTimeout(timer);
    }
  };

/**
 * A connector from elsewhere, held to the interface: it ends in time, fails with Problem `crm_unreachable`, and its
 * `writeActivity` and `check` do not reject. A mistake in it costs an activity a delay, not the service its life.
 */
export const boundConnector = (
  connector: Connector,
  id: string,
  log: Log,
  limitMs: number = LIMIT_MS,
): Connector => {
  const inTime = limited(limitMs);
  const read = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await inTime(work);
    } catch (error) {
      if (isProblem(error)) throw error;
      log.warn({ crm: id, err: error }, 'the connector of this CRM failed');
      throw new Problem('crm_unreachable', `CRM ${id}: ${textOf(error)}`, { cause: error });
    }
  };
  const write = async <T>(work: () => Promise<T>, instead: (result: ActivityResult) => T): Promise<T> => {
    try {
      return await inTime(work);
    } catch (error) {
      log.warn({ crm: id, err: error }, 'the connector of this CRM failed');
      return instead({ kind: 'retry', reason: `The connector of this CRM failed: ${textOf(error)}` });
    }
  };
  const check = async (): Promise<readonly CheckLine[]> => {
    try {
      return await inTime(() => connector.check());
    } catch (error) {
      return [at('crm_self_check', { crm: id }, wrong('crm_connector_failed', { text: textOf(error) }))];
    }
  };
  const { catchUp } = connector;
  return {
    id,
    type: connector.type,
    numbersFrom: connector.numbersFrom,
    checksVisibility: connector.checksVisibility,
    writesActivities: connector.writesActivities,
    readRecord: (record, agent) => read(() => connector.readRecord(record, agent)),
    readAgent: (user) => read(() => connector.readAgent(user)),
    listAgents: (query) => read(() => connector.listAgents(query)),
    writeActivity: (activity) =>
      write(
        () => connector.writeActivity(activity),
        (result) => result,
      ),
    invalidate: (what) => {
      connector.invalidate(what);
    },
    check,
    close: () => read(() => connector.close()),
    ...defined({
      canonicalId: connector.canonicalId?.bind(connector),
      canonicalType: connector.canonicalType?.bind(connector),
      findByNumber:
        connector.findByNumber &&
        ((e164: string, query: NumberQuery) =>
          read(async () => (await connector.findByNumber?.(e164, query)) ?? [])),
      prepareFindByNumber:
        connector.prepareFindByNumber &&
        ((query: Pick<NumberQuery, 'objects'>) => read(async () => connector.prepareFindByNumber?.(query))),
      summarise:
        connector.summarise &&
        ((record: RecordRef, query: Pick<NumberQuery, 'agent' | 'signal'>) =>
          read(async () => (await connector.summarise?.(record, query)) ?? {})),
      announce:
        connector.announce &&
        ((call: RingingCall, signal: AbortSignal) =>
          read(async () => (await connector.announce?.(call, signal)) ?? [])),
      writeActivities:
        connector.writeActivities &&
        ((activities: readonly Activity[]) =>
          write(
            async () => (await connector.writeActivities?.(activities)) ?? [],
            (result) => activities.map(() => result),
          )),
      writeTask:
        connector.writeTask &&
        ((task: CallBackTask) =>
          write<ActivityResult>(
            async () =>
              (await connector.writeTask?.(task)) ?? {
                kind: 'retry',
                reason: 'The connector gave no result',
              },
            (result) => result,
          )),
      newRecordPages: connector.newRecordPages?.bind(connector),
      pushState: connector.pushState && ((call: Call) => read(async () => connector.pushState?.(call))),
      catchUp: catchUp && { everySec: catchUp.everySec, run: () => read(() => catchUp.run()) },
    }),
  };
};
