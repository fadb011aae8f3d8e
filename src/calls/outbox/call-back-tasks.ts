import { defined } from '../../defined.ts';
import type { RecordStore } from '../admin-ports.ts';
import type { CallBook } from '../book.ts';
import type { Call, RecordRef } from '../call/call.ts';
import type { ActivityResult, CallBackTask } from '../activity.ts';
import type { Connector } from '../connector.ts';
import type { InboundRules } from '../inbound-rules.ts';
import type { Now } from '../ports.ts';
import { dayOf, endOfDay } from './days.ts';

/** Missed calls from one number within this time become one task. */
const MERGED_WITHIN_MS = 60 * 60_000;
/** A conversation later than this does not count as calling back. */
const COMPLETED_WITHIN_MS = 24 * 60 * 60_000;
/** How many recent numbers to remember, at a few dozen bytes each. */
const MOST_TALKED_TO = 20_000;

/** The stored state of a number's newest task. */
interface Kept extends Pick<CallBackTask, 'key' | 'existingId' | 'state' | 'owner' | 'contactName'> {
  readonly record?: RecordRef;
  /** Ids of the missed calls. */
  readonly calls: readonly string[];
  readonly lastAt: string;
}

export interface CallBackTasksDeps {
  readonly connector: Pick<Connector, 'id'> & Required<Pick<Connector, 'writeTask'>>;
  readonly rules: Pick<InboundRules, 'defaultOwner' | 'hours'>;
  readonly records: RecordStore;
  readonly book: Pick<CallBook, 'watch'>;
  readonly now: Now;
}

/**
 * One CRM instance's tasks to return missed calls. A task goes with the call's activity, which stays in the outbox until
 * the task is written, too.
 */
export interface CallBackTasks {
  /** Writes what the ended call changes. Undefined: nothing to write, or written; otherwise why it was not. */
  after(call: Call): Promise<Exclude<ActivityResult, { kind: 'written' }> | undefined>;
  /** Forgets tasks that no call can change any more. */
  sweep(): Promise<void>;
}

/** The other party, E.164; undefined: an internal number, withheld, or not a valid number. */
const otherSide = ({ incoming, destination }: Call): string | undefined => {
  const number = incoming === undefined ? destination : incoming.from;
  return number?.startsWith('+') === true ? number : undefined;
};

const endOf = (call: Call): number => Date.parse(call.endedAt ?? call.createdAt);

const MAX_NAME = 150;

const subjectOf = (from: string, { calls, contactName }: Kept): string => {
  const whom = contactName === undefined ? from : `${contactName.slice(0, MAX_NAME)}, ${from}`;
  return `Call back ${whom}${calls.length > 1 ? ` (${calls.length} missed calls)` : ''}`;
};

