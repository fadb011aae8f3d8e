import type { AgentRef, Call } from './call/call.ts';
import { isDialling } from './call/advance.ts';
import { leftBehind, markUnknown } from './interrupted.ts';
import type { BeginResult, CallStore, Intent, Now, SaveOptions } from './ports.ts';
import { createOpenCalls } from './open-calls.ts';
import { createOutboxEntry } from './outbox-entry.ts';
import { createTurns } from './turns.ts';
import { createWatchers } from './watchers.ts';
import type { CallListener, ChangeListener } from './watchers.ts';

/** The calls of this process: open ones in memory, all of them in the store, changes told to who watches. */
export interface CallBook {
  /** Durable before it resolves; `created` calls are in memory from then on. */
  begin(intent: Intent): Promise<BeginResult>;
  /** Keeps a refused click for the record, and returns it as it is kept. */
  insert(call: Call): Promise<Call>;
  get(id: string): Promise<Call | undefined>;
  /** Open calls that somebody clicked, oldest first. */
  open(morServer?: string): readonly Call[];
  /** Open calls that came in, oldest first. */
  incoming(morServer?: string): readonly Call[];
  /**
   * Applies a change after all earlier changes of this call, stores it, then tells the watchers. `change` returns the
   * same value to say that nothing changed. Undefined: there is no such call.
   */
  update(
    id: string,
    change: (call: Call) => Call,
    options?: (after: Call) => SaveOptions,
  ): Promise<Call | undefined>;
  /** Every durable change of every call. Returns the way to stop. */
  watch(listener: ChangeListener): () => void;
  watchCall(id: string, listener: CallListener): () => void;
  watchAgent(agent: AgentRef, listener: CallListener): () => void;
  /**
   * Reads what another process, such as the command line, has written: open calls that are new here, and changes.
   * A call that the other process may still be dialling is left alone for `askingMs`, or as long as its node lives.
   * Resolves with the number of calls left alone for `askingMs`: look again when that time is over.
   */
  refresh(askingMs: number): Promise<number>;
  /** Another process has written these calls. */
  reread(ids: readonly string[]): Promise<void>;
  /** Loads the open calls after a start. What was being dialled when the process died becomes `unknown`. */
  recover(): Promise<number>;
}

export interface CallBookDeps {
  readonly store: CallStore;
  readonly now: Now;
  /** Does this CRM instance keep activities? Then an ended call waits in the outbox from the same write on. */
  readonly writesActivities: (crm: string) => boolean;
  /** Ids of the nodes that live, as the database says now; absent: this process is the only service. */
  readonly nodes?: () => Promise<ReadonlySet<string>>;
}

/** A write that finds the call changed by another process is made again on what is there now. */
const MOST_ATTEMPTS = 20;

export const createCallBook = ({ store, now, writesActivities, nodes }: CallBookDeps): CallBook => {
  const open = createOpenCalls();
  const inTurn = createTurns();
  const watchers = createWatchers();
  const withOutbox = createOutboxEntry(now, writesActivities);

  const tell = (call: Call, before?: Call): void => {
    watchers.tell(call, before, 'here');
  };

  const apply = async (
    id: string,
    change: (call: Call) => Call,
    options?: (after: Call) => SaveOptions,
  ): Promise<Call | undefined> => {
    let before = open.get(id) ?? (await store.get(id));
    for (let attempt = 1; before; attempt += 1) {
      const changed = change(before);
      if (changed === before) return before;
      const { call, options: outbox } = withOutbox(changed, before);
      const result = await store.save(call, { ...outbox, ...options?.(call) });
      if (result === 'fenced') return before;
      if (result === 'saved') {
        open.put(call);
        tell(call, before);
        return call;
      }
      if (attempt === MOST_ATTEMPTS) throw new Error(`call ${id} is changed by others all the time`);
      before = await readAgain(id, before);
    }
    return undefined;
  };

  /** Somebody else, such as the command line, has written this call meanwhile: theirs is where it stands. */
  const readAgain = async (id: string, before: Call): Promise<Call | undefined> => {
    const stored = await store.get(id);
    if (stored === undefined) open.remove(before);
    else if (stored.version > before.version || !open.has(id)) {
      open.put(stored);
      watchers.tell(stored, before, 'elsewhere');
    }
    return stored;
  };

  const update: CallBook['update'] = (id, change, options) => inTurn(id, () => apply(id, change, options));

  /** In turn with our own writes: what is read must not be older than what is remembered. */
  const rereadOne = (id: string): Promise<void> =>
    inTurn(id, async () => {
      const known = open.get(id);
      const stored = await store.get(id);
      if (stored === undefined) {
        if (known) open.remove(known);
        return;
      }
      if (known && known.version >= stored.version) return;
      open.put(stored);
      watchers.tell(stored, known, 'elsewhere');
    });

  /** Those of these calls that may be `unknown` by now. */
  const nobodys = async (calls: readonly Call[], askingMs: number): Promise<ReadonlySet<string>> => {
    // Read after the calls: a node is in the table before its first call is.
    const hasNodes = calls.some((call) => isDialling(call) && call.node !== undefined);
    return leftBehind(calls, hasNodes ? await nodes?.() : undefined, now(), askingMs);
  };

  return {
    async begin(intent) {
      const result = await store.begin(intent);
      if (result.kind === 'created') {
        open.put(intent.call);
        tell(intent.call);
      }
      return result;
    },
    async insert(refused) {
      const { call, options } = withOutbox(refused);
      await store.insert(call, options);
      tell(call);
      return call;
    },
    async get(id) {
      return open.get(id) ?? (await store.get(id));
    },
    open: (morServer) => open.clicked(morServer),
    incoming: (morServer) => open.incoming(morServer),
    update,
    watch: watchers.watch,
    watchCall: watchers.watchCall,
    watchAgent: watchers.watchAgent,
    async refresh(askingMs) {
      const before = open.all();
      const stored = await store.listOpen();
      const left = await nobodys(stored, askingMs);
      let asking = 0;
      for (const call of stored) {
        const known = open.get(call.id);
        // What this process is asking MOR about is known here; where there are nodes, so is what others ask about.
        if (left.has(call.id) && (known === undefined || call.node !== undefined)) {
          await update(call.id, (current) => markUnknown(current, now()));
          continue;
        }
        if (known && known.version >= call.version) continue;
        if (isDialling(call) && call.node === undefined && known === undefined) {
          asking += 1;
          continue;
        }
        await rereadOne(call.id);
      }
      const listed = new Set(stored.map(({ id }) => id));
      for (const call of before) {
        if (!listed.has(call.id) && open.get(call.id) === call) await rereadOne(call.id);
      }
      return asking;
    },
    async reread(ids) {
      await Promise.all(ids.map(rereadOne));
    },
    async recover() {
      const found = await store.listOpen();
      for (const call of found) {
        open.put(call);
        await update(call.id, (current) => markUnknown(current, now()));
      }
      return found.length;
    },
  };
};
