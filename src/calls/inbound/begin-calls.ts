import { rememberClock } from '../call-clock.ts';
import { isClosed } from '../call/advance.ts';
import type { Call } from '../call/call.ts';
import { incomingCallId } from '../call/incoming.ts';
import type { createAskWho } from './ask-who.ts';
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
  readonly askWho: ReturnType<typeof createAskWho>;
  /** The lines of this desk's CRM instance. */
  readonly linesOf: (lines: readonly AgentLine[]) => readonly AgentLine[];
};

/** A call that is being written, with the rows in which it was seen. */
interface Beginning {
  readonly call: Call;
  readonly dealt: readonly DealtRow[];
  readonly caller: string;
  readonly atMs: number;
}

/** Begins calls from rows of no open call; the rows are keyed by who calls whom. */
export const createBeginCalls = (
  deps: BeginDeps,
): ((fresh: ReadonlyMap<string, readonly DealtRow[]>, atMs: number) => Promise<void>) => {
  const { crm, morServer, book, clock, memory, askWho, linesOf } = deps;
  /**
   * Calls whose write failed: they may have been written all the same, and other nodes may show them. Later rows of the
   * caller could make another call of another id, so these are written again first.
   */
  const unsure = new Map<string, Beginning>();
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
    await write({ call: rememberClock(begun, clock), dealt, caller, atMs });
  };

  const write = async (beginning: Beginning): Promise<void> => {
    const { call, dealt, caller, atMs } = beginning;
    const { id } = call;
    unsure.set(id, beginning);
    const result = await book.begin({
      call,
      idempotencyKey: `incoming ${id}`,
      fingerprint: 'incoming',
      limits: NO_LIMITS,
      nowMs: atMs,
      fence: deps.fenced?.().fence,
    });
    unsure.delete(id);
    const isOurs = result.kind === 'existing' && result.call.createdAt === call.createdAt;
    if (result.kind !== 'created' && !isOurs) clock.forget(id);
    if (result.kind !== 'created' && result.kind !== 'existing') return;
    if (result.kind === 'existing') await book.reread([id]);
    const kept = (await book.get(id)) ?? call;
    for (const each of dealt) {
      if (isClosed(kept)) memory.end(each.key);
      else memory.keep(kept, each.key, caller);
    }
    if (result.kind === 'created') askWho.forAll(call);
  };

  return async (fresh, atMs) => {
    const again = [...unsure.values()];
    for (const beginning of again) await write(beginning);
    const callers = new Set(again.map(({ caller }) => caller));
    await Promise.all(
      [...fresh].map(async ([key, rows]) => {
        // The next list shows which of these belong to the call that is known now.
        if (callers.has(key)) return;
        const [first, ...others] = rows.filter(isShown);
        // A telephone that rings for its agent's callback shows nobody, but who answers there has answered this call.
        const hidden = rows.filter((row) => !isShown(row) && row.row.did !== undefined);
        if (first !== undefined) await begin([first, ...others, ...hidden], atMs);
      }),
    );
  };
};
