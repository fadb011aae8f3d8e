import { rememberClock } from '../call-clock.ts';
import { isClosed } from '../call/advance.ts';
import type { Call } from '../call/call.ts';
import { incomingCallId } from '../call/incoming.ts';
import type { AskWho } from './ask-who.ts';
import { callerKey, callerOf } from './caller.ts';
import type { createDeskMemory, DealtRow } from './desk-memory.ts';
import type { DeskDeps } from './desk.ts';
import type { AgentLine } from './lines.ts';
import { newIncoming } from './new-incoming.ts';

const NO_LIMITS = {
  concurrent: Number.MAX_SAFE_INTEGER,
  perMinute: Number.MAX_SAFE_INTEGER,
  perDay: Number.MAX_SAFE_INTEGER,
};

type BeginDeps = Pick<
  DeskDeps,
  'morServer' | 'isFirst' | 'crm' | 'isSearchable' | 'countries' | 'internal' | 'book' | 'clock' | 'fenced'
> & {
  readonly memory: ReturnType<typeof createDeskMemory>;
  readonly askWho: AskWho;
  /** The lines of this desk's CRM instance. */
  readonly linesOf: (lines: readonly AgentLine[]) => readonly AgentLine[];
};

export interface BeginCalls {
  /** Begins calls from rows of no known call; the rows are keyed by who calls whom. */
  begin(fresh: ReadonlyMap<string, readonly DealtRow[]>, atMs: number): Promise<void>;
  /**
   * Writes a call again whose write has failed; otherwise does nothing. It may have been written all the same, and other nodes
   * may show it: later rows of the caller must not make another call of another id.
   */
  settle(callId: string): Promise<void>;
}

export const createBeginCalls = (deps: BeginDeps): BeginCalls => {
  const { crm, morServer, book, clock, memory, askWho, linesOf } = deps;
  /** Calls of which it is not known that they are written. */
  const unsure = new Map<string, Call>();
  const isShown = ({ free }: DealtRow): boolean => linesOf(free).length > 0;

  const idOf = ({ key }: DealtRow): string => incomingCallId(morServer, key, deps.isFirst ? undefined : crm);

  /** Was it a row of this call? MOR may show rows of a finished call for a while. */
  const isRowOf = ({ following }: Call, { row: { uniqueId } }: DealtRow): boolean =>
    uniqueId === undefined || following.uniqueIds.includes(uniqueId);

  /** The rows of no stored call. An open call that began with one of them has them all. */
  const unknownOf = async (dealt: readonly DealtRow[]): Promise<readonly DealtRow[]> => {
    let unknown = dealt;
    for (const each of dealt) {
      const stored = await book.get(idOf(each));
      if (stored === undefined) continue;
      if (!isClosed(stored)) {
        for (const { key, row } of dealt) memory.keep(stored, key, callerKey(row));
        return [];
      }
      for (const one of dealt.filter((row) => row === each || isRowOf(stored, row))) {
        memory.end(one.key);
        unknown = unknown.filter((row) => row !== one);
      }
    }
    return unknown;
  };

  const begin = async (shown: readonly DealtRow[], atMs: number): Promise<void> => {
    const dealt = await unknownOf(shown);
    const [first] = dealt;
    const line = linesOf(dealt.flatMap(({ free }) => free))[0];
    if (first === undefined || line === undefined) return;
    const { row } = first;
    const id = idOf(first);
    const caller = callerKey(row);
    const seen = dealt.map((each) => ({
      row: each.row,
      lines: linesOf(isShown(each) ? each.free : each.lines),
    }));
    const [one = { row, lines: [line] }, ...others] = seen;
    const about = {
      id,
      morServer,
      isSearchable: deps.isSearchable,
      caller: callerOf(row.src, deps.countries(), deps.internal()),
    };
    const begun = newIncoming(about, [one, ...others], line, atMs);
    clock.begin(begun);
    const call = rememberClock(begun, clock);
    for (const { key } of dealt) memory.keep(call, key, caller);
    await write(call);
  };

  const write = async (call: Call): Promise<void> => {
    const { id } = call;
    unsure.set(id, call);
    const result = await book.begin({
      call,
      idempotencyKey: `incoming ${id}`,
      fingerprint: 'incoming',
      limits: NO_LIMITS,
      nowMs: Date.parse(call.createdAt),
      fence: deps.fenced?.().fence,
    });
    unsure.delete(id);
    if (result.kind === 'created') {
      askWho.ask(call);
      return;
    }
    if (result.kind !== 'existing') {
      memory.drop(id);
      clock.forget(id);
      return;
    }
    if (result.call.createdAt !== call.createdAt) clock.forget(id);
    await book.reread([id]);
    const kept = (await book.get(id)) ?? result.call;
    memory.changed(kept);
    askWho.ask(kept);
  };

  return {
    async begin(fresh, atMs) {
      await Promise.all(
        [...fresh.values()].map(async (rows) => {
          const [first, ...others] = rows.filter(isShown);
          // Where an agent's own callback rings, the telephone is not shown as rung, but an answer there is one to this call.
          const hidden = rows.filter((row) => !isShown(row) && row.row.did !== undefined);
          if (first !== undefined) await begin([first, ...others, ...hidden], atMs);
        }),
      );
    },
    async settle(callId) {
      const call = unsure.get(callId);
      if (call !== undefined) await write(call);
    },
  };
};
