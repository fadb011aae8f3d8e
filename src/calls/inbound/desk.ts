import { defined } from '../../defined.ts';
import type { CallBook } from '../book.ts';
import { rememberClock } from '../call-clock.ts';
import type { CallClock } from '../call-clock.ts';
import type { Call } from '../call/call.ts';
import { isClosed } from '../call/advance.ts';
import { incomingCallId } from '../call/incoming.ts';
import type { InternalNumbers } from '../../mapping/rules/internal.ts';
import type { Log, SaveOptions } from '../ports.ts';
import { addMatches } from './add-matches.ts';
import { callerKey, callerOf, isListed } from './caller.ts';
import type { Countries } from './caller.ts';
import { createDeskMemory } from './desk-memory.ts';
import type { DealtRow } from './desk-memory.ts';
import { foldGone, foldRows } from './fold.ts';
import type { SeenRow } from './fold.ts';
import type { AgentLine } from './lines.ts';
import type { LookUp } from './look-up.ts';
import { newIncoming } from './new-incoming.ts';

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
  readonly log: Log;
}

/** One CRM instance's incoming calls at one MOR. */
export interface Desk {
  /**
   * Takes a list of active calls. `unseen`: the previous list is too old to rule out that more happened in between.
   * `atMs`: the wall clock's time, for calls that begin.
   */
  list(rows: readonly DealtRow[], unseen: boolean, atMs: number): Promise<void>;
  /** Resumes a call that was open before the start. */
  resume(call: Call): void;
  stop(): void;
}

const NO_LIMITS = {
  concurrent: Number.MAX_SAFE_INTEGER,
  perMinute: Number.MAX_SAFE_INTEGER,
  perDay: Number.MAX_SAFE_INTEGER,
};

export const createDesk = (deps: DeskDeps): Desk => {
  const { crm, morServer, book, clock, rules, fenced, log } = deps;
  const memory = createDeskMemory();
  const unwatch = book.watch((call) => {
    memory.changed(call);
  });

  const askWho = (call: Call): void => {
    const { incoming } = call;
    if (incoming === undefined || !deps.isSearchable) return;
    const { from, did } = incoming;
    for (const { user } of incoming.agents) {
      const ringing = { callId: call.id, agent: { crm, user }, from, startedAt: call.createdAt };
      void deps
        .lookUp({ ...ringing, ...defined({ did }) })
        .then((result) => book.update(call.id, (current) => addMatches(current, user, result), fenced))
        .catch((error: unknown) => {
          log.warn({ call: call.id, err: error }, 'who is calling could not be stored');
        });
    }
  };

  const newAgents = (before: Call, after: Call): Call => {
    const known = new Set(before.incoming?.agents.map(({ user }) => user));
    const { incoming } = after;
    if (incoming === undefined) return after;
    return {
      ...after,
      incoming: { ...incoming, agents: incoming.agents.filter(({ user }) => !known.has(user)) },
    };
  };

  const ofCrm = (lines: readonly AgentLine[]): readonly AgentLine[] =>
    lines.filter((line) => line.crm === crm);

  const isShown = ({ free }: DealtRow): boolean => ofCrm(free).length > 0;

  const isIgnored = ({ row }: DealtRow): boolean =>
    isListed(rules.ignoreDids, row.did ?? row.dst) || isListed(rules.ignoreCallers, row.src);

  const begin = async (
    dealt: readonly [DealtRow, ...DealtRow[]],
    line: AgentLine,
    atMs: number,
  ): Promise<void> => {
    const [{ key, row }] = dealt;
    const id = incomingCallId(morServer, key, deps.isFirst ? undefined : crm);
    const caller = callerKey(row);
    const stored = await book.get(id);
    if (stored !== undefined) {
      if (isClosed(stored)) for (const each of dealt) memory.end(each.key);
      else memory.keep(stored, key, caller);
      return;
    }
    const seen = dealt.map((each) => ({
      row: each.row,
      lines: ofCrm(isShown(each) ? each.free : each.lines),
    }));
    const [first = { row, lines: [line] }, ...others] = seen;
    const about = {
      id,
      morServer,
      isSearchable: deps.isSearchable,
      caller: callerOf(row.src, deps.countries(), deps.internal()),
    };
    const begun = newIncoming(about, [first, ...others], line, atMs);
    clock.begin(begun);
    const call = rememberClock(begun, clock);
    const result = await book.begin({
      call,
      idempotencyKey: `incoming ${id}`,
      fingerprint: 'incoming',
      limits: NO_LIMITS,
      nowMs: atMs,
    });
    if (result.kind !== 'created') clock.forget(id);
    if (result.kind !== 'created' && result.kind !== 'existing') return;
    const kept = result.kind === 'created' ? call : result.call;
    for (const each of dealt) memory.keep(kept, each.key, caller);
    if (result.kind === 'created') askWho(call);
  };

  /** Begins calls from rows of no open call, keyed by the new call's id. */
  const beginAll = async (fresh: ReadonlyMap<string, readonly DealtRow[]>, atMs: number): Promise<void> => {
    await Promise.all(
      [...fresh.values()].map(async (rows) => {
        const [first, ...others] = rows.filter(isShown);
        const line = ofCrm(rows.flatMap(({ free }) => free))[0];
        // A telephone that rings for its agent's callback shows nobody, but who answers there has answered this call.
        const hidden = rows.filter((row) => !isShown(row) && row.row.did !== undefined);
        if (first !== undefined && line !== undefined) await begin([first, ...others, ...hidden], line, atMs);
      }),
    );
  };

  const update = async (callId: string, change: (call: Call) => Call): Promise<void> => {
    const before = memory.get(callId)?.call;
    // Most rows bring nothing new, and those need no place in the queue of writes.
    if (before === undefined || change(before) === before) return;
    const after = await book.update(callId, change, fenced);
    const known = memory.get(callId);
    if (after === undefined || known === undefined) return;
    memory.keep(after, undefined, known.caller);
    askWho(newAgents(before, after));
  };

  return {
    async list(rows, unseen, atMs) {
      const present = new Set(rows.map(({ key }) => key));
      memory.nextList(present);
      const seen = new Map<string, SeenRow[]>();
      const fresh = new Map<string, DealtRow[]>();
      for (const dealt of rows) {
        const callId = memory.callOf(dealt, present);
        if (callId !== undefined) {
          const known = memory.get(callId);
          if (known) memory.keep(known.call, dealt.key, known.caller);
          const one = { row: dealt.row, lines: ofCrm(dealt.lines) };
          seen.set(callId, [...(seen.get(callId) ?? []), one]);
          continue;
        }
        if (memory.isOver(dealt.key) || ofCrm(dealt.lines).length === 0 || isIgnored(dealt)) continue;
        const caller = callerKey(dealt.row);
        fresh.set(caller, [...(fresh.get(caller) ?? []), dealt]);
      }
      await Promise.all([
        beginAll(fresh, atMs),
        ...memory.ids().map((callId) => {
          const of = seen.get(callId);
          const nowMs = clock.at(callId);
          return update(callId, (call) => (of ? foldRows(call, of, nowMs) : foldGone(call, unseen, nowMs)));
        }),
      ]);
    },
    resume(call) {
      const { src } = call.dialled;
      const did = call.incoming?.did;
      memory.keep(call, undefined, callerKey({ src, ...defined({ did }) }));
      if (call.incoming?.lookUp === 'pending') askWho(call);
    },
    stop() {
      unwatch();
    },
  };
};
