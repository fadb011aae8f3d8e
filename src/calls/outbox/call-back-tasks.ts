import { defined } from '../../defined.ts';
import type { RecordStore } from '../admin-ports.ts';
import type { CallBook } from '../book.ts';
import type { Call } from '../call/call.ts';
import type { ActivityResult } from '../activity.ts';
import type { Connector } from '../connector.ts';
import type { InboundRules } from '../inbound-rules.ts';
import type { Now } from '../ports.ts';
import { createCallBackMemory } from './call-back-memory.ts';
import type { Kept } from './call-back-memory.ts';
import { dayOf, endOfDay } from './days.ts';

/** Missed calls from one number within this time become one task. */
const MERGED_WITHIN_MS = 60 * 60_000;
/** A conversation later than this does not count as calling back. */
const COMPLETED_WITHIN_MS = 24 * 60 * 60_000;
/** How many recent numbers to remember, at a few dozen bytes each. */
const MOST_TALKED_TO = 20_000;

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

export const createCallBackTasks = (deps: CallBackTasksDeps): CallBackTasks => {
  const { connector, rules, now } = deps;
  const crm = connector.id;
  const memory = createCallBackMemory(crm, deps.records);
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

  const write = async (from: string, kept: Kept): Promise<ActivityResult> => {
    const { calls, ...facts } = kept;
    const lastMs = Date.parse(kept.lastAt);
    return connector.writeTask({
      ...facts,
      from,
      count: calls.length,
      dueOn: dayOf(lastMs, rules.hours?.zone),
      dueAt: endOfDay(lastMs, rules.hours?.zone),
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
    if (result.kind !== 'written') return result;
    await memory.change(number, (kept) =>
      kept?.key !== task.key || kept.existingId === result.id ? kept : { ...kept, existingId: result.id },
    );
    return result;
  };

  /** Has somebody talked to them since this call? */
  const isTalkedTo = (number: string, call: Call): boolean => (talkedTo.get(number) ?? 0) > endOf(call);

  const missed = async (number: string, call: Call): Promise<ActivityResult | undefined> => {
    // Store the intent first, then write to the CRM, so that a repeat after a crash finds the same key.
    const { before, after: task } = await memory.change(number, (kept) =>
      isTalkedTo(number, call) ? kept : withMissed(kept, call),
    );
    if (task?.calls.includes(call.id) !== true) return undefined;
    const result = await writeKept(number, task);
    const isMergedNow = task !== before && task.key !== call.id;
    const isClosed = result.kind === 'written' && result.closed === true;
    if (!isClosed || !isMergedNow || isTalkedTo(number, call)) return result;
    // Somebody has closed or deleted the task since, and this caller is waiting again.
    const { after: another } = await memory.change(number, (kept) =>
      kept?.key === task.key ? startedBy(call) : withMissed(kept, call),
    );
    return another && writeKept(number, another);
  };

  const talked = async (number: string, call: Call): Promise<ActivityResult | undefined> => {
    const isAbout = ({ lastAt }: Kept): boolean => {
      const afterMs = endOf(call) - Date.parse(lastAt);
      return afterMs >= 0 && afterMs <= COMPLETED_WITHIN_MS;
    };
    const { after: done } = await memory.change(number, (kept) =>
      kept?.state === 'open' && isAbout(kept) ? { ...kept, state: 'done' } : kept,
    );
    if (done === undefined || !isAbout(done)) return undefined;
    const result = await write(number, done);
    if (result.kind !== 'retry')
      await memory.change(number, (kept) =>
        kept?.key === done.key && kept.state === 'done' ? undefined : kept,
      );
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
    sweep: () => memory.forget(now() - COMPLETED_WITHIN_MS),
  };
};
