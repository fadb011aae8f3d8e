import { rememberClock } from '../call-clock.ts';
import { isClosed } from '../call/advance.ts';
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
  'morServer' | 'isFirst' | 'crm' | 'isSearchable' | 'countries' | 'internal' | 'book' | 'clock'
> & {
  readonly memory: ReturnType<typeof createDeskMemory>;
  readonly askWho: ReturnType<typeof createAskWho>;
  /** The lines of this desk's CRM instance. */
  readonly linesOf: (lines: readonly AgentLine[]) => readonly AgentLine[];
};

/** Begins calls from rows of no open call; the rows are keyed by who calls whom. */
export const createBeginCalls = (
  deps: BeginDeps,
): ((fresh: ReadonlyMap<string, readonly DealtRow[]>, atMs: number) => Promise<void>) => {
  const { crm, morServer, book, clock, memory, askWho, linesOf } = deps;
  const isShown = ({ free }: DealtRow): boolean => linesOf(free).length > 0;

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
      lines: linesOf(isShown(each) ? each.free : each.lines),
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
    if (result.kind === 'created') askWho.forAll(call);
  };

  return async (fresh, atMs) => {
    await Promise.all(
      [...fresh.values()].map(async (rows) => {
        const [first, ...others] = rows.filter(isShown);
        const line = linesOf(rows.flatMap(({ free }) => free))[0];
        // A telephone that rings for its agent's callback shows nobody, but who answers there has answered this call.
        const hidden = rows.filter((row) => !isShown(row) && row.row.did !== undefined);
        if (first !== undefined && line !== undefined) await begin([first, ...others, ...hidden], line, atMs);
      }),
    );
  };
};
