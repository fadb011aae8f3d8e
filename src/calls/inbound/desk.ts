import { defined } from '../../defined.ts';
import type { CallBook } from '../book.ts';
import type { CallClock } from '../call-clock.ts';
import type { Call } from '../call/call.ts';
import type { InternalNumbers } from '../../mapping/rules/internal.ts';
import type { Log, Now, SaveOptions } from '../ports.ts';
import type { Timers } from '../timers.ts';
import { createAskWho } from './ask-who.ts';
import { createBeginCalls } from './begin-calls.ts';
import { callerKey, isListed } from './caller.ts';
import type { Countries } from './caller.ts';
import { createDeskMemory } from './desk-memory.ts';
import type { Change, DealtRow, RowList } from './desk-memory.ts';
import { foldGone, foldRows } from './fold.ts';
import type { SeenRow } from './fold.ts';
import type { AgentLine } from './lines.ts';
import type { LookUp } from './look-up.ts';

/** A CRM instance's configuration for incoming calls. */
export interface DeskRules {
  readonly ignoreDids: readonly string[];
  readonly ignoreCallers: readonly string[];
}

export interface DeskDeps {
  readonly crm: string;
  readonly morServer: string;
  /** Whether call ids omit the instance's name, as they do in the first instance that takes calls of this MOR. */
  readonly isFirst: boolean;
  readonly rules: DeskRules;
  readonly lookUp: LookUp;
  readonly isSearchable: boolean;
  readonly countries: () => Countries;
  readonly internal: () => InternalNumbers;
  readonly book: CallBook;
  readonly clock: CallClock;
  /** The fence for all writes; absent: this process alone follows. */
  readonly fenced: (() => SaveOptions) | undefined;
  readonly now: Now;
  readonly timers: Timers;
  readonly log: Log;
}

/** One CRM instance's incoming calls at one MOR. */
export interface Desk {
  /** Takes a list of active calls. `atMs`: the wall clock's time, for calls that begin. */
  list(rows: readonly DealtRow[], about: Omit<RowList, 'present'>, atMs: number): Promise<void>;
  /** Takes on an open call that began elsewhere: before the start, or at another node. */
  resume(call: Call): void;
  stop(): void;
}

export const createDesk = (deps: DeskDeps): Desk => {
  const { crm, book, clock, rules, fenced } = deps;
  const memory = createDeskMemory(({ id, following: { goneSince } }) =>
    goneSince === undefined ? undefined : Date.parse(goneSince) - clock.shiftOf(id),
  );
  const unwatch = book.watch((call) => {
    memory.changed(call);
  });

  const askWho = createAskWho(deps);
  const linesOf = (lines: readonly AgentLine[]): readonly AgentLine[] =>
    lines.filter((line) => line.crm === crm);
  const beginCalls = createBeginCalls({ ...deps, memory, askWho, linesOf });

  const isIgnored = ({ row }: DealtRow): boolean =>
    isListed(rules.ignoreDids, row.did ?? row.dst) || isListed(rules.ignoreCallers, row.src);

  const update = async (callId: string, change: Change): Promise<void> => {
    const known = memory.get(callId);
    if (known === undefined) return;
    const { call, unsaved } = known;
    const shown = unsaved.reduce((one, each) => each(one), call);
    // Most rows bring nothing new, and those need no place in the queue of writes.
    const changes = change(shown) === shown ? unsaved : [...unsaved, change];
    // What cannot be written now is written with what comes next.
    memory.owe(callId, changes);
    await beginCalls.settle(callId);
    if (changes.length === 0) return;
    const after = await book.update(callId, (call) => changes.reduce((one, each) => each(one), call), fenced);
    if (after === undefined || memory.get(callId) === undefined) return;
    memory.owe(
      callId,
      known.unsaved.filter((each) => !changes.includes(each)),
    );
    memory.keep(after, undefined, known.caller);
    askWho.ask(after);
  };

  return {
    async list(rows, about, atMs) {
      const list: RowList = { ...about, present: new Set(rows.map(({ key }) => key)) };
      const seen = new Map<string, SeenRow[]>();
      const fresh = new Map<string, DealtRow[]>();
      for (const dealt of rows) {
        const callId = memory.callOf(dealt, list);
        if (callId !== undefined) {
          memory.saw(callId, dealt);
          const one = { row: dealt.row, lines: linesOf(dealt.lines) };
          seen.set(callId, [...(seen.get(callId) ?? []), one]);
          continue;
        }
        if (memory.isOver(dealt.key) || linesOf(dealt.lines).length === 0 || isIgnored(dealt)) continue;
        const caller = callerKey(dealt.row);
        fresh.set(caller, [...(fresh.get(caller) ?? []), dealt]);
      }
      memory.endList(list);
      await Promise.all([
        beginCalls.begin(fresh, atMs),
        ...memory.ids().map((callId) => {
          const of = seen.get(callId);
          const nowMs = clock.at(callId);
          return update(callId, (call) =>
            of ? foldRows(call, of, nowMs) : foldGone(call, list.unseen, nowMs),
          );
        }),
      ]);
    },
    resume(call) {
      if (memory.get(call.id) !== undefined) return;
      const { src } = call.dialled;
      const did = call.incoming?.did;
      memory.keep(call, undefined, callerKey({ src, ...defined({ did }) }));
      askWho.ask(call);
    },
    stop() {
      unwatch();
      askWho.stop();
    },
  };
};
