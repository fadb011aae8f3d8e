import { defined } from '../../defined.ts';
import type { RecordStore } from '../admin-ports.ts';
import type { Call } from '../call/call.ts';
import type { ActivityResult } from '../activity.ts';
import type { Connector } from '../connector.ts';
import type { InboundRules } from '../inbound-rules.ts';
import type { CallStore, Now } from '../ports.ts';
import { createCallBackMemory } from './call-back-memory.ts';
import type { Kept } from './call-back-memory.ts';
import { dayOf, endOfDay } from './days.ts';

/** Missed calls from one number within this time become one task. */
const MERGED_WITHIN_MS = 60 * 60_000;
/** A conversation later than this does not count as calling back. */
const COMPLETED_WITHIN_MS = 24 * 60 * 60_000;
/** How many of the newest answered calls with one number are compared: more than anybody has in a day. */
const MOST_COMPARED = 200;

export interface CallBackTasksDeps {
  readonly connector: Pick<Connector, 'id'> & Required<Pick<Connector, 'writeTask'>>;
  readonly rules: Pick<InboundRules, 'defaultOwner' | 'hours'>;
  readonly records: RecordStore;
  readonly calls: Pick<CallStore, 'list'>;
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

  /**
   * A call in which an agent talked to them after this one. The database knows it, also where another node followed that call, and
   * after a restart. Calls reach the outbox in any order.
   */
  const talkAfter = async (number: string, call: Call): Promise<Call | undefined> => {
    const endMs = endOf(call);
    const { items } = await deps.calls.list({
      crm,
      number,
      outcome: 'answered',
      fromMs: endMs - COMPLETED_WITHIN_MS,
      limit: MOST_COMPARED,
    });
    // A longer number may end with the same digits.
    return items.find((other) => otherSide(other) === number && endOf(other) > endMs);
  };

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

  const isAbout = ({ lastAt }: Kept, call: Call): boolean => {
    const afterMs = endOf(call) - Date.parse(lastAt);
    return afterMs >= 0 && afterMs <= COMPLETED_WITHIN_MS;
  };

  const writeDone = async (number: string, done: Kept): Promise<ActivityResult> => {
    const result = await write(number, done);
    if (result.kind !== 'retry')
      await memory.change(number, (kept) =>
        kept?.key === done.key && kept.state === 'done' ? undefined : kept,
      );
    return result;
  };

  const talked = async (number: string, call: Call): Promise<ActivityResult | undefined> => {
    const { after: done } = await memory.change(number, (kept) =>
      kept?.state === 'open' && isAbout(kept, call) ? { ...kept, state: 'done' } : kept,
    );
    return done && isAbout(done, call) ? writeDone(number, done) : undefined;
  };

  /**
   * Completes a task whose caller was answered by another node at the same moment. That node may have looked for a task
   * before this one was stored, or completed it before it was written; so this is asked after both steps.
   */
  const settle = async (number: string, task: Kept, call: Call): Promise<ActivityResult | undefined> => {
    const talk = await talkAfter(number, call);
    if (talk === undefined || !isAbout(task, talk)) return undefined;
    const done: Kept = { ...task, state: 'done' };
    await memory.change(number, (kept) => (kept === undefined || kept.key === task.key ? done : kept));
    return writeDone(number, done);
  };

  const writeOpen = async (number: string, task: Kept, call: Call): Promise<ActivityResult> => {
    const settled = await settle(number, task, call);
    if (settled !== undefined) return settled;
    const result = await writeKept(number, task);
    if (result.kind !== 'written' || result.closed === true) return result;
    return (await settle(number, { ...task, existingId: result.id }, call)) ?? result;
  };

  const missed = async (number: string, call: Call): Promise<ActivityResult | undefined> => {
    const isTalkedTo = (await talkAfter(number, call)) !== undefined;
    // Store the intent first, then write to the CRM, so that a repeat after a crash finds the same key.
    const { before, after: task } = await memory.change(number, (kept) =>
      isTalkedTo ? kept : withMissed(kept, call),
    );
    if (task?.calls.includes(call.id) !== true) return undefined;
    const result = await writeOpen(number, task, call);
    const isMergedNow = task !== before && task.key !== call.id;
    const isClosed = result.kind === 'written' && result.closed === true;
    if (!isClosed || !isMergedNow) return result;
    // The task was closed or deleted since, and this caller is waiting again.
    const { after: another } = await memory.change(number, (kept) =>
      kept?.key === task.key ? startedBy(call) : withMissed(kept, call),
    );
    return another && writeOpen(number, another, call);
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