export const createCallBackTasks = (deps: CallBackTasksDeps): CallBackTasks => {
  const { connector, rules, records, now } = deps;
  const crm = connector.id;
  const turns = new Map<string, Promise<unknown>>();
  /** When somebody last talked to each number, because a delayed outbox may write calls in any order. */
  const talkedTo = new Map<string, number>();

  deps.book.watch((call) => {
    const number = otherSide(call);
    if (call.crm !== crm || call.outcome !== 'answered' || number === undefined) return;
    talkedTo.delete(number);
    talkedTo.set(number, endOf(call));
    const [oldest] = talkedTo.keys();
    if (talkedTo.size > MOST_TALKED_TO && oldest !== undefined) talkedTo.delete(oldest);
  });

  const idOf = (number: string): string => JSON.stringify([crm, number]);
  const read = async (number: string): Promise<Kept | undefined> => {
    const value = await records.get('call-back', idOf(number));
    return value === undefined ? undefined : (JSON.parse(value) as Kept);
  };
  const keep = (number: string, kept: Kept | undefined): Promise<void> =>
    records.apply([
      { kind: 'call-back', id: idOf(number), value: kept === undefined ? null : JSON.stringify(kept) },
    ]);

  const write = async (from: string, kept: Kept): Promise<ActivityResult> => {
    const { calls, ...facts } = kept;
    const lastMs = Date.parse(kept.lastAt);
    return connector.writeTask({
      ...facts,
      from,
      count: calls.length,
      dueOn: dayOf(lastMs, rules.hours?.zone),
      dueAt: endOfDay(lastMs, rules.hours?.zone),
      subject: subjectOf(from, kept),
    });
  };

  const ownerOf = ({ incoming }: Call): string | undefined => {
    const [first, another] = incoming?.agents ?? [];
    return another === undefined ? first?.user : (rules.defaultOwner ?? first?.user);
  };

  const about = (call: Call) => defined({ record: call.record, contactName: call.contactName });

  const startedBy = (call: Call): Kept => ({
    key: call.id,
    state: 'open',
    calls: [call.id],
    lastAt: new Date(endOf(call)).toISOString(),
    ...about(call),
    ...defined({ owner: ownerOf(call) ?? rules.defaultOwner }),
  });

  /** The task including this call; the same object if it already includes it. */
  const withMissed = (before: Kept | undefined, call: Call): Kept => {
    if (before?.calls.includes(call.id)) return before;
    const lastMs = Date.parse(before?.lastAt ?? '');
    if (before?.state !== 'open' || Math.abs(endOf(call) - lastMs) > MERGED_WITHIN_MS) return startedBy(call);
    const lastAt = new Date(Math.max(lastMs, endOf(call))).toISOString();
    return { ...about(call), ...before, calls: [...before.calls, call.id], lastAt };
  };

  const writeKept = async (number: string, task: Kept): Promise<ActivityResult> => {
    const result = await write(number, task);
    if (result.kind === 'written' && task.existingId !== result.id)
      await keep(number, { ...task, existingId: result.id });
    return result;
  };

  const missed = async (number: string, call: Call): Promise<ActivityResult | undefined> => {
    const before = await read(number);
    // Somebody talked to them before this could be written.
    if ((talkedTo.get(number) ?? 0) > endOf(call) && before?.calls.includes(call.id) !== true)
      return undefined;
    const task = withMissed(before, call);
    // Store the intent first, then write to the CRM, so that a repeat after a crash finds the same key.
    if (task !== before) await keep(number, task);
    const result = await writeKept(number, task);
    const isMergedNow = task !== before && task.key !== call.id;
    if (result.kind !== 'written' || result.closed !== true || !isMergedNow) return result;
    // Somebody has closed or deleted the task since, and this caller is waiting again.
    const another = startedBy(call);
    await keep(number, another);
    return writeKept(number, another);
  };

  const talked = async (number: string, call: Call): Promise<ActivityResult | undefined> => {
    const task = await read(number);
    if (task === undefined) return undefined;
    const afterMs = endOf(call) - Date.parse(task.lastAt);
    if (afterMs < 0 || afterMs > COMPLETED_WITHIN_MS) return undefined;
    const done: Kept = { ...task, state: 'done' };
    if (task.state === 'open') await keep(number, done);
    const result = await write(number, done);
    if (result.kind !== 'retry') await keep(number, undefined);
    return result;
  };

  /** Serialises the work on each number. */
  const inTurn = async <T>(number: string, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(number) ?? Promise.resolve()).then(work, work);
    turns.set(number, turn);
    try {
      return await turn;
    } finally {
      if (turns.get(number) === turn) turns.delete(number);
    }
  };

  const told = (
    result: ActivityResult | undefined,
  ): Exclude<ActivityResult, { kind: 'written' }> | undefined => {
    if (result === undefined || result.kind === 'written') return undefined;
    return { ...result, reason: `The task to call back could not be written: ${result.reason}` };
  };

  return {
    async after(call) {
      const number = otherSide(call);
      if (number === undefined || call.state !== 'ended') return undefined;
      if (call.outcome === 'missed') return told(await inTurn(number, () => missed(number, call)));
      return call.outcome === 'answered' ? told(await inTurn(number, () => talked(number, call))) : undefined;
    },
    async sweep() {
      const before = now() - COMPLETED_WITHIN_MS;
      const old = [...(await records.all('call-back'))].filter(
        ([id, value]) =>
          (JSON.parse(id) as readonly string[])[0] === crm &&
          Date.parse((JSON.parse(value) as Kept).lastAt) < before,
      );
      if (old.length === 0) return;
      await records.apply(old.map(([id]) => ({ kind: 'call-back', id, value: null })));
    },
  };
};
